// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decoding/sampling.h"
#include "model/decoding/decode.h"
#include "model/math/error.h"
#include "model/math/softmax.h"
#include "tinytranslator.h"

#include <QTest>

#include <cmath>
#include <set>

using namespace lab;
using namespace lab::test;

namespace {

constexpr const char* text = "欢迎来北京。";

/// Logits of five tokens with the probabilities 0.1, 0.4, 0.05, 0.25 and 0.2.
Matrix fiveLogits()
{
    Matrix logits(1, 5);
    logits << std::log(0.1F), std::log(0.4F), std::log(0.05F), std::log(0.25F), std::log(0.2F);
    return logits.array() + 3; // a constant changes nothing
}

void compare(
    const SamplingChoices& found, const std::vector<int>& ids, const std::vector<float>& probabilities)
{
    QCOMPARE(found.ids, ids);
    QCOMPARE(found.probabilities.size(), probabilities.size());
    for (std::size_t i = 0; i < probabilities.size(); ++i)
        QVERIFY(std::abs(found.probabilities[i] - probabilities[i]) < 1e-6F);
}

DecodeOptions sampled(const SamplingOptions& sampling, int maximumSteps = 6)
{
    DecodeOptions options;
    options.maximumSteps = maximumSteps;
    options.sampling = sampling;
    return options;
}

/// Σ (counted - expected)² / expected
double chiSquare(const std::vector<int>& counts, const std::vector<double>& probabilities, int draws)
{
    double sum = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const double expected = probabilities[i] * draws;
        sum += (counts[i] - expected) * (counts[i] - expected) / expected;
    }
    return sum;
}

} // namespace

class SamplingTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_model = std::make_unique<TranslationModel>(randomModel()); }

    void withoutCutsEveryTokenCanBeDrawn()
    {
        compare(samplingChoices(fiveLogits(), {}), {1, 3, 4, 0, 2}, {0.4F, 0.25F, 0.2F, 0.1F, 0.05F});
    }

    void topKKeepsTheKMostProbable()
    {
        compare(samplingChoices(fiveLogits(), {.topK = 2}), {1, 3}, {0.4F / 0.65F, 0.25F / 0.65F});
        compare(
            samplingChoices(fiveLogits(), {.topK = 9}), {1, 3, 4, 0, 2}, {0.4F, 0.25F, 0.2F, 0.1F, 0.05F});
        compare(samplingChoices(Matrix::Zero(1, 4), {.topK = 3}), {0, 1, 2}, {1 / 3.0F, 1 / 3.0F, 1 / 3.0F});
    }

    void topPKeepsTheFewestThatReachP()
    {
        compare(samplingChoices(fiveLogits(), {.topP = 0.01F}), {1}, {1});
        compare(samplingChoices(fiveLogits(), {.topP = 0.39F}), {1}, {1});
        compare(samplingChoices(fiveLogits(), {.topP = 0.41F}), {1, 3}, {0.4F / 0.65F, 0.25F / 0.65F});
        compare(samplingChoices(fiveLogits(), {.topP = 0.64F}), {1, 3}, {0.4F / 0.65F, 0.25F / 0.65F});
        QCOMPARE(samplingChoices(fiveLogits(), {.topP = 0.66F}).ids.size(), std::size_t{3});
        QCOMPARE(samplingChoices(fiveLogits(), {.topP = 0.999F}).ids.size(), std::size_t{5});
    }

    // 0.4 and 0.25 are 62 % and 38 % of what top-k 2 leaves, so the first alone reaches 0.6.
    void topPCutsWhatTopKLeaves()
    {
        compare(samplingChoices(fiveLogits(), {.topK = 2, .topP = 0.6F}), {1}, {1});
        compare(samplingChoices(fiveLogits(), {.topP = 0.6F}), {1, 3}, {0.4F / 0.65F, 0.25F / 0.65F});
    }

    // p^(1/T) / Σ p^(1/T)
    void temperatureComesFirst()
    {
        const float hot = 2 * std::sqrt(0.1F);
        const float total =
            std::sqrt(0.1F) + std::sqrt(0.4F) + std::sqrt(0.05F) + std::sqrt(0.25F) + std::sqrt(0.2F);
        const SamplingChoices choices = samplingChoices(fiveLogits(), {.temperature = 2});
        QVERIFY(std::abs(choices.probabilities[0] - hot / total) < 1e-6F);
        QCOMPARE(
            samplingChoices(fiveLogits(), {.temperature = 0.5F, .topP = 0.8F}).ids.size(), std::size_t{2});
        compare(samplingChoices(fiveLogits(), {.temperature = 0.001F}), {1}, {1}); // the rest is exactly 0
    }

    void drawsComeAsOftenAsTheirProbability_data()
    {
        QTest::addColumn<bool>("overSeeds");
        QTest::newRow("at 10,000 positions") << false;
        QTest::newRow("with 10,000 seeds") << true;
    }

    void drawsComeAsOftenAsTheirProbability()
    {
        QFETCH(bool, overSeeds);
        const SamplingChoices choices = samplingChoices(fiveLogits(), {});
        std::vector<int> counts(5);
        for (int i = 0; i < 10'000; ++i) {
            const Sample sample =
                overSeeds ? drawToken(choices, std::uint64_t(i), 3) : drawToken(choices, 1, i);
            ++counts[std::size_t(sample.id)];
        }
        const double difference = chiSquare(counts, {0.1, 0.4, 0.05, 0.25, 0.2}, 10'000);
        QVERIFY2(
            difference < 18.47, qPrintable(QString::number(difference))); // 4 degrees of freedom, p = 0.001
    }

    void theDrawFallsIntoTheStackOfProbabilities()
    {
        const SamplingChoices choices = samplingChoices(fiveLogits(), {});
        for (Index position = 0; position < 100; ++position) {
            const Sample sample = drawToken(choices, 5, position);
            const float u = sample.record.draw;
            const int expected = u < 0.4F ? 1 : u < 0.65F ? 3 : u < 0.85F ? 4 : u < 0.95F ? 0 : 2;
            QCOMPARE(sample.id, expected);
            QCOMPARE(sample.record.choices, 5);
        }
    }

    void recordsSayWhatWasDrawnFrom()
    {
        const SamplingOptions sampling{.temperature = 3, .topK = 5, .seed = 4};
        const Decoding decoding = decode(*m_model, text, sampled(sampling));
        const Decoding greedy = decode(*m_model, text, {{}, 1});
        for (const auto& step : decoding.steps) {
            QVERIFY(step->sample.has_value());
            QCOMPARE(step->sample->choices, 5);
            float sum = 0;
            for (std::size_t i = 0; i < step->candidates.size(); ++i) {
                const Candidate& candidate = step->candidates[i];
                QCOMPARE(candidate.samplingProbability > 0, i < 5);
                sum += candidate.samplingProbability;
                if (candidate.token.id == step->chosen.id) {
                    QCOMPARE(step->sample->probability, candidate.samplingProbability);
                    QCOMPARE(step->chosenProbability, candidate.probability);
                }
            }
            QVERIFY(std::abs(sum - 1) < 1e-6F);
        }
        // What the model thinks is not touched by how the token is drawn.
        QCOMPARE(decoding.steps[0]->candidates[0].probability, greedy.steps[0]->candidates[0].probability);
        QVERIFY(!greedy.steps[0]->sample.has_value());
        QCOMPARE(greedy.steps[0]->candidates[0].samplingProbability, 0.0F);
    }

    void equalSeedsSayEqualWords()
    {
        std::set<std::vector<int>> said;
        for (std::uint64_t seed = 0; seed < 10; ++seed) {
            const std::vector<int> first = chosenIds(decode(*m_model, text, sampled({.seed = seed})));
            QCOMPARE(chosenIds(decode(*m_model, text, sampled({.seed = seed}))), first);
            said.insert(first);
        }
        QCOMPARE(said.size(), std::size_t{10});
    }

    void anOldStateDrawsAsItDid()
    {
        const DecodeOptions options = sampled({.seed = 8});
        const Decoding decoding = decode(*m_model, text, options);
        const Encoding encoding = m_model->translator->encode(m_model->source.encodeIds(text));
        const DecodedStep first =
            decodeStep(*m_model, encoding, encoding.initial, m_model->target.beginId(), options);
        decodeStep(*m_model, encoding, first.next, 77, options); // another branch
        const DecodedStep second =
            decodeStep(*m_model, encoding, first.next, first.record->chosen.id, options);
        QVERIFY(identical(*first.record, *decoding.steps[0]));
        QVERIFY(identical(*second.record, *decoding.steps[1]));
    }

    void oneChoiceIsGreedy()
    {
        const std::vector<int> greedy = chosenIds(decode(*m_model, text, {{}, 6}));
        QCOMPARE(chosenIds(decode(*m_model, text, sampled({.topK = 1}))), greedy);
        QCOMPARE(chosenIds(decode(*m_model, text, sampled({.topP = 1e-6F}))), greedy);
    }

    void aPrefixIsNotDrawn()
    {
        DecodeOptions options = sampled({.seed = 2});
        options.prefix = {17, 23};
        const Decoding decoding = decode(*m_model, text, options);
        QCOMPARE(decoding.steps[0]->chosen.id, 17);
        QCOMPARE(decoding.steps[1]->chosen.id, 23);
        QVERIFY(!decoding.steps[1]->sample.has_value());
        QVERIFY(decoding.steps[2]->sample.has_value());
    }

    void optionsOutOfRangeAreRefused()
    {
        for (const SamplingOptions& wrong :
            {SamplingOptions{.temperature = 0}, SamplingOptions{.temperature = NAN},
                SamplingOptions{.temperature = INFINITY}, SamplingOptions{.topK = -1},
                SamplingOptions{.topP = 0}, SamplingOptions{.topP = 1.5F}, SamplingOptions{.topP = NAN}})
            QVERIFY_EXCEPTION_THROWN(decode(*m_model, text, sampled(wrong)), ConfigError);
    }

private:
    std::unique_ptr<TranslationModel> m_model;
};

QTEST_GUILESS_MAIN(SamplingTest)
#include "samplingtest.moc"
