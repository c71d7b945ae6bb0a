// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/targets.h"

#include <QDir>
#include <QFile>
#include <QTest>

#ifdef WITH_WINDOW
#include <QApplication>
#endif

using namespace lab;

/// Feeds each target of tests/fuzz with the files of its corpus: seeds, and what was once found with them.
class CorpusTest : public QObject {
    Q_OBJECT

private slots:
    void eachFileIsReadOrRefused_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("file");
        for (const fuzz::Target& target : fuzz::targets()) {
            const QDir folder(QStringLiteral(SOURCE_DIRECTORY "/tests/fuzz/corpus/") + target.name);
            const QStringList files = folder.entryList(QDir::Files);
            QVERIFY2(!files.isEmpty(), target.name);
            for (const QString& file : files)
                QTest::newRow(qPrintable(QString(target.name) + "/" + file))
                    << QString(target.name) << folder.filePath(file);
        }
    }

    void eachFileIsReadOrRefused()
    {
        QFETCH(QString, target);
        QFETCH(QString, file);
        QFile input(file);
        QVERIFY(input.open(QIODevice::ReadOnly));
        const QByteArray bytes = input.readAll();
        for (const fuzz::Target& known : fuzz::targets()) {
            if (target == known.name)
                known.run({bytes.constData(), std::size_t(bytes.size())});
        }
    }
};

#ifdef WITH_WINDOW
QTEST_MAIN(CorpusTest)
#else
QTEST_GUILESS_MAIN(CorpusTest)
#endif
#include "corpustest.moc"
