// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decoding/decode.h"
#include "model/storage/bundle.h"
#include "tests/app/commandline/program.h"
#include "tests/support/tinybundle.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

class TranslateCommandTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void translatesEachArgument();
    void translatesStandardInputLineByLine();
    void answersALineBeforeTheNextOneComes();
    void survivesStrangeText_data();
    void survivesStrangeText();
    void linesThatAreTooLongAreNamedAndLeftOut();
    void aTextThatIsTooLongIsNamed();
    void failsWithoutModel();

private:
    QByteArray expected(const QByteArray& text) const;

    QTemporaryDir m_folder;
    std::unique_ptr<lab::Bundle> m_bundle;
};

void TranslateCommandTest::initTestCase()
{
    lab::makeTinyBundle(m_folder.path().toStdString());
    m_bundle = std::make_unique<lab::Bundle>(lab::loadBundle(m_folder.path().toStdString()));
}

QByteArray TranslateCommandTest::expected(const QByteArray& text) const
{
    return QByteArray::fromStdString(lab::decode(m_bundle->model, text.toStdString()).text) + '\n';
}

void TranslateCommandTest::translatesEachArgument()
{
    const auto result = program::run({"translate", "--model", m_folder.path(), "我爱你。", "欢迎来北京。"});
    QCOMPARE(result.error, QByteArray());
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.output, expected("我爱你。") + expected("欢迎来北京。"));
}

void TranslateCommandTest::translatesStandardInputLineByLine()
{
    const auto result = program::run({"translate", "--model", m_folder.path()}, "我爱你。\r\n\n他在学校");
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.output, expected("我爱你。") + "\n" + expected("他在学校"));
}

void TranslateCommandTest::answersALineBeforeTheNextOneComes()
{
    QProcess process;
    process.start(PROGRAM, {"translate", "--model", m_folder.path()});
    for (const char* line : {"我爱你。", "今天天气很好。"}) {
        process.write(QByteArray(line) + '\n');
        while (!process.canReadLine())
            QVERIFY2(process.waitForReadyRead(), "no answer while standard input is open");
        QCOMPARE(process.readLine(), expected(line));
    }
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 0);
}

void TranslateCommandTest::survivesStrangeText_data()
{
    QTest::addColumn<QByteArray>("line");

    QTest::newRow("empty") << QByteArray();
    QTest::newRow("one character") << QByteArray("我");
    QTest::newRow("spaces") << QByteArray("   ");
    QTest::newRow("emoji") << QByteArray("我😀👩‍👩‍👧爱你");
    QTest::newRow("latin") << QByteArray("Hello, world!");
    QTest::newRow("right to left") << QByteArray("مرحبا بالعالم");
    QTest::newRow("300 characters") << QByteArray("好").repeated(300);
}

void TranslateCommandTest::survivesStrangeText()
{
    QFETCH(QByteArray, line);
    const auto result = program::run({"translate", "--model", m_folder.path()}, line + "\n我爱你。\n");
    QCOMPARE(result.error, QByteArray());
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.output.count('\n'), 2);
    QVERIFY(result.output.endsWith('\n' + expected("我爱你。")));
}

void TranslateCommandTest::linesThatAreTooLongAreNamedAndLeftOut()
{
    const QByteArray tooLong = QByteArray("我").repeated(2001);
    const QStringList command{"translate", "--model", m_folder.path(), "--max-steps", "3"};
    const auto result = program::run(command, "我\n" + tooLong + "\n你\n");
    QCOMPARE(result.exitCode, 1);
    QCOMPARE(
        result.error, QByteArray("attention-lab: line 2: this text has 2001 characters, but may have at most "
                                 "2000 (--max-characters sets another limit)\n"
                                 "attention-lab: 1 of 3 lines failed\n"));
    const QList<QByteArray> lines = result.output.split('\n');
    QCOMPARE(lines.size(), 4); // and the end of the last
    QCOMPARE(lines[1], QByteArray());
    const auto allowed = program::run(command + QStringList{"--max-characters", "2001"}, tooLong + '\n');
    QCOMPARE(allowed.error, QByteArray());
    QCOMPARE(allowed.exitCode, 0);
}

void TranslateCommandTest::aTextThatIsTooLongIsNamed()
{
    const auto result = program::run(
        {"translate", "--model", m_folder.path(), "--max-characters", "3", "我爱你。", "我爱你"});
    QCOMPARE(result.exitCode, 1);
    QVERIFY(result.error.startsWith("attention-lab: text 1: this text has 4 characters"));
    QVERIFY(result.error.endsWith("attention-lab: 1 of 2 texts failed\n"));
    QCOMPARE(result.output, '\n' + expected("我爱你"));
}

void TranslateCommandTest::failsWithoutModel()
{
    const auto result = program::run({"translate", "--model", "no-such-model", "我"});
    QCOMPARE(result.exitCode, 1);
    QCOMPARE(result.output, QByteArray());
    QVERIFY(result.error.startsWith("attention-lab: "));
    QVERIFY(result.error.contains("no-such-model"));
    QCOMPARE(result.error.count('\n'), 1);
}

QTEST_GUILESS_MAIN(TranslateCommandTest)
#include "translatecommandtest.moc"
