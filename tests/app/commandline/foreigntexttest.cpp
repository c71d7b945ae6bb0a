// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/math/random.h"
#include "model/storage/bundle.h"
#include "model/translation/recurrent.h"
#include "tests/app/commandline/program.h"
#include "tests/support/tinybundle.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// Texts from other programs, in whatever encoding they come.
class ForeignTextTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    // 我爱你。 and 欢迎来北京。
    const QByteArray m_gbk[2] = {
        "\xCE\xD2\xB0\xAE\xC4\xE3\xA1\xA3", "\xBB\xB6\xD3\xAD\xC0\xB4\xB1\xB1\xBE\xA9\xA1\xA3"};
    const QByteArray m_utf8[2] = {"我爱你。", "欢迎来北京。"};

    QString model() const { return m_folder.filePath("tiny"); }

    QString write(const QString& name, const QByteArray& content) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write a file of the test");
        return file.fileName();
    }

    program::Result translate(const QByteArray& input) const
    {
        return program::run({"translate", "--model", model()}, input);
    }

    static QByteArray utf16(const QByteArray& text)
    {
        const QString units = QChar(0xFEFF) + QString::fromUtf8(text);
        return {reinterpret_cast<const char*>(units.utf16()), units.size() * 2};
    }

private slots:
    void initTestCase() { lab::makeTinyBundle(model().toStdString()); }

    void standardInputIsReadOrRefused()
    {
        const QByteArray expected = translate(m_utf8[0] + '\n' + m_utf8[1] + '\n').output;
        const auto chinese = translate(m_gbk[0] + '\n' + m_gbk[1] + '\n');
        QCOMPARE(chinese.exitCode, 0);
        QCOMPARE(chinese.output, expected);
        QCOMPARE(chinese.error,
            QByteArray("attention-lab: standard input: read as GB18030, as it is not UTF-8\n"));
        const auto wide = translate(utf16(m_utf8[0] + "\r\n" + m_utf8[1] + "\r\n"));
        QCOMPARE(wide.output, expected);
        QVERIFY(wide.error.contains("UTF-16LE"));
        const auto unknown = translate(m_utf8[0] + "\n\xFF\n");
        QCOMPARE(unknown.exitCode, 1);
        QCOMPARE(unknown.output.count('\n'), 2); // one of them empty
        QVERIFY(unknown.error.startsWith(
            "attention-lab: line 2: standard input: expected text in UTF-8, found the byte 0xFF.\n"));
        QVERIFY(translate(QByteArray("a\0b\n", 4))
                    .error.contains("line 1: standard input: expected text, found a NUL"));
    }

    void aBatchIsReadAndNamesTheLinesThatAreNone()
    {
        const QStringList options = {"export", "--model", model(), "--json", "-", "--batch"};
        const QByteArray plain =
            program::run(options + QStringList{write("a.txt", m_utf8[1] + '\n' + m_utf8[0] + '\n')}).output;
        QCOMPARE(plain.count('\n'), 2);
        const QString file = write("b.txt", m_gbk[1] + "\r\n" + m_gbk[0] + "\r\n");
        const auto chinese = program::run(options + QStringList{file});
        QCOMPARE(chinese.output, plain);
        QVERIFY(chinese.error.contains(file.toUtf8() + ": read as GB18030"));
        const QString broken = write("c.txt", m_utf8[1] + "\n\xFF\n" + m_utf8[0] + '\n');
        const auto named = program::run(options + QStringList{broken});
        QCOMPARE(named.output, plain);
        QCOMPARE(named.exitCode, 1);
        QVERIFY2(named.error.contains(
                     "line 2: " + broken.toUtf8() + ": expected text in UTF-8, found the byte 0xFF."),
            named.error.constData());
    }

    void pairsAreScoredAlikeInEveryEncoding()
    {
        const auto pairs = [this](const QByteArray* sources) {
            QByteArray text;
            for (int i = 0; i < 2; ++i)
                text += sources[i] + '\t' + translate(m_utf8[i]).output;
            return text;
        };
        const auto bleu = [this](const QByteArray& text) {
            const auto result = program::run(
                {"evaluate", "--model", model(), "--data", write("pairs.tsv", text), "--csv", "-"});
            return result.output.split('\n').value(1).split(',').value(2) + ' ' + result.error.trimmed();
        };
        QCOMPARE(bleu(pairs(m_utf8)), QByteArray("100.00 "));
        QVERIFY(bleu(pairs(m_gbk)).startsWith("100.00 attention-lab: "));
        QVERIFY(bleu(utf16(pairs(m_utf8))).startsWith("100.00 attention-lab: "));
        QVERIFY(bleu("a\tb\n" + m_gbk[0] + "\tc\td\te\n").contains("line 2: 4 columns"));
        // 北京 alone may be anything
        QVERIFY(bleu("\xB1\xB1\xBE\xA9\tBeijing\n")
                    .contains("line 1: expected text in UTF-8, found bytes that look like GB18030."));
    }

    void alignmentsAndTrainingPairsAreReadAlike()
    {
        const QString pairs = write("pairs.tsv", m_gbk[0] + "\tI love you.\n");
        const auto result = program::run({"evaluate", "--model", model(), "--data", pairs, "--alignments",
            write("links.tsv", "\xCE\xD2 \xB0\xAE \xC4\xE3\tI love you\tI love you\t0-0 1-1 2-2\n")});
        QCOMPARE(result.exitCode, 0);
        QVERIFY2(result.error.contains("links.tsv: read as GB18030"), result.error.constData());
        QDir(m_folder.path()).mkpath("data/tatoeba-zh-en");
        QDir(m_folder.path()).mkpath("data/jec-basic-zh-en");
        for (const char* name :
            {"tatoeba-zh-en/train.tsv", "tatoeba-zh-en/dev.tsv", "jec-basic-zh-en/train.tsv"})
            write(QString("data/") + name, m_gbk[0] + "\tI love you.\n");
        const auto trained = program::run(
            {"train", "--config", SOURCE_DIRECTORY "/resources/training/zh-en-fixed-context.json", "--data",
                m_folder.filePath("data"), "--out", m_folder.filePath("trained"), "--steps", "1"});
        QVERIFY2(trained.error.contains("train.tsv: read as GB18030"), trained.error.constData());
    }

    void aSentenceThatIsOneUnknownWordIsSaid()
    {
        const std::filesystem::path list =
            write("list.tokens", "<pad>\r\n<s>\r\n</s>\r\n<unk>\r\n\xCE\xD2\r\n\xB0\xAE\r\n\xC4\xE3\r\n")
                .toStdString();
        const QString folder = m_folder.filePath("words");
        const lab::PlainFormat format{
            lab::TextSplit::Spaces, {.unknown = 3, .begin = 1, .end = 2, .padding = 0}};
        const lab::RecurrentConfig config{7, 7, 3, 2, 4, 5};
        lab::RecurrentTranslator translator(config);
        lab::Random random(1);
        translator.initialize(random);
        lab::saveBundle(folder.toStdString(), config, translator.parameters(),
            {list, list, "zh", "en", {format, format}});
        const auto split = program::run({"translate", "--model", folder, "我 爱 你"});
        QCOMPARE(split.exitCode, 0);
        QCOMPARE(split.error.count('\n'), 2);
        QCOMPARE(split.error.count("tokens: read as GB18030"), 2);
        for (const QStringList& command :
            {QStringList{"translate", "我爱你", "我爱你"}, QStringList{"trace", "--source", "我爱你"},
                QStringList{"export", "--json", "-", "--source", "我爱你"}}) {
            const auto whole = program::run(command + QStringList{"--model", folder});
            QCOMPARE(whole.exitCode, 0);
            QCOMPARE(whole.error.count("\"我爱你\" is one unknown word"), 1);
        }
    }

    void argumentsInAnotherEncodingAreRefused()
    {
        QProcess shell;
        for (const QString command :
            {"translate --model %1", "trace --model %1 --source", "export --model %1 --json - --source"}) {
            shell.start("sh", {"-c", QStringLiteral("'" PROGRAM "' ") + command.arg(model()) +
                                         " \"$(printf '\\316\\322\\260\\256')\""});
            QVERIFY(shell.waitForFinished());
            QCOMPARE(shell.exitCode(), 2);
            QVERIFY(shell.readAllStandardError().contains(
                "expected text in UTF-8, found bytes that look like GB18030"));
        }
        shell.start("sh", {"-c", "unset DISPLAY WAYLAND_DISPLAY QT_QPA_PLATFORM; '" PROGRAM
                                 "' \"$(printf '\\316\\322\\260\\256')\""});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.exitCode(), 2);
        QVERIFY(shell.readAllStandardError().contains("found bytes that look like GB18030"));
    }
};

QTEST_GUILESS_MAIN(ForeignTextTest)
#include "foreigntexttest.moc"
