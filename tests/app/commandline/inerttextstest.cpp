// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <nlohmann/json.hpp>

/// Sentences, captions and names of models are texts in every format, whatever they look like.
class InertTextsTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    const QString m_hostile = QStringLiteral("=1+1 </script><script>alert(1)</script> &amp; &#65; ]]> --> "
                                             "\\input{x} \\end{document} $x^2$ % # \"q\" 'a' ^^5c");
    const QString m_caption = QStringLiteral("</script>&amp;\\input{x}$%"); ///< short enough to be whole
    const QString m_model = QStringLiteral("a&b<script>\\input{x}$%#");

    QByteArray exported(const QString& name, const QStringList& more = {"--view", "scores"}) const
    {
        const QString file = m_folder.filePath(name);
        const program::Result result =
            program::run(QStringList{"export", "--model", m_folder.filePath(m_model), "--source", m_hostile,
                             "--out", file} +
                         more);
        QFile written(file);
        return result.exitCode == 0 && written.open(QIODevice::ReadOnly) ? written.readAll()
                                                                         : "failed: " + result.error;
    }

private slots:
    void initTestCase()
    {
        QVERIFY(QDir(m_folder.path()).mkdir(m_model));
        const QDir shipped(SOURCE_DIRECTORY "/resources/models/zh-en-additive");
        for (const QString& name : shipped.entryList(QDir::Files))
            QVERIFY(QFile::copy(shipped.filePath(name), m_folder.filePath(m_model + '/' + name)));
    }

    void inSvgTheyAreCharacters()
    {
        QXmlStreamReader reader(
            exported("map.svg", {"--view", "scores,probabilities", "--caption", m_caption}));
        QString texts;
        while (!reader.atEnd()) {
            if (reader.readNext() == QXmlStreamReader::StartElement)
                QVERIFY2(reader.name() != u"script", "an element");
            if (reader.isCharacters())
                texts += reader.text();
        }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QCOMPARE(texts.count(m_hostile), 1); // in the metadata
        QVERIFY(texts.contains(m_caption));
    }

    void onAPageTheyAreNoMarkup()
    {
        const QByteArray page = exported("page.html", {});
        QCOMPARE(page.count("<script"), 3);
        QCOMPARE(page.count("</script"), 3);
        QVERIFY(!page.contains("<b>"));
        QVERIFY(!page.contains("a&b<"));
    }

    void inTexTheyAreNoCommands()
    {
        const QByteArray picture =
            exported("map.tex", {"--view", "scores,probabilities", "--caption", m_caption});
        static const QRegularExpression comment("(?<!\\\\)%.*");
        int braces = 0;
        for (QString line : QString::fromUtf8(picture).split('\n')) {
            line.remove(comment);
            QVERIFY2(!line.contains("\\input"), qPrintable(line));
            QVERIFY2(
                !line.contains("\\end{document}") || line.trimmed() == "\\end{document}", qPrintable(line));
            QVERIFY2(!line.contains("^^"), qPrintable(line));
            line.remove("\\{").remove("\\}");
            braces += int(line.count('{') - line.count('}'));
        }
        QCOMPARE(braces, 0);
        QVERIFY(picture.contains("\\textbackslash{}input\\{x\\}"));
    }

    void inJsonTheyComeBack()
    {
        const auto record = nlohmann::json::parse(exported("decode.json", {}).toStdString());
        QCOMPARE(QString::fromStdString(record.at("source").at("text").get<std::string>()), m_hostile);
    }

    void inCsvTheyStayInTheirField()
    {
        QByteArray table = exported("map.csv");
        QVERIFY(table.startsWith("\xEF\xBB\xBF"));
        table.remove(0, 3);
        const QList<QByteArray> lines = table.split('\n');
        QVERIFY(lines.contains("# Sentence: " + m_hostile.toUtf8() + '\r'));
        qsizetype fields = 0;
        for (const QByteArray& line : lines) {
            if (line.startsWith('#') || line.isEmpty())
                continue;
            QByteArray outside = line; // without what stands in quotes
            static const QRegularExpression quoted("\"(?:[^\"]|\"\")*\"");
            const qsizetype count = QString::fromUtf8(outside).remove(quoted).count(',');
            QVERIFY(count > 0 && (fields == 0 || count == fields));
            fields = count;
        }
    }

    void filesThatSayWhereTheyComeFromAreMadeAgain()
    {
        for (const char* name :
            {"again.svg", "again.tex", "again.png", "again.pdf", "again.csv", "again.html"}) {
            const bool page = QByteArray(name).endsWith("html");
            const QByteArray first = exported(name, page ? QStringList{} : QStringList{"--view", "scores"});
            QVERIFY2(!first.startsWith("failed"), first);
            const program::Result again =
                program::run({"reproduce", m_folder.filePath(name), "--model", m_folder.filePath(m_model)});
            QVERIFY2(again.exitCode == 0, name + QByteArray(": ") + again.error);
        }
    }
};

QTEST_GUILESS_MAIN(InertTextsTest)
#include "inerttextstest.moc"
