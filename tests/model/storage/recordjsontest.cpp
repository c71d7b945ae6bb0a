// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/recordjson.h"
#include "model/storage/json.h"
#include "model/storage/recordfields.h"
#include "recordsupport.h"
#include "tests/support/peakmemory.h"

#include <QTest>

using namespace lab;
using namespace lab::test;

namespace {

void compare(const Token& found, const Token& expected)
{
    QCOMPARE(found.piece, expected.piece);
    QCOMPARE(found.id, expected.id);
    QCOMPARE(found.begin, expected.begin);
    QCOMPARE(found.end, expected.end);
}

void compare(const std::vector<HeadRecord>& found, const std::vector<HeadRecord>& expected)
{
    QCOMPARE(found.size(), expected.size());
    for (size_t i = 0; i < found.size(); ++i) {
        for (const auto& [name, matrix, null, grows] : recordfields::head)
            QVERIFY2(same(found[i].*matrix, expected[i].*matrix), name);
        QCOMPARE(found[i].draws, expected[i].draws);
    }
}

void compare(const std::vector<LayerRecord>& found, const std::vector<LayerRecord>& expected)
{
    QCOMPARE(found.size(), expected.size());
    for (size_t i = 0; i < found.size(); ++i) {
        compare(found[i].self, expected[i].self);
        compare(found[i].cross, expected[i].cross);
    }
}

void compare(const StepRecord& found, const StepRecord& expected)
{
    compare(found.input, expected.input);
    compare(found.chosen, expected.chosen);
    QCOMPARE(found.chosenProbability, expected.chosenProbability);
    QVERIFY(same(found.state, expected.state));
    compare(found.layers, expected.layers);
    QCOMPARE(found.candidates.size(), expected.candidates.size());
    for (size_t i = 0; i < found.candidates.size(); ++i) {
        compare(found.candidates[i].token, expected.candidates[i].token);
        QCOMPARE(found.candidates[i].probability, expected.candidates[i].probability);
    }
}

void compare(const Decoding& found, const Decoding& expected)
{
    QCOMPARE(found.source.text, expected.source.text);
    QCOMPARE(found.source.tokens.size(), expected.source.tokens.size());
    for (size_t i = 0; i < found.source.tokens.size(); ++i)
        compare(found.source.tokens[i], expected.source.tokens[i]);
    QVERIFY(same(found.encoder->memory, expected.encoder->memory));
    compare(found.encoder->layers, expected.encoder->layers);
    QCOMPARE(found.steps.size(), expected.steps.size());
    for (size_t i = 0; i < found.steps.size(); ++i)
        compare(*found.steps[i], *expected.steps[i]);
    QCOMPARE(found.text, expected.text);
    QCOMPARE(found.stop, expected.stop);
}

Matrix filled(Index rows, Index cols, float value)
{
    return Matrix::Constant(rows, cols, value);
}

// One step with numbers that can be written down.
Decoding literal()
{
    HeadRecord head;
    head.query = filled(1, 2, 0.1F);
    head.keys = filled(2, 2, 2);
    head.values = filled(2, 1, -3);
    head.scores = filled(1, 2, 1e20F);
    Matrix logits = *head.scores;
    logits(0, 1) = -std::numeric_limits<float>::infinity();
    head.logits = logits;
    head.probabilities = filled(1, 2, 0.5F);
    head.weights = Matrix(Matrix::Identity(1, 2));
    head.context = filled(1, 1, -3);
    StepRecord step;
    step.input = {"<s>", 1, 0, 0};
    step.chosen = {"▁hi", 4, 0, 0};
    step.chosenProbability = 0.75F;
    step.state = filled(1, 2, 0.25F);
    step.layers.push_back({{}, {head}});
    step.candidates = {{step.chosen, 0.75F}};
    Decoding decoding;
    decoding.source = {"好", {{"好", 3, 0, 3}, {"</s>", 2, 3, 3}}};
    decoding.encoder = std::make_shared<EncoderRecord>(EncoderRecord{{}, filled(2, 1, 0)});
    decoding.steps = {std::make_shared<StepRecord>(step)};
    decoding.text = "hi";
    decoding.stop = StopReason::EndOfSentence;
    return decoding;
}

const std::string literalJson =
    R"({"source":{"text":"好","tokens":[{"piece":"好","id":3,"begin":0,"end":3},)"
    R"({"piece":"</s>","id":2,"begin":3,"end":3}]},"encoder":{"memory":[[0.0],[0.0]]},)"
    R"("steps":[{"input":{"piece":"<s>","id":1},"chosen":{"piece":"▁hi","id":4,"label":"hi","probability":0.75},)"
    R"("state":[0.25,0.25],"attention":[{"site":"cross","layer":0,"head":0,"query":[[0.1,0.1]],)"
    R"("keys":[[2.0,2.0],[2.0,2.0]],"values":[[-3.0],[-3.0]],"scores":[[1e+20,1e+20]],)"
    R"("logits":[[1e+20,null]],"probabilities":[[0.5,0.5]],"weights":[[1.0,0.0]],"context":[[-3.0]]}],)"
    R"("candidates":[{"piece":"▁hi","id":4,"label":"hi","probability":0.75}]}],"text":"hi","stop":"end-of-sentence",)"
    R"("facts":{"pieces":1,"unknownPieces":0,"letters":1,"hanLetters":1,"meanProbability":0.75}})";

std::string replaced(std::string json, const std::string& part, const std::string& replacement)
{
    const size_t place = json.find(part);
    if (place == std::string::npos)
        qFatal("the record has no %s", part.c_str());
    return json.replace(place, part.size(), replacement);
}

// The literal record with one part of its text replaced; it must be refused with this message.
void refuses(const std::string& part, const std::string& replacement, const char* message)
{
    const std::string json = replaced(literalJson, part, replacement);
    const QString found = messageOf<FormatError>([&] { recordFromJson(json, "r.json"); });
    QVERIFY2(found.startsWith("r.json: ") && found.contains(message), qPrintable(found));
}

} // namespace

class RecordJsonTest : public QObject {
    Q_OBJECT

private slots:
    void drawsOfHardAttentionRoundTrip()
    {
        Decoding decoding = literal();
        StepRecord step = *decoding.steps[0];
        step.layers[0].cross[0].draws = {{1, 0}};
        decoding.steps[0] = std::make_shared<StepRecord>(step);
        const std::string json = recordToJson(decoding, -1);
        QVERIFY(json.find("\"draws\":[[1,0]]") != std::string::npos);
        compare(recordFromJson(json, "trace"), decoding);
        const auto refused = [&](const char* draws) {
            std::string other = json;
            other.replace(other.find("[[1,0]]"), 7, draws);
            return messageOf<FormatError>([&] { recordFromJson(other, "trace"); });
        };
        QVERIFY(refused("[[2]]").contains("expected an integer from 0 to 1, found 2"));
        QVERIFY(refused("[[0],[1]]").contains("one list for each query"));
    }

    // As the location-linear rule has none for late positions.
    void aScoreThatThereIsNotIsNull()
    {
        Decoding decoding = literal();
        StepRecord step = *decoding.steps[0];
        Matrix scores = *step.layers[0].cross[0].scores;
        scores(0, 1) = recordfields::noScore;
        step.layers[0].cross[0].scores = scores;
        decoding.steps[0] = std::make_shared<StepRecord>(step);
        const std::string json = recordToJson(decoding, -1);
        QCOMPARE(json, replaced(literalJson, "[[1e+20,1e+20]]", "[[1e+20,null]]"));
        compare(recordFromJson(json), decoding);
    }

    void aFixedContextRoundTrips()
    {
        Decoding decoding = literal();
        StepRecord step = *decoding.steps[0];
        HeadRecord head;
        head.context = filled(1, 3, 0.5F);
        step.layers[0].cross[0] = head;
        decoding.steps[0] = std::make_shared<StepRecord>(step);
        compare(recordFromJson(recordToJson(decoding), "trace"), decoding);
    }

    void writesEveryNumberByName() { QCOMPARE(recordToJson(literal(), -1), literalJson); }

    void readsWhatItWrote() { compare(recordFromJson(literalJson), literal()); }

    void roundTripsBitForBit_data()
    {
        QTest::addColumn<int>("layers");
        QTest::addColumn<int>("selfHeads");
        QTest::newRow("recurrent") << 1 << 0;
        QTest::newRow("transformer") << 3 << 2;
    }

    void roundTripsBitForBit()
    {
        QFETCH(int, layers);
        QFETCH(int, selfHeads);
        const Decoding decoding = awkwardDecoding(3, layers, selfHeads);
        compare(recordFromJson(recordToJson(decoding)), decoding);
        compare(recordFromJson(recordToJson(decoding, -1)), decoding);
    }

    // 4 million numbers, which are 60 MB of text.
    void aLargeMatrixIsNeverHeldAsText()
    {
        Decoding decoding;
        auto encoder = std::make_shared<EncoderRecord>();
        encoder->memory = Matrix(Matrix::Constant(2000, 2000, 1 / 3.0F));
        decoding.encoder = encoder;
        for (const int indent : {-1, 2}) {
            std::size_t written = 0;
            const double growth = benchmark::peakGrowth([&] {
                writeRecordJson(
                    decoding, [&written](std::string_view text) { written += text.size(); }, indent);
                return 0;
            });
            QVERIFY(written > 40'000'000);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) // they keep what is freed
            QVERIFY2(growth < 16e6, qPrintable(QString::number(growth)));
#else
            Q_UNUSED(growth)
#endif
        }
    }

    void indentationChangesOnlySpace()
    {
        const Decoding decoding = awkwardDecoding(2, 2, 1);
        const std::string indented = recordToJson(decoding, 2);
        QCOMPARE(compactText(OrderedJson::parse(indented)), recordToJson(decoding, -1));
        QVERIFY(indented.starts_with("{\n  \"source\": {\n    \"text\": "));
        QVERIFY(indented.find("],\n  \"text\": \"come to 北京\",\n  \"stop\": \"maximum-length\",\n") !=
                std::string::npos);
        QVERIFY(indented.ends_with("}\n}\n"));
    }

    // Three steps: a head of the second has the values of the first and one more, but other keys.
    void rowsOfTheStepBeforeNeedNotBeWrittenAgain()
    {
        Decoding decoding = awkwardDecoding(3, 2, 1);
        const HeadRecord first = decoding.steps[0]->layers[1].self[0];
        HeadRecord second = awkwardHead(1, first.keys.rows() + 1, 70);
        Matrix keys = *second.keys;
        keys.topRows(first.keys.rows()) = *first.keys;
        keys(0, 0) += 1; // so it is another matrix
        second.keys = keys;
        Matrix values = *second.values;
        values.topRows(first.values.rows()) = *first.values;
        second.values = values;
        StepRecord step = *decoding.steps[1];
        step.layers[1].self = {second};
        step.layers[0].cross[0].keys = decoding.steps[0]->layers[0].cross[0].keys;
        decoding.steps[1] = std::make_shared<StepRecord>(step);

        const std::string json = recordToJson(decoding, -1, KeyRows::Added);
        QCOMPARE(QString::fromStdString(json).count("{\"added\":[]}"), 1);
        QCOMPARE(QString::fromStdString(json).count("{\"added\":[["), 1);
        QVERIFY(recordToJson(decoding).find("added") == std::string::npos);
        compare(recordFromJson(json), decoding);
        compare(recordFromJson(recordToJson(decoding, 2, KeyRows::Added)), decoding);
    }

    void addedRowsNeedOnesBeforeThem()
    {
        refuses("\"keys\":[[2.0,2.0],[2.0,2.0]]", "\"keys\":{\"added\":[[2.0,2.0]]}",
            "keys: expected rows, since there are none before, found an object");
        refuses("\"query\":[[0.1,0.1]]", "\"query\":{\"added\":[]}", "query: expected an array");
        Decoding twice = literal();
        twice.steps.push_back(twice.steps[0]);
        const std::string json =
            replaced(recordToJson(twice, -1, KeyRows::Added), "{\"added\":[]}", "{\"added\":[[1.0]]}");
        const QString message = messageOf<FormatError>([&] { recordFromJson(json); });
        QVERIFY2(message.contains("keys.added: expected 1x2 numbers, found 1x1"), qPrintable(message));
    }

    // Each step adds one row of 1,000 numbers: 300 of them would be 360 MB of rows.
    void rowsThatAreRepeatedHaveALimit()
    {
        const auto zeros = [](int count) {
            std::string text = "[0";
            for (int i = 1; i < count; ++i)
                text += ",0";
            return text + "]";
        };
        std::string json = R"({"source":{"text":"","tokens":[]},"encoder":null,"steps":[)";
        for (int rows = 1; rows <= 300; ++rows) {
            const std::string keys =
                rows == 1 ? "[" + zeros(1'000) + "]" : "{\"added\":[" + zeros(1'000) + "]}";
            json += (rows == 1 ? "" : ",") +
                    std::string(R"({"input":{"piece":"a","id":1},"chosen":{"piece":"a","id":1,)") +
                    R"("probability":1},"state":[],"candidates":[],"attention":[{"site":"decoder-self",)" +
                    R"("layer":0,"head":0,"query":[[0]],"keys":)" + keys + R"(,"values":)" + keys;
            for (const char* name : {"scores", "logits", "probabilities", "weights"})
                json += std::string(",\"") + name + "\":[" + zeros(rows) + "]";
            json += ",\"context\":[" + zeros(1'000) + "]}]}";
        }
        json += R"(],"text":"","stop":"running"})";
        const QString message = messageOf<FormatError>([&] { recordFromJson(json, "r.json"); });
        QVERIFY2(message.startsWith("r.json: ") && message.contains("bytes of rows that are repeated"),
            qPrintable(message));
    }

    void aDecodeThatDoesNotRunYetRoundTrips()
    {
        const Decoding found = recordFromJson(recordToJson({}));
        QVERIFY(found.encoder == nullptr);
        QVERIFY(found.steps.empty());
        QCOMPARE(found.stop, StopReason::Running);
    }

    // What tokens are called is written where it is not their piece, and what they are is read again.
    void labelsAndWhatTheyTellRoundTrip()
    {
        Decoding decoding = literal();
        decoding.source.text = "榴";
        decoding.source.tokens = {{"<0xE6>", 7, 0, 3, true}, {"</s>", 2, 3, 3}};
        StepRecord step = *decoding.steps[0];
        step.blocked = 2;
        step.chosen = {"ing", 6, 0, 0, false, true};
        step.candidates = {
            {{"▁to", 5, 0, 0}, 0.5F, 0, true}, {step.chosen, 0.25F}, {{"<unk>", 0, 0, 0, true}, 0.125F}};
        decoding.steps[0] = std::make_shared<const StepRecord>(step);
        const auto json = Json::parse(recordToJson(decoding));
        QCOMPARE(json["source"]["tokens"][0]["label"].get<std::string>(), std::string("‹榴›"));
        QCOMPARE(json["source"]["tokens"][0]["unknown"].get<bool>(), true);
        QVERIFY(!json["source"]["tokens"][1].contains("label"));
        QCOMPARE(json["steps"][0]["chosen"]["label"].get<std::string>(), std::string("·ing"));
        QCOMPARE(json["steps"][0]["candidates"][0]["label"].get<std::string>(), std::string("to"));
        QCOMPARE(json["steps"][0]["candidates"][0]["blocked"].get<bool>(), true);
        const Decoding found = recordFromJson(recordToJson(decoding));
        QVERIFY(found.source.tokens[0].unknown && !found.source.tokens[1].unknown);
        QVERIFY(found.steps[0]->chosen.inner && found.steps[0]->candidates[1].token.inner);
        QCOMPARE(found.steps[0]->blocked, 2);
        QVERIFY(found.steps[0]->candidates[0].blocked && !found.steps[0]->candidates[1].blocked);
        QVERIFY(!found.steps[0]->candidates[0].token.inner && found.steps[0]->candidates[2].token.unknown);
    }

    void aSourceWithoutItsEndRoundTrips()
    {
        Decoding decoding = literal();
        QVERIFY(!QByteArray::fromStdString(recordToJson(decoding)).contains("endMark"));
        QVERIFY(recordFromJson(recordToJson(decoding)).source.end == SentenceEnd::Marked);
        decoding.source.end = SentenceEnd::Unmarked;
        QVERIFY(recordFromJson(recordToJson(decoding)).source.end == SentenceEnd::Unmarked);
    }

    void everyStopReasonRoundTrips()
    {
        for (const auto& [reason, name] : recordfields::stops) {
            Decoding decoding;
            decoding.stop = reason;
            QCOMPARE(nameOf(reason), std::string(name));
            QCOMPARE(recordFromJson(recordToJson(decoding)).stop, reason);
        }
    }

    void namesTheSitesOfAllHeads()
    {
        const auto json = Json::parse(recordToJson(awkwardDecoding(1, 1, 1)));
        QCOMPARE(json["encoder"]["attention"][0]["site"].get<std::string>(), std::string("encoder-self"));
        QCOMPARE(json["steps"][0]["attention"][0]["site"].get<std::string>(), std::string("decoder-self"));
        QCOMPARE(json["steps"][0]["attention"][1]["site"].get<std::string>(), std::string("cross"));
    }

    void numbersThatJsonCannotSayAreRefused()
    {
        for (const auto& [name, matrix, null, grows] : recordfields::head) {
            for (const float value : {NAN, INFINITY, null == recordfields::maskedLogit ? NAN : -INFINITY}) {
                HeadRecord head = awkwardHead(1, 2, 1);
                Matrix numbers = *(head.*matrix);
                numbers(0, 0) = value;
                head.*matrix = numbers;
                StepRecord step;
                step.layers.push_back({{}, {head}});
                Decoding decoding;
                decoding.steps = {std::make_shared<StepRecord>(step)};
                const QString message = messageOf<FormatError>([&] { recordToJson(decoding); });
                QVERIFY2(message.contains(name), name);
            }
        }
    }

    void unknownMembersArePassedOver()
    {
        std::string json = literalJson;
        json.insert(1, "\"later\":{\"a\":[1]},");
        compare(recordFromJson(json), literal());
    }

    void wrongRecordsAreRefused()
    {
        refuses("\"text\":\"好\"", "\"text\":5", "source.text: expected a text, found 5");
        refuses("\"source\"", "\"sauce\"", "expected \"source\", found nothing");
        refuses("\"id\":3", "\"id\":-3", "source.tokens[0].id: expected an integer from 0 to 2147483647");
        refuses("\"id\":3", "\"id\":3.0", "found 3.0");
        refuses("\"end\":3", "\"end\":4", "tokens[0].end: expected an integer from 0 to 3, found 4");
        refuses("\"begin\":0", "\"begin\":4", "tokens[0].begin: expected an integer from 0 to 3, found 4");
        refuses("[[0.0],[0.0]]", "[[0.0]]", "encoder.memory: expected 2x1 numbers, found 1x1");
        refuses("[[0.0],[0.0]]", "[[0.0],0.0]", "encoder.memory[1]: expected a row of 1 numbers, found 0.0");
        refuses("[[0.0],[0.0]]", "[[0.0],[]]",
            "encoder.memory[1]: expected a row of 1 numbers, found an array of 0");
        refuses("[[0.0],[0.0]]", "[[0.0],[\"x\"]]", "encoder.memory[1][0]: expected a number, found \"x\"");
        refuses("[[0.0],[0.0]]", "[[0.0],[null]]", "encoder.memory[1][0]: expected a number, found null");
        refuses("[[0.1,0.1]]", "[[0.1,1e99]]", "number overflow");
        refuses("\"state\":[0.25,0.25]", "\"state\":[[0.25]]", "steps[0].state[0]: expected a number");
        refuses("\"cross\"", "\"encoder-self\"", "attention[0].site: expected \"cross\" or \"decoder-self\"");
        refuses("\"layer\":0", "\"layer\":1", "layer: expected an integer from 0 to 0, found 1");
        refuses("\"layer\":0", "\"layer\":2000000000", "layer: expected an integer from 0 to 0");
        refuses("\"head\":0", "\"head\":1", "head: expected an integer from 0 to 0, found 1");
        refuses("[[1e+20,1e+20]]", "[[1e+20]]", "attention[0].scores: expected 1x2 numbers, found 1x1");
        refuses("[[1e+20,1e+20]]", "[[null,1e+20]]",
            "attention[0].scores[0][0]: expected a number, since its logit is one");
        refuses("[[1e+20,null]]", "[]", "logits: expected 1x2 numbers, found 0x0");
        refuses("[[0.5,0.5]]", "[[0.5],[0.5]]", "probabilities: expected 1x2 numbers, found 2x1");
        refuses("[[1.0,0.0]]", "[[1.0,0.0,0.0]]", "weights: expected 1x2 numbers, found 1x3");
        refuses("[[-3.0]]}", "[[-3.0,1.0]]}", "context: expected 1x1 numbers, found 1x2");
        refuses("[[-3.0],[-3.0]]", "[[-3.0]]", "values: expected 2x1 numbers, found 1x1");
        refuses("\"probability\":0.75}]", "\"probability\":true}]",
            "candidates[0].probability: expected a number");
        refuses("\"end-of-sentence\"", "\"later\"", "stop: expected one of \"running\", ");
        refuses("{\"source\"", "{\"stop\":\"running\",\"source\"", "\"stop\" twice");
    }

    void keysMustBelongToTheSource()
    {
        const std::string token = "{\"piece\":\"好\",\"id\":3,\"begin\":0,\"end\":3},";
        refuses(token, "", "encoder.memory: expected 1x1 numbers");
        const std::string json =
            replaced(replaced(literalJson, token, ""), "{\"memory\":[[0.0],[0.0]]}", "null");
        const QString message = messageOf<FormatError>([&] { recordFromJson(json); });
        QVERIFY2(message.contains("keys: expected 1x2 numbers, found 2x2"), qPrintable(message));
    }

    void truncatedAnywhereIsRefused()
    {
        for (size_t length = 0; length < literalJson.size(); ++length) {
            const auto read = [&] { recordFromJson(literalJson.substr(0, length)); };
            QVERIFY(messageOf<FormatError>(read).startsWith("record: expected "));
        }
    }

    void everyFlippedBitIsRefusedOrHarmless()
    {
        for (size_t bit = 0; bit < 8 * literalJson.size(); ++bit) {
            std::string json = literalJson;
            json[bit / 8] = static_cast<char>(json[bit / 8] ^ (1 << (bit % 8)));
            QVERIFY(refusedOrValid([&] { recordFromJson(json); }));
        }
    }
};

QTEST_GUILESS_MAIN(RecordJsonTest)
#include "recordjsontest.moc"
