// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/json.h"
#include "model/storage/jsoncursor.h"
#include "storagesupport.h"

#include <QTest>

#include <bit>
#include <random>

using namespace lab;
using namespace lab::test;

namespace {

QString refusal(const std::string& text, int depth = 4)
{
    return messageOf<FormatError>([&] { parseJson(text, "f.json", depth); });
}

} // namespace

class JsonTest : public QObject {
    Q_OBJECT

private slots:
    void readsWhatItWrites()
    {
        const std::string text = R"({"b":[1,2.5,null],"a":{"é":"x","":true}})";
        QCOMPARE(parseJson(text, "f.json", 4)["b"][1].get<float>(), 2.5F);
        QCOMPARE(compactText(OrderedJson::parse(text)), text);
    }

    void everyFloatComesBack()
    {
        std::mt19937 random(1);
        for (int i = 0; i < 200'000; ++i) {
            const auto bits = static_cast<std::uint32_t>(random());
            const auto value = std::bit_cast<float>(bits);
            if (!std::isfinite(value))
                continue;
            const std::string text = compactText(OrderedJson(value));
            const auto back = parseJson(text, "f.json", 1).get<float>();
            QVERIFY2(std::bit_cast<std::uint32_t>(back) == bits || (value == 0 && back == 0), text.c_str());
        }
        QCOMPARE(compactText(OrderedJson(0.1F)), std::string("0.1"));
        QVERIFY(std::signbit(parseJson(compactText(OrderedJson(-0.0F)), "f.json", 1).get<float>()));
    }

    void refusesTheSameNameTwice()
    {
        QCOMPARE(refusal(R"({"a":1,"a":1})"), "f.json: expected each name once, found \"a\" twice.");
        QVERIFY(refusal("{\"x\":{\"a\":1,\"\\u0061\":1}}").contains("\"a\" twice"));
        QCOMPARE(refusal(R"({"a":{"a":[{"a":1},{"a":1}]},"b":{"a":1}})"), "nothing");
    }

    void refusesDeepNesting()
    {
        QCOMPARE(refusal("[[[[]]]]"), "nothing");
        QVERIFY(refusal("[[[[[]]]]]").contains("at most 4 levels"));
        QVERIFY(refusal(std::string(5'000'000, '[')).contains("at most 4 levels"));
        QVERIFY(refusal(R"({"a":{"a":{"a":{"a":{}}}}})").contains("at most 4 levels"));
    }

    void refusesWhatIsNotJson()
    {
        const std::vector<std::string> texts = {"", " ", "{", "{}{}", "[1,]", "{\"a\"}", "nul", "\xff",
            "\"\xc3\"", "'a'", "1e999", "NaN", "// x\n1", std::string("1\0", 2), std::string("1\0]]", 4),
            "\"\\ud800\""};
        for (const std::string& text : texts)
            QVERIFY2(refusal(text).startsWith("f.json: expected "), text.c_str());
    }

    void indentsButKeepsRowsOnOneLine()
    {
        const auto json = OrderedJson::parse(R"({"m":[[1,2],[3,4]],"t":{"id":5},"e":[]})");
        QCOMPARE(indentedText(json, 2),
            std::string("{\n  \"m\": [\n    [1,2],\n    [3,4]\n  ],\n  \"t\": {\"id\":5},\n  \"e\": []\n}"));
        QCOMPARE(indentedText(json, -1), compactText(json));
    }

    void namesInErrorsAreShort()
    {
        QCOMPARE(quotedName("a\n\"b"), std::string("\"a\\n\\\"b\""));
        QVERIFY(quotedName(std::string(1'000'000, 'x')).size() < 100);
        QVERIFY(quotedName(std::string(1'000, '\0')).size() <= 105);
        QVERIFY(!quotedName("\xff").empty());
        QCOMPARE(quotedName("\x1B|\x7F|\u009B|\u00A0"), std::string("\"\\u001b|\\u007f|\\u009b|\u00A0\""));
    }

    void cursorNamesThePlace()
    {
        const Json document = parseJson(R"({"a":[{"b":-1,"c":1.5,"d":"x"}]})", "f.json", 4);
        const JsonCursor first = JsonCursor(document, "f.json").member("a").elements().at(0);
        const auto message = [](auto action) { return messageOf<FormatError>(action); };
        QCOMPARE(message([&] { first.member("b").integer(0, 9); }),
            "f.json: a[0].b: expected an integer from 0 to 9, found -1.");
        QCOMPARE(message([&] { first.member("c").integer(0, 9); }),
            "f.json: a[0].c: expected an integer from 0 to 9, found 1.5.");
        QCOMPARE(
            message([&] { first.member("d").number(); }), "f.json: a[0].d: expected a number, found \"x\".");
        QCOMPARE(message([&] { first.member("d").boolean(); }),
            "f.json: a[0].d: expected true or false, found \"x\".");
        QCOMPARE(message([&] { first.member("b").text(); }), "f.json: a[0].b: expected a text, found -1.");
        QCOMPARE(message([&] { first.text(); }), "f.json: a[0]: expected a text, found an object.");
        QCOMPARE(message([&] { first.elements(); }), "f.json: a[0]: expected an array, found an object.");
        QCOMPARE(
            message([&] { first.member("z"); }), "f.json: a[0]: expected \"z\", found nothing of that name.");
        QVERIFY(message([&] { first.requireOnly({"b", "c"}, true); }).contains("\"d\""));
    }

    void namesCanBeSaidAgain()
    {
        const auto nameOf = [](const std::string& text) {
            const Json document = text;
            return messageOf<FormatError>([&] { JsonCursor(document, "f.json").name(); });
        };
        QCOMPARE(nameOf("location-linear"), "nothing");
        QCOMPARE(nameOf("a\x1B"), "f.json: expected a name, found \"a\\u001b\".");
        QVERIFY(nameOf(std::string(65, 'a')).startsWith("f.json: expected a name, found \"aaa"));
    }

    void integersDoNotWrapAround()
    {
        for (const char* text :
            {"18446744073709551615", "9223372036854775808", "1e3", "36893488147419103232"}) {
            const Json document = parseJson(text, "f.json", 1);
            const JsonCursor cursor(document, "f.json");
            const QString message = messageOf<FormatError>([&] { cursor.integer(INT64_MIN, INT64_MAX); });
            QVERIFY2(message.contains("expected an integer"), text);
        }
    }
};

QTEST_GUILESS_MAIN(JsonTest)
#include "jsontest.moc"
