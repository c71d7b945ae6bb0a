// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/texttable.h"
#include "tests/app/commandline/program.h"
#include "tests/support/tinybundle.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

/// Words from outside do nothing to what shows them: terminals, spreadsheets, readers of XML.
class HarmlessTextTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    QString model() const { return m_folder.filePath("tiny"); }

    QByteArray exported(const QString& source, const QString& name, const QStringList& options = {}) const
    {
        const QString file = m_folder.filePath(name);
        const auto result = program::run(
            QStringList{"export", "--model", model(), "--source", source, "--force", "--out", file} +
            options);
        if (result.exitCode != 0)
            qWarning("%s", result.error.constData());
        QFile content(file);
        return content.open(QIODevice::ReadOnly) ? content.readAll() : QByteArray();
    }

    program::Result reproduced(const QString& name, const QByteArray& content) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write a file of the test");
        file.close();
        return program::run({"reproduce", file.fileName()}, {}, m_folder.path());
    }

    static bool hasControls(const QByteArray& text)
    {
        for (const QChar c : QString::fromUtf8(text)) {
            if ((c.category() == QChar::Other_Control && c != u'\n') || c == QChar(0x202E))
                return true;
        }
        return false;
    }

private slots:
    void initTestCase() { lab::makeTinyBundle(model().toStdString()); }

    void errorsObeyNothing()
    {
        const QString evil = QStringLiteral("\x1B]0;owned\x07\u009B31m\u202Etxt");
        for (const QStringList& arguments :
            {QStringList{"translate", "--model", evil, "我"}, QStringList{"reproduce", evil},
                QStringList{evil + "x"}, QStringList{"evaluate", "--data", evil},
                QStringList{"export", "--model", model(), "--source", "我", "--out", evil}}) {
            const auto result = program::run(arguments);
            QVERIFY(result.exitCode == 1 || result.exitCode == 2);
            QVERIFY2(!hasControls(result.error), qPrintable(arguments.first()));
        }
    }

    void recipesObeyNothing()
    {
        QByteArray csv = exported("我", "a.csv", {"--view", "scores"});
        QVERIFY(csv.contains("\"model\":\"tiny\""));
        csv.replace("\"model\":\"tiny\"", "\"model\":\"\\u001b[31m\u009B\u202E\"");
        const auto result = reproduced("b.csv", csv);
        QCOMPARE(result.exitCode, 1);
        QVERIFY(!hasControls(result.error));
        QVERIFY(result.error.contains("<U+001B>[31m<U+009B><U+202E>"));
    }

    void tablesObeyNothing()
    {
        const lab::TextTable table{
            {{"\x1Btitle", {"a\nb", "\u202Ec"}, lab::TextTable::Align::Left}, {"n", {"1", "2"}}}};
        QCOMPARE(QString::fromStdString(lab::formatTable(table)),
            QStringLiteral("<U+001B>title  n\na b            1\n<U+202E>c      2\n"));
        const auto traced = program::run({"trace", "--model", model(), "--source", "我\u202E爱\u009B"});
        QCOMPARE(traced.exitCode, 0);
        QVERIFY(!hasControls(traced.output));
    }

    void textsOfSvgAndPagesAreLegalInXml()
    {
        const QString source = QStringLiteral("我\uFFFE爱\uFFFF\u0001你");
        const QByteArray svg = exported(source, "a.svg", {"--view", "scores", "--caption", source});
        QXmlStreamReader reader(svg);
        while (!reader.atEnd())
            reader.readNext();
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        for (const char* illegal : {"\xEF\xBF\xBE", "\xEF\xBF\xBF", "\x01"})
            QVERIFY(!svg.contains(illegal));
        const QByteArray page = exported(source, "a.html");
        const QByteArray head = page.left(page.indexOf("<style"));
        for (const char* illegal : {"\xEF\xBF\xBE", "\xEF\xBF\xBF", "\x01"})
            QVERIFY(!head.contains(illegal));
        for (const char* name : {"a.svg", "a.html"}) // the recipe has it exactly
            QCOMPARE(program::run({"reproduce", m_folder.filePath(name)}, {}, m_folder.path()).exitCode, 0);
    }

    void aTableBeginsWithAMarkThatReadersPass()
    {
        const QByteArray csv = exported("欢迎", "mark.csv", {"--view", "scores"});
        QVERIFY(csv.startsWith("\xEF\xBB\xBF# Software: Attention Lab"));
        const QByteArray bare = exported("欢迎", "bare.csv", {"--view", "scores", "--no-byte-order-mark"});
        QVERIFY(bare.startsWith("# Software: Attention Lab"));
        for (const char* name : {"mark.csv", "bare.csv"})
            QCOMPARE(program::run({"reproduce", m_folder.filePath(name)}, {}, m_folder.path()).exitCode, 0);
    }

    void tablesFromBeforeAreMadeAgain()
    {
        QByteArray csv = exported("=1+1,=2", "new.csv", {"--view", "scores", "--no-byte-order-mark"});
        QVERIFY(csv.contains("# Sentence: =1+1,'=2\r\n"));
        const QByteArray style = ",\"csv\":{\"byteOrderMark\":false,\"guarded\":true}";
        QCOMPARE(csv.count(style), 1);
        csv.replace(style, "").replace("'", "");
        const auto result = reproduced("old.csv", csv);
        QCOMPARE(result.error, QByteArray());
        QCOMPARE(result.exitCode, 0);
    }

    void wordsAreNoFormulas()
    {
        const QByteArray csv = exported("=1+1,=2 '=3", "formula.csv", {"--view", "scores"});
        for (const QByteArray& line : csv.split('\n')) {
            for (const QByteArray& cell : line.split(',')) {
                bool isNumber = false;
                cell.trimmed().toDouble(&isNumber);
                QVERIFY2(
                    isNumber || cell.isEmpty() || !QByteArray("=+-@\t").contains(cell[0]), cell.constData());
            }
        }
        QCOMPARE(
            program::run({"reproduce", m_folder.filePath("formula.csv")}, {}, m_folder.path()).exitCode, 0);
    }
};

QTEST_GUILESS_MAIN(HarmlessTextTest)
#include "harmlesstexttest.moc"
