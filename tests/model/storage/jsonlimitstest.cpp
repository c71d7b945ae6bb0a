// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/json.h"
#include "model/storage/jsoncursor.h"
#include "storagesupport.h"

#include <QTest>

using namespace lab;
using namespace lab::test;

namespace {

QString refusal(const std::string& text, int depth = 4)
{
    return messageOf<FormatError>([&] { parseJson(text, "f.json", depth); });
}

std::string repeated(const std::string& part, std::size_t count)
{
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
        text += part;
    return text;
}

/// An object with so many names.
std::string objectOf(std::size_t names)
{
    std::string text = "{";
    for (std::size_t i = 0; i < names; ++i)
        text += (i == 0 ? "\"" : ",\"") + std::to_string(i) + "\":0";
    return text + "}";
}

} // namespace

/// Small texts that would be large in memory.
class JsonLimitsTest : public QObject {
    Q_OBJECT

private slots:
    void valuesThatTakeTooMuchMemoryAreRefused()
    {
        // 3 bytes of text become 96 in memory: at most 32 MiB, and 6 for each byte.
        QCOMPARE(refusal("[" + repeated("[],", 340'000) + "0]"), "nothing");
        QVERIFY(refusal("[" + repeated("[],", 500'000) + "0]")
                    .startsWith("f.json: expected values that take at most 42554450 bytes of memory, found"));
        QCOMPARE(refusal("[" + repeated("123456,", 2'000'000) + "0]"), "nothing");
    }

    void objectsHaveSoManyNamesAtMost()
    {
        QCOMPARE(refusal(objectOf(100'000)), "nothing");
        QCOMPARE(
            refusal(objectOf(100'001)), "f.json: expected at most 100000 names in an object, found more.");
    }

    void arraysAreWalkedThroughOnlyWhenShort()
    {
        const Json document = parseJson("[" + repeated("0,", 99'999) + "0]", "f.json", 1);
        QCOMPARE(JsonCursor(document, "f.json").elements().size(), std::size_t(100'000));
        const Json longer = parseJson("[" + repeated("0,", 100'000) + "0]", "f.json", 1);
        QCOMPARE(messageOf<FormatError>([&] { JsonCursor(longer, "f.json").elements(); }),
            "f.json: expected an array of at most 100000, found an array of 100001.");
    }

    void textsOfOneMemberAreReadAlone()
    {
        const std::string text =
            R"({"a":{"x":"no"},"m":{"x":"1","y":2,"z":["3"],"n":{"o":"4"},"w":"5"},"x":"6"})";
        QCOMPARE(metadataFromJson(text, "f.json", "m"), Metadata({{"x", "1"}, {"w", "5"}}));
        QCOMPARE(metadataFromJson(text, "f.json", ""), Metadata({{"x", "6"}}));
        QCOMPARE(metadataFromJson(R"({"m":["x","y"]})", "f.json", "m"), Metadata());
        QCOMPARE(metadataFromJson(R"(["m"])", "f.json", "m"), Metadata());
        QCOMPARE(metadataFromJson("[" + repeated("[],", 4'000'000) + "0]", "f.json", "m"), Metadata());
    }

    void aFileSaysAThousandThingsAtMost()
    {
        std::string text = "{\"0\":\"\"";
        for (int i = 1; i < 1'000; ++i)
            text += ",\"" + std::to_string(i) + "\":\"\"";
        QCOMPARE(metadataFromJson(text + "}", "f.json", "").size(), std::size_t(1'000));
        QVERIFY(messageOf<FormatError>([&] {
            metadataFromJson(text + R"(,"x":""})", "f.json", "");
        }).contains("at most 1000 names"));
        QVERIFY(messageOf<FormatError>([&] {
            metadataFromLines(std::vector<std::string>(1'001, "a: b"));
        }).contains("at most 1000 names"));
    }
};

QTEST_GUILESS_MAIN(JsonLimitsTest)
#include "jsonlimitstest.moc"
