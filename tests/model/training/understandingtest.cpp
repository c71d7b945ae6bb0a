// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/understanding.h"

#include "model/math/error.h"
#include "tests/support/fixture.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <fstream>

using namespace lab;

namespace {

bool isNear(double found, double expected)
{
    return std::abs(found - expected) < 1e-9;
}

const std::string kLine = "{\"id\": \"01-02\", \"kind\": \"names\", \"zh\": \"你好。\", \"refs\": "
                          "[\"Hello.\"], \"keys\": [\"hello\"]}";

std::string changed(const std::string& what, const std::string& by)
{
    std::string line = kLine;
    return line.replace(line.find(what), what.size(), by);
}

} // namespace

class UnderstandingTest : public QObject {
    Q_OBJECT

private slots:
    void agreesWithTheReference()
    {
        const nlohmann::json fixture = readFixture("understanding");
        const auto sentences = readKeyedSentences(write(fixture["set"]));
        const auto found = measureUnderstanding(sentences, fixture["translations"]);
        QCOMPARE(found.size(), fixture["expected"].size());
        for (std::size_t i = 0; i < found.size(); ++i) {
            const nlohmann::json& expected = fixture["expected"][i];
            QCOMPARE(found[i].kind, expected["kind"].get<std::string>());
            QCOMPARE(found[i].sentences, expected["sentences"].get<std::size_t>());
            QVERIFY2(isNear(found[i].understood, expected["understood"]), found[i].kind.c_str());
            QVERIFY2(isNear(found[i].keys, expected["keys"]), found[i].kind.c_str());
            QVERIFY2(isNear(found[i].chrf, expected["chrf"]), found[i].kind.c_str());
            QVERIFY2(isNear(found[i].bleu, expected["bleu"]), found[i].kind.c_str());
        }
    }

    void looksForKeysInPlainText()
    {
        for (const nlohmann::json& text : readFixture("understanding")["plain"])
            QCOMPARE(plainText(text["text"].get<std::string>()), text["plain"].get<std::string>());
    }

    void looksAroundAndKnowsWhereAWordEnds()
    {
        const KeyPattern five("(?<![a-z\\d.,:])(?<![nrfxhe]ty[- ])(5|five)\\b(?![.,:]?\\d)");
        QVERIFY(five.isFoundIn("room 5."));
        QVERIFY(five.isFoundIn("five, please"));
        for (const char* text : {"25", "twenty-five", "thirty five", "5:30", "5,000", "1.5", "fivefold"})
            QVERIFY2(!five.isFoundIn(text), text);
        QVERIFY(KeyPattern("\\bcaf\\b").isFoundIn("caf 1"));
        QVERIFY(!KeyPattern("\\bcaf\\b").isFoundIn("café"));
    }

    void refusesWhatIsNoRegularExpression()
    {
        QVERIFY_THROWS_EXCEPTION(ConfigError, KeyPattern("(five"));
        // Python's re needs a minute of centuries for this one.
        QVERIFY_THROWS_EXCEPTION(
            ConfigError, KeyPattern("^(([a-z])+.)+[A-Z]([a-z])+$").isFoundIn(std::string(60, 'a')));
    }

    void readsOneSentenceALine()
    {
        const auto sentences = readKeyedSentences(write("\n" + kLine + "\r\n\n" + changed("01-02", "12-34")));
        QCOMPARE(sentences.size(), std::size_t{2});
        QCOMPARE(sentences[0].kind, std::string("01 names"));
        QCOMPARE(sentences[0].source, std::string("你好。"));
        QCOMPARE(sentences[0].references, std::vector<std::string>{"Hello."});
        QCOMPARE(sentences[0].keys.size(), std::size_t{1});
        QCOMPARE(sentences[1].kind, std::string("12 names"));
    }

    void namesTheLineThatIsWrong_data()
    {
        QTest::addColumn<std::string>("content");
        QTest::addColumn<QByteArray>("named");
        QTest::newRow("no JSON") << kLine + "\n{\n" << QByteArray("line 2");
        QTest::newRow("no keys") << changed("[\"hello\"]", "[]")
                                 << QByteArray("line 1: keys: expected at least");
        QTest::newRow("bad key") << changed("\"hello\"", "\"he(llo\"") << QByteArray("keys[0]");
        QTest::newRow("missing sentence") << changed("\"zh\": \"你好。\", ", "") << QByteArray("zh");
        QTest::newRow("unknown member") << changed("kind", "kin") << QByteArray("kin");
        QTest::newRow("nothing") << std::string("\n\n") << QByteArray("no sentence");
    }

    void namesTheLineThatIsWrong()
    {
        QFETCH(std::string, content);
        QFETCH(QByteArray, named);
        try {
            readKeyedSentences(write(content));
            QFAIL("read");
        } catch (const FormatError& error) {
            QVERIFY2(QByteArray(error.what()).contains(named), error.what());
        }
    }

    void refusesAnotherNumberOfTranslations()
    {
        const auto sentences = readKeyedSentences(write(kLine));
        QVERIFY_THROWS_EXCEPTION(ShapeError, measureUnderstanding(sentences, {"Hello.", "Hello."}));
        QVERIFY_THROWS_EXCEPTION(ShapeError, measureUnderstanding({}, {}));
    }

private:
    std::string write(const std::string& content)
    {
        const std::string file = m_folder.filePath("set.jsonl").toStdString();
        std::ofstream(file, std::ios::binary) << content;
        return file;
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(UnderstandingTest)
#include "understandingtest.moc"
