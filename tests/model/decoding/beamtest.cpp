// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decoding/decode.h"
#include "model/math/error.h"
#include "model/math/softmax.h"
#include "tinytranslator.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>

using namespace lab;
using namespace lab::test;

namespace {

constexpr const char* text = "欢迎来北京。";

DecodeOptions beamOf(int width, float lengthPenalty = 1, int maximumSteps = 0)
{
    DecodeOptions options;
    options.maximumSteps = maximumSteps;
    options.beam = BeamOptions{width, lengthPenalty};
    return options;
}

/// A translation and what the model thinks of it, computed without beam search.
struct Sequence {
    std::vector<int> ids;
    double sum = 0;
    DecoderState state;

    double score(float penalty) const { return sum / std::pow(double(ids.size()), double(penalty)); }
};

Sequence emptySequence(const TranslationModel& model)
{
    return {{}, 0, model.translator->encode({}).initial};
}

std::vector<Sequence> continuations(const TranslationModel& model, const Sequence& sequence)
{
    const int token = sequence.ids.empty() ? model.target.beginId() : sequence.ids.back();
    const StepResult step = model.translator->step({}, sequence.state, token, {});
    const Matrix probabilities = softmaxRows(MatrixView(*step.logits));
    std::vector<Sequence> result;
    for (int id = 0; id < probabilities.cols(); ++id) {
        result.push_back({sequence.ids, sequence.sum + std::log(double(probabilities(0, id))), step.next});
        result.back().ids.push_back(id);
    }
    return result;
}

/// All sequences that end with </s> after at most `maximumLength` tokens.
std::vector<Sequence> allTranslations(const TranslationModel& model, int maximumLength)
{
    std::vector<Sequence> finished;
    std::vector<Sequence> open{emptySequence(model)};
    for (int length = 1; length <= maximumLength; ++length) {
        for (const Sequence& sequence : std::exchange(open, {})) {
            for (Sequence& longer : continuations(model, sequence))
                (longer.ids.back() == model.target.endId() ? finished : open).push_back(std::move(longer));
        }
    }
    return finished;
}

/// Beam search in a few lines that never stops before the limit.
std::vector<Sequence> patientSearch(const TranslationModel& model, std::size_t width, int maximumLength)
{
    std::vector<Sequence> finished;
    std::vector<Sequence> live{emptySequence(model)};
    for (int length = 1; length <= maximumLength; ++length) {
        std::vector<Sequence> all;
        for (const Sequence& sequence : std::exchange(live, {}))
            std::ranges::copy(continuations(model, sequence), std::back_inserter(all));
        std::ranges::stable_sort(all, std::greater<double>(), &Sequence::sum);
        all.resize(std::min(width, all.size()));
        for (const Sequence& sequence : all)
            (sequence.ids.back() == model.target.endId() ? finished : live).push_back(sequence);
    }
    return finished;
}

const Sequence& best(const std::vector<Sequence>& sequences, float penalty)
{
    return *std::ranges::max_element(
        sequences, {}, [penalty](const Sequence& sequence) { return sequence.score(penalty); });
}

float bestScore(const Decoding& decoding)
{
    return decoding.beam->nodes[std::size_t(decoding.beam->hypotheses[0])].score;
}

int depth(const BeamTree& tree, int node)
{
    return node < 0 ? 0 : 1 + depth(tree, tree.nodes[std::size_t(node)].parent);
}

} // namespace

class BeamTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_model = std::make_unique<TranslationModel>(randomModel()); }

    void widthOneIsGreedyBitForBit()
    {
        const Decoding beam = decode(*m_model, text, beamOf(1));
        const Decoding greedy = decode(*m_model, text);
        QVERIFY(greedy.beam == nullptr);
        QCOMPARE(beam.steps.size(), greedy.steps.size());
        for (std::size_t i = 0; i < greedy.steps.size(); ++i)
            QVERIFY(identical(*beam.steps[i], *greedy.steps[i]));
        QCOMPARE(beam.text, greedy.text);
        QCOMPARE(beam.stop, greedy.stop);
        for (std::uint64_t seed = 0; seed < 50; ++seed) {
            const TranslationModel tiny = tinyModel(seed);
            QCOMPARE(chosenIds(decode(tiny, text, beamOf(1, 1, 7))), chosenIds(decode(tiny, text, {{}, 7})));
        }
    }

    void findsTheBestOfAllTranslations_data()
    {
        QTest::addColumn<float>("penalty");
        for (const float penalty : {0.0F, 0.6F, 1.0F, 2.0F})
            QTest::addRow("length penalty %.1f", double(penalty)) << penalty;
    }

    void findsTheBestOfAllTranslations()
    {
        QFETCH(float, penalty);
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            const TranslationModel model = tinyModel(seed);
            const std::vector<Sequence> all = allTranslations(model, 4);
            QCOMPARE(all.size(), std::size_t{1 + 4 + 16 + 64});
            const Decoding decoding = decode(model, text, beamOf(1000, penalty, 4));
            QCOMPARE(chosenIds(decoding), best(all, penalty).ids);
            QVERIFY(std::abs(double(bestScore(decoding)) - best(all, penalty).score(penalty)) < 1e-6);
            QCOMPARE(decoding.stop, StopReason::EndOfSentence);
        }
    }

    // The search ends early, but never so early that the winner differs.
    void stopsOnlyWhenNoLiveHypothesisCanWin()
    {
        int early = 0;
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            const TranslationModel model = tinyModel(seed);
            for (const float penalty : {0.0F, 1.0F}) {
                const std::vector<Sequence> found = patientSearch(model, 2, 7);
                const Decoding decoding = decode(model, text, beamOf(2, penalty, 7));
                QCOMPARE(
                    decoding.stop, found.empty() ? StopReason::MaximumLength : StopReason::EndOfSentence);
                if (!found.empty())
                    QCOMPARE(chosenIds(decoding), best(found, penalty).ids);
                const BeamTree& tree = *decoding.beam;
                early += depth(tree, int(tree.nodes.size()) - 1) < 7;
            }
        }
        QVERIFY2(early > 100, qPrintable(QString::number(early)));
    }

    void theTreeTellsTheWholeSearch()
    {
        const Decoding decoding = decode(*m_model, text, beamOf(3, 0.5F, 6));
        const BeamTree& tree = *decoding.beam;
        QCOMPARE(tree.width, 3);
        QCOMPARE(tree.lengthPenalty, 0.5F);
        std::vector<double> sums;
        std::map<int, int> kept;
        std::map<int, int> pruned;
        for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
            const BeamNode& node = tree.nodes[i];
            QVERIFY(node.parent < int(i));
            if (node.parent >= 0)
                QCOMPARE(tree.nodes[std::size_t(node.parent)].fate, BeamFate::Kept);
            const double before = node.parent < 0 ? 0 : sums[std::size_t(node.parent)];
            sums.push_back(before + double(node.logProbability));
            const int length = depth(tree, int(i));
            QVERIFY(std::abs(double(node.score) - sums[i] / std::sqrt(length)) < 1e-5);
            ++(node.fate == BeamFate::Pruned ? pruned : kept)[length];
            QCOMPARE(node.step == nullptr, node.fate == BeamFate::Pruned);
            if (node.step) {
                QCOMPARE(node.step->chosen.id, node.token.id);
                QVERIFY(std::abs(std::log(node.step->chosenProbability) - node.logProbability) < 1e-6F);
            }
        }
        for (int length = 1; length <= 6; ++length) {
            QCOMPARE(kept[length], 3);
            QCOMPARE(pruned[length], 3);
        }
    }

    void hypothesesAreBestFirstAndTheStepsAreTheFirst()
    {
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            const Decoding decoding = decode(tinyModel(seed), text, beamOf(4, 1, 6));
            const BeamTree& tree = *decoding.beam;
            const auto node = [&](std::size_t i) { return tree.nodes[std::size_t(tree.hypotheses[i])]; };
            for (std::size_t i = 1; i < tree.hypotheses.size(); ++i) {
                if (node(i - 1).fate == node(i).fate)
                    QVERIFY(node(i - 1).score >= node(i).score);
                else
                    QVERIFY(node(i - 1).fate == BeamFate::Finished && node(i).fate == BeamFate::Kept);
            }
            int last = tree.hypotheses[0];
            for (std::size_t step = decoding.steps.size(); step-- > 0;) {
                QVERIFY(tree.nodes[std::size_t(last)].step == decoding.steps[step]);
                last = tree.nodes[std::size_t(last)].parent;
            }
            QCOMPARE(last, -1);
        }
    }

    void childrenShareTheNumbersOfTheirStep()
    {
        const Decoding decoding = decode(*m_model, text, beamOf(3, 1, 1));
        const std::vector<BeamNode>& nodes = decoding.beam->nodes;
        QVERIFY(nodes[0].token.id != nodes[1].token.id);
        QVERIFY(&*nodes[0].step->state == &*nodes[1].step->state);
        QVERIFY(&*nodes[0].step->layers[0].cross[0].scores == &*nodes[2].step->layers[0].cross[0].scores);
    }

    void aPrefixIsSaidByEveryHypothesis()
    {
        DecodeOptions options = beamOf(4, 1, 5);
        options.prefix = {17, 23};
        const Decoding decoding = decode(*m_model, text, options);
        const std::vector<BeamNode>& nodes = decoding.beam->nodes;
        QCOMPARE(nodes[0].token.id, 17);
        QCOMPARE(nodes[1].token.id, 23);
        for (std::size_t i = 2; i < nodes.size(); ++i)
            QVERIFY(nodes[i].parent >= 1);
        QCOMPARE(decoding.steps.size(), std::size_t{5});
        options.prefix = {1'000'000};
        QVERIFY_EXCEPTION_THROWN(decode(*m_model, text, options), ConfigError);
    }

    void progressSeesTheBestSoFarAndCanCancel()
    {
        std::vector<std::size_t> seen;
        const Decoding decoding = decode(*m_model, text, beamOf(3, 1, 9), [&](const Decoding& soFar) {
            seen.push_back(soFar.steps.size());
            return soFar.steps.size() < 3;
        });
        QCOMPARE(seen, (std::vector<std::size_t>{0, 1, 2, 3}));
        QCOMPARE(decoding.stop, StopReason::Cancelled);
        QCOMPARE(decoding.steps.size(), std::size_t{3});
        QCOMPARE(decoding.beam->hypotheses.size(), std::size_t{3});
    }

    void anEmptyTextNeedsNoSearch()
    {
        const Decoding decoding = decode(*m_model, "", beamOf(3));
        QCOMPARE(decoding.stop, StopReason::EndOfSentence);
        QVERIFY(decoding.steps.empty() && decoding.beam == nullptr);
    }

    void optionsOutOfRangeAreRefused()
    {
        const auto refused = [&](const DecodeOptions& options) {
            QVERIFY_EXCEPTION_THROWN(decode(*m_model, text, options), ConfigError);
        };
        refused(beamOf(0));
        refused(beamOf(1001));
        refused(beamOf(2, -0.5F));
        refused(beamOf(2, NAN));
        refused(beamOf(2, INFINITY));
        DecodeOptions both = beamOf(2);
        both.sampling = SamplingOptions{};
        refused(both);
        DecodeOptions negative = beamOf(2);
        negative.prefix = {-1};
        refused(negative);
    }

private:
    std::unique_ptr<TranslationModel> m_model;
};

QTEST_GUILESS_MAIN(BeamTest)
#include "beamtest.moc"
