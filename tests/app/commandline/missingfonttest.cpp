// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/commandline/program.h"
#include "tests/support/tinybundle.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

/// A system without Chinese characters.
class MissingFontTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    program::Result exported(const QString& source, const QString& ending, const QStringList& options) const
    {
        return program::run(QStringList{"export", "--model", m_folder.filePath("tiny"), "--source", source,
                                "--force", "--out", m_folder.filePath("map." + ending)} +
                            options);
    }

private slots:
    void initTestCase()
    {
        lab::makeTinyBundle(m_folder.filePath("tiny").toStdString());
        QFile configuration(m_folder.filePath("fonts.conf"));
        QVERIFY(configuration.open(QIODevice::WriteOnly));
        configuration.write("<fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir></fontconfig>");
    }

    void init() { qputenv("FONTCONFIG_FILE", QFile::encodeName(m_folder.filePath("fonts.conf"))); }
    void cleanup() { qunsetenv("FONTCONFIG_FILE"); }

    void everyPictureSaysWhatNoFontHas_data()
    {
        QTest::addColumn<QString>("ending");
        for (const char* ending : {"png", "svg", "pdf", "gif", "tex"})
            QTest::newRow(ending) << ending;
    }

    void everyPictureSaysWhatNoFontHas()
    {
        QFETCH(QString, ending);
        const auto result = exported("我 hello 我", ending, {"--view", "scores"});
        QCOMPARE(result.exitCode, 0);
        QCOMPARE(result.error.count('\n'), 1);
        QVERIFY2(result.error.contains("map." + ending.toUtf8() + ": no font "), result.error.constData());
        QVERIFY2(result.error.contains("has 我 (U+6211)"), result.error.constData());
        QVERIFY(result.error.contains("fonts-noto-cjk"));
    }

    void textsOfAnSvgMayHaveAFontElsewhere()
    {
        QVERIFY(
            exported("我", "svg", {"--view", "scores"}).error.contains("boxes wherever no font has them;"));
        QVERIFY(exported("我", "pdf", {"--view", "scores"}).error.contains("so they are empty boxes;"));
    }

    void numbersNeedNoFont()
    {
        QCOMPARE(exported("我", "csv", {"--view", "scores"}).error, QByteArray());
        QCOMPARE(exported("我", "npz", {}).error, QByteArray());
        QCOMPARE(exported("hello", "png", {"--view", "scores"}).error, QByteArray());
    }

    void aBatchSaysItOnce()
    {
        const auto result = program::run({"export", "--model", m_folder.filePath("tiny"), "--batch", "-",
                                             "--view", "scores", "--out", m_folder.filePath("{line}.png")},
            "我\n我\n你\n");
        QCOMPARE(result.error.count("U+6211"), 1);
        QCOMPARE(result.error.count("U+4F60"), 1);
    }

    void anEmojiIsMissedByTexOnly()
    {
        qunsetenv("FONTCONFIG_FILE");
        const auto result = exported("我", "tex", {"--view", "scores,probabilities", "--caption", "😀"});
        QVERIFY2(result.error.contains("😀 (U+1F600), so XeLaTeX leaves them out"), result.error.constData());
        QCOMPARE(exported("我", "png", {"--view", "scores"}).error, QByteArray());
    }
};

QTEST_GUILESS_MAIN(MissingFontTest)
#include "missingfonttest.moc"
