// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/json.h"
#include "model/storage/recordjson.h"
#include "recordsupport.h"

#include <QTest>

using namespace lab;
using namespace lab::test;

namespace {

// A beam of two found the two steps; its other hypothesis is ▁c and </s>.
Decoding searched()
{
    Decoding decoding = awkwardDecoding(2, 1, 0);
    auto tree = std::make_shared<BeamTree>();
    tree->width = 2;
    tree->lengthPenalty = 0.6F;
    const Token first = decoding.steps[0]->chosen;
    const Token second = decoding.steps[1]->chosen;
    tree->nodes = {{-1, first, -0.1F, -0.1F, BeamFate::Kept, decoding.steps[0]},
        {-1, {"▁c", 90, 0, 0}, -1.0F / 3, -1.0F / 3, BeamFate::Kept, decoding.steps[0]},
        {-1, {"▁d", 91, 0, 0}, -103.27893F, -103.27893F, BeamFate::Pruned, nullptr},
        {0, second, -0.2F, -0.198F, BeamFate::Finished, decoding.steps[1]},
        {1, {"</s>", 2, 0, 0}, -1e-7F, -0.22F, BeamFate::Finished, decoding.steps[1]}};
    tree->hypotheses = {3, 4};
    decoding.beam = tree;
    return decoding;
}

const std::string beamText =
    R"("beam":{"width":2,"lengthPenalty":0.6,"nodes":[)"
    R"({"parent":-1,"piece":"▁\"to\"","id":5,"logProbability":-0.1,"score":-0.1,"fate":"kept"},)"
    R"({"parent":-1,"piece":"▁c","id":90,"logProbability":-0.33333334,"score":-0.33333334,"fate":"kept"},)"
    R"({"parent":-1,"piece":"▁d","id":91,"logProbability":-103.27893,"score":-103.27893,"fate":"pruned"},)"
    R"({"parent":0,"piece":"▁\"to\"","id":6,"logProbability":-0.2,"score":-0.198,"fate":"finished"},)"
    R"({"parent":1,"piece":"</s>","id":2,"logProbability":-1e-07,"score":-0.22,"fate":"finished"}],)"
    R"("hypotheses":[3,4]}})";

// The record with one part of its beam replaced; it must be refused with this message.
void refuses(const std::string& part, const std::string& replacement, const char* message)
{
    std::string json = recordToJson(searched(), -1);
    const std::size_t place = json.find(part, json.find("\"beam\""));
    QVERIFY2(place != std::string::npos, part.c_str());
    json.replace(place, part.size(), replacement);
    const QString found = messageOf<FormatError>([&] { recordFromJson(json, "r.json"); });
    QVERIFY2(found.startsWith("r.json: beam") && found.contains(message), qPrintable(found));
}

// One step that was drawn.
Decoding drawn()
{
    Decoding decoding = awkwardDecoding(2, 1, 0);
    auto step = std::make_shared<StepRecord>(*decoding.steps[1]);
    step->sample = SampleRecord{0.7F, 40, 0.1F};
    step->candidates[0].samplingProbability = 0.1F;
    step->candidates[1].samplingProbability = 1e-42F;
    decoding.steps[1] = step;
    return decoding;
}

} // namespace

class BeamJsonTest : public QObject {
    Q_OBJECT

private slots:
    void writesTheWholeTree()
    {
        const std::string json = recordToJson(searched(), -1);
        const std::string facts =
            "\"facts\":{\"pieces\":1,\"unknownPieces\":0,\"letters\":3,\"hanLetters\":3,"
            "\"meanProbability\":0.33333334},";
        QVERIFY2(json.ends_with("\"stop\":\"maximum-length\"," + facts + beamText),
            json.c_str() + json.find("\"stop\""));
    }

    void writesANodePerLine()
    {
        const std::string json = recordToJson(searched(), 2);
        QVERIFY(json.find("\n      {\"parent\":0,\"piece\":\"▁\\\"to\\\"\",\"id\":6,") != std::string::npos);
        QCOMPARE(compactText(OrderedJson::parse(json)), recordToJson(searched(), -1));
    }

    void readsTheTreeBitForBit()
    {
        const Decoding expected = searched();
        const Decoding found = recordFromJson(recordToJson(expected));
        QCOMPARE(found.beam->width, 2);
        QCOMPARE(found.beam->lengthPenalty, 0.6F);
        QCOMPARE(found.beam->hypotheses, expected.beam->hypotheses);
        QCOMPARE(found.beam->nodes.size(), expected.beam->nodes.size());
        for (std::size_t i = 0; i < expected.beam->nodes.size(); ++i) {
            const BeamNode& node = found.beam->nodes[i];
            const BeamNode& other = expected.beam->nodes[i];
            QCOMPARE(node.parent, other.parent);
            QCOMPARE(node.token.piece, other.token.piece);
            QCOMPARE(node.token.id, other.token.id);
            QVERIFY(node.logProbability == other.logProbability && node.score == other.score);
            QCOMPARE(node.fate, other.fate);
        }
    }

    void theFirstHypothesisHasItsStepsAgain()
    {
        const Decoding found = recordFromJson(recordToJson(searched()));
        const std::vector<BeamNode>& nodes = found.beam->nodes;
        QVERIFY(nodes[0].step == found.steps[0]);
        QVERIFY(nodes[3].step == found.steps[1]);
        QVERIFY(!nodes[1].step && !nodes[2].step && !nodes[4].step);
    }

    void withoutBeamThereIsNoTree()
    {
        const std::string json = recordToJson(awkwardDecoding(1, 1, 0));
        QVERIFY(json.find("beam") == std::string::npos);
        QVERIFY(recordFromJson(json).beam == nullptr);
    }

    void wrongTreesAreRefused()
    {
        refuses("\"width\":2", "\"width\":0", "beam.width: expected an integer from 1");
        refuses("0.6", "null", "beam.lengthPenalty: expected a number, found null");
        refuses("\"parent\":0", "\"parent\":3",
            "beam.nodes[3].parent: expected an integer from -1 to 2, found 3");
        refuses(
            "\"parent\":0", "\"parent\":2", "beam.nodes[3].parent: expected a node that was kept, found 2");
        refuses("\"parent\":-1", "\"parent\":-2", "beam.nodes[0].parent: expected an integer from -1 to -1");
        refuses("\"id\":90", "\"id\":-90", "beam.nodes[1].id: expected an integer from 0");
        refuses("\"logProbability\"", "\"probability\"", "beam.nodes[0]: expected \"logProbability\"");
        refuses("-0.198", "\"\"", "beam.nodes[3].score: expected a number");
        refuses("pruned", "lost",
            "beam.nodes[2].fate: expected \"kept\", \"finished\" or \"pruned\", found \"lost\"");
        refuses("[3,4]", "[3,5]", "beam.hypotheses[1]: expected an integer from 0 to 4, found 5");
        refuses("[3,4]", "[3,2]", "beam.hypotheses[1]: expected a node that was not pruned, found 2");
        refuses("[3,4]", "[4,3]", "beam.hypotheses: expected first the hypothesis of the 2 steps");
        refuses("[3,4]", "[0]", "beam.hypotheses: expected first the hypothesis of the 2 steps");
        refuses("[3,4]", "[]", "beam.hypotheses: expected first the hypothesis of the 2 steps");
    }

    void scoresThatJsonCannotSayAreRefused()
    {
        Decoding decoding = searched();
        auto tree = std::make_shared<BeamTree>(*decoding.beam);
        tree->nodes[1].score = -INFINITY;
        decoding.beam = tree;
        QVERIFY(messageOf<FormatError>([&] { recordToJson(decoding); }).contains("score of a hypothesis"));
    }

    void everyFlippedBitIsRefusedOrHarmless()
    {
        const std::string whole = recordToJson(searched(), -1);
        for (std::size_t bit = 8 * whole.find("\"beam\""); bit < 8 * whole.size(); ++bit) {
            std::string json = whole;
            json[bit / 8] = static_cast<char>(json[bit / 8] ^ (1 << (bit % 8)));
            QVERIFY(refusedOrValid([&] { recordFromJson(json); }));
        }
    }

    void drawsRoundTripBitForBit()
    {
        const std::string json = recordToJson(drawn(), -1);
        QVERIFY(json.find(R"("sample":{"draw":0.7,"choices":40,"probability":0.1})") != std::string::npos);
        const Decoding found = recordFromJson(json);
        QVERIFY(!found.steps[0]->sample);
        QCOMPARE(found.steps[0]->candidates[0].samplingProbability, 0.0F);
        const StepRecord& step = *found.steps[1];
        QVERIFY(step.sample.has_value());
        QVERIFY(step.sample->draw == 0.7F && step.sample->choices == 40 && step.sample->probability == 0.1F);
        QVERIFY(step.candidates[0].samplingProbability == 0.1F);
        QVERIFY(step.candidates[1].samplingProbability == 1e-42F);
    }

    void drawsWithoutTheirNumbersAreRefused()
    {
        std::string json = recordToJson(drawn(), -1);
        json.replace(json.find("\"choices\":40"), 12, "\"choices\":0");
        QVERIFY(messageOf<FormatError>([&] {
            recordFromJson(json);
        }).contains("steps[1].sample.choices: expected an integer from 1"));
    }
};

QTEST_GUILESS_MAIN(BeamJsonTest)
#include "beamjsontest.moc"
