// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sessionfile.h"
#include "app/session.h"
#include "model/math/error.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace lab;

namespace {

/// Everything other than at the start.
SessionInputs fullInputs()
{
    SessionInputs inputs;
    inputs.model = QStringLiteral("/models/größer \"2\"");
    inputs.sentence = QStringLiteral("我说：\"你好\" 😀\\");
    inputs.attention.weighting = Weighting::HardSample;
    inputs.attention.k = 3;
    inputs.attention.mean = true;
    inputs.attention.seed = 9'007'199'254'740'993; // more than a double can count
    inputs.attention.temperature = 0.1F;
    inputs.head = {AttentionSite::EncoderSelf, 2, 7, 4};
    inputs.words = true;
    inputs.place = {6, Stage::Softmax, 5};
    inputs.stepSize = StepSize::Key;
    inputs.speed = 0.5;
    return inputs;
}

} // namespace

/// The file format of sessions.
class SessionFileTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    QString write(const QByteArray& content) const
    {
        QFile file(m_folder.filePath(QStringLiteral("written.attention.json")));
        const bool written = file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
        return written ? file.fileName() : QString();
    }

    /// What is said about a file that cannot be opened.
    static QString refusalOf(const QString& file)
    {
        try {
            loadSession(file);
        } catch (const Error& error) {
            return QString::fromUtf8(error.what());
        }
        return {};
    }

    /// The sentence about a saved session in which one text has been replaced by another.
    QString refusalWith(const QByteArray& before, const QByteArray& after) const
    {
        QByteArray text = QByteArray::fromStdString(sessionText({fullInputs()}));
        return text.contains(before) ? refusalOf(write(text.replace(before, after)))
                                     : QStringLiteral("no such text");
    }

private slots:
    void everythingComesBack()
    {
        const QString file = m_folder.filePath(QStringLiteral("full.attention.json"));
        saveSession({fullInputs()}, file);
        QCOMPARE(loadSession(file).inputs, fullInputs());
        QVERIFY(loadSession(file).savedAs.isEmpty());
        saveSession({SessionInputs{}, QStringLiteral("/home/a.attention.json")}, file);
        QCOMPARE(loadSession(file).inputs, SessionInputs{});
        QCOMPARE(loadSession(file).savedAs, QStringLiteral("/home/a.attention.json"));
        QCOMPARE(
            QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1); // nothing is left over
    }

    void whatCannotBeSeenIsNotRead()
    {
        SessionInputs inputs = fullInputs();
        inputs.sentence = QString::fromUtf8("我\x01爱\u202e你\t。");
        const std::string text = sessionText({inputs});
        QCOMPARE(sessionFromText(text, "file").inputs.sentence, QStringLiteral("我 爱你 。"));
    }

    void theFormatIsAsDocumented()
    {
        SessionInputs inputs;
        inputs.model = QStringLiteral("zh-en-additive");
        inputs.sentence = QStringLiteral("欢迎来北京。");
        inputs.head = {AttentionSite::Cross, HeadChoice::lastLayer, HeadChoice::meanOfHeads, 0};
        QCOMPARE(QByteArray::fromStdString(sessionText({inputs})), QByteArray(R"({
  "format": "attention-lab-session",
  "version": 1,
  "model": "zh-en-additive",
  "sentence": "欢迎来北京。",
  "attention": {"weighting":"soft","k":1,"mean":false,"seed":1,"temperature":1.0},
  "head": {"site":"cross","layer":"last","head":"mean","query":1},
  "mergedWords": false,
  "place": {"step":1,"stage":"word","part":1},
  "stepSize": "word",
  "speed": 1.0
}
)"));
    }

    void aWrongMemberIsNamed_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QString>("sentence");
        const auto add = [](const char* before, const char* after, const char* sentence) {
            QTest::newRow(after) << QByteArray(before) << QByteArray(after) << QString::fromUtf8(sentence);
        };
        add("\"version\": 1", "\"version\": 2",
            ": a newer Attention Lab has saved this session (version 2 of the format; this one reads version "
            "1).");
        add("\"version\": 1", "\"version\": \"1\"",
            ": version: expected an integer from 1 to 2147483647, found "
            "\"1\".");
        add("attention-lab-session", "another-format", ": this is not a session of Attention Lab.");
        add("\"stepSize\": \"key\",", "", ": expected \"stepSize\", found nothing of that name.");
        add("\"key\"", "\"keys\"",
            ": stepSize: expected one of \"word\", \"stage\", \"key\", found \"keys\".");
        add("\"k\":3", "\"k\":0", ": attention.k: expected an integer from 1 to 2147483647, found 0.");
        add("\"k\":3", "\"k\":\"three\"",
            ": attention.k: expected an integer from 1 to 2147483647, found "
            "\"three\".");
        add("\"mean\":true", "\"mean\":1", ": attention.mean: expected true or false, found 1.");
        add("\"temperature\":0.1", "\"temperature\":0",
            ": attention.temperature: expected a number from 0.001 to 1000, found 0.");
        add("\"seed\":9", "\"seed\":-9", ": attention.seed: expected an integer from 0 to ");
        add("\"layer\":3", "\"layer\":\"first\"", ": head.layer: expected an integer from 1 to ");
        add("\"head\":8", "\"head\":99999999999", ": head.head: expected an integer from 1 to ");
        add("\"step\":6", "\"step\":-1", ": place.step: expected an integer from 0 to ");
        add("\"softmax\"", "null", ": place.stage: expected a text, found null.");
        add("\"speed\": 0.5", "\"speed\": []", ": speed: expected a number, found an array of 0.");
        add("\"speed\": 0.5", "\"speed\": 0.5,\"speed\": 1",
            ": expected each name once, found \"speed\" twice.");
    }

    void aWrongMemberIsNamed()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QString, sentence);
        const QString refusal = refusalWith(before, after);
        QVERIFY2(refusal.contains(QStringLiteral("written.attention.json") + sentence), qPrintable(refusal));
        QVERIFY(!refusal.contains(u'\n'));
    }

    void aSentenceThatIsTooLongIsRefused()
    {
        SessionInputs inputs;
        inputs.sentence = QString(Session::longestSentence, QChar(u'好'));
        const auto load = [this](const SessionInputs& written) {
            return refusalOf(write(QByteArray::fromStdString(sessionText({written}))));
        };
        QCOMPARE(load(inputs), QString());
        inputs.sentence += u'!';
        QVERIFY2(load(inputs).contains(QStringLiteral("sentence: expected at most 2000 characters")),
            qPrintable(load(inputs)));
    }

    void membersOfNoMeaningArePassedOver()
    {
        QCOMPARE(refusalWith("\"version\": 1,", "\"version\": 1, \"note\": {\"by\": \"me\"},"), QString());
    }

    void aTruncatedFileIsRefusedWhereverItEnds()
    {
        const QByteArray whole = QByteArray::fromStdString(sessionText({fullInputs()}));
        for (qsizetype size = 0; size < whole.size() - 2; ++size) {
            const QByteArray cut = whole.left(size);
            const bool isText = QString::fromUtf8(cut).toUtf8() == cut;
            const QString refusal = refusalOf(write(cut));
            QVERIFY2(
                refusal.contains(
                    isText ? QStringLiteral("written.attention.json: expected valid JSON")
                           : QStringLiteral("written.attention.json, line %1: expected text in UTF-8, found ")
                                 .arg(cut.count('\n') + 1)),
                qPrintable(refusal));
        }
    }

    void whatIsNoSessionIsRefused()
    {
        const QString garbage = refusalOf(write(QByteArray(20'000'000, '\xfe')));
        QVERIFY2(garbage.endsWith(QStringLiteral(": expected at most 1000000 bytes, found 20000000.")),
            qPrintable(garbage));
        QVERIFY(refusalOf(write(QByteArray(1000, '\xfe')))
                    .contains(QStringLiteral("line 1: expected text in UTF-8")));
        QVERIFY(refusalOf(write(QByteArray(100'000, '['))).contains(QStringLiteral("at most 8 levels")));
        QVERIFY(refusalOf(write("[]")).contains(QStringLiteral("expected an object")));
        QVERIFY(refusalOf(write("{}")).contains(QStringLiteral("this is not a session")));
        QVERIFY(refusalOf(m_folder.path()).endsWith(QStringLiteral("Is a directory.")));
        QVERIFY(
            refusalOf(m_folder.filePath(QStringLiteral("none"))).contains(QStringLiteral("No such file")));
        QVERIFY(refusalOf(QStringLiteral("/dev/zero")).contains(QStringLiteral("Not a regular file")));
    }
};

QTEST_GUILESS_MAIN(SessionFileTest)
#include "sessionfiletest.moc"
