// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decoding/repetition.h"

#include "model/decoding/decode.h"
#include "model/decoding/sampling.h"
#include "model/math/error.h"
#include "tinytranslator.h"

#include <QTest>

#include <map>
#include <random>
#include <set>

using namespace lab;

namespace {

using Tokens = std::vector<int>;

// `rounds` times the same words, after a beginning of other ones.
Tokens loop(int period, int rounds, int beginning = 3)
{
    Tokens said;
    for (int i = 0; i < beginning; ++i)
        said.push_back(1000 + i);
    for (int i = 0; i < period * rounds; ++i)
        said.push_back(i % period);
    return said;
}

// A second computation, as Hugging Face writes its _get_ngrams(): a table of what followed each sequence.
Tokens followers(const Tokens& said, int length)
{
    std::map<Tokens, std::set<int>> seen;
    for (int i = 0; i + length <= int(said.size()); ++i)
        seen[Tokens(said.begin() + i, said.begin() + i + length - 1)].insert(said[i + length - 1]);
    if (int(said.size()) + 1 < length)
        return {};
    const std::set<int> next = seen[Tokens(said.end() - (length - 1), said.end())];
    return {next.begin(), next.end()};
}

// Goes round and round words 100, 101, 102; after each of them its second choice is 200 more, after which the
// round goes on, and its third </s>.
class RoundTranslator : public Translator {
public:
    explicit RoundTranslator(int period, int vocabulary) : m_period(period), m_vocabulary(vocabulary) {}

    void initialize(Random&) override {}
    Encoding encode(std::span<const int>) const override
    {
        return {std::make_shared<EncoderRecord>(), {}, {{}, 0}};
    }
    StepResult step(const Encoding&, const DecoderState& state, int token, const StepOptions&) const override
    {
        const int place = token < 100 ? -1 : token % 100;
        Matrix logits = Matrix::Constant(1, m_vocabulary, -9);
        const int next = 100 + (place + 1) % m_period;
        logits(0, next) = 4;
        logits(0, next + 200) = 2;
        logits(0, 2) = 1;
        return {{{}, state.position + 1}, {}, Matrix(Matrix::Zero(1, 1)), logits};
    }
    Variable loss(const TrainingBatch&, TrainingPass&) const override { return {}; }
    const ParameterSet& parameters() const override { return m_parameters; }

private:
    int m_period;
    int m_vocabulary;
    ParameterSet m_parameters;
};

TranslationModel roundModel(int period)
{
    TranslationModel model = lab::test::withVocabularies(nullptr);
    model.translator = std::make_shared<RoundTranslator>(period, model.target.size());
    return model;
}

// A long sentence: its limit of steps is far away.
const std::string sentence = "我喜欢狗，我喜欢猫，我喜欢你，我喜欢他，我喜欢她，我喜欢北京。";

Decoding decoded(int period, const DecodeOptions& options)
{
    return decode(roundModel(period), sentence, options);
}

const Candidate& candidate(const StepRecord& step, int id)
{
    for (const Candidate& found : step.candidates)
        if (found.token.id == id)
            return found;
    qFatal("no candidate %d", id);
}

} // namespace

class RepetitionTest : public QObject {
    Q_OBJECT

private slots:
    void oneWordIsALoopAfterTwentyFour()
    {
        QVERIFY(!isLoop(loop(1, 23)));
        QVERIFY(isLoop(loop(1, 24)));
        QVERIFY(isLoop(loop(1, 25)));
    }

    void aShortLoopNeedsTwentyFourWordsALongOneFourRounds()
    {
        QVERIFY(!isLoop(loop(2, 11)));
        QVERIFY(isLoop(loop(2, 12)));
        QVERIFY(!isLoop(loop(5, 4)));
        QVERIFY(isLoop(loop(5, 5)));
        QVERIFY(!isLoop(loop(6, 3)));
        QVERIFY(isLoop(loop(6, 4)));
        QVERIFY(!isLoop(loop(9, 3)));
        QVERIFY(isLoop(loop(9, 4)));
        QVERIFY(isLoop(loop(9, 4, 0)));
        Tokens cut = loop(9, 4, 0);
        cut.pop_back();
        QVERIFY(!isLoop(cut));
    }

    void aLoopIsAtTheEnd()
    {
        Tokens said = loop(3, 8);
        said.push_back(77);
        QVERIFY(!isLoop(said));
        QVERIFY(!isLoop({}));
        QVERIFY(!isLoop(Tokens{5}));
    }

    void whatWouldRepeatIsFound()
    {
        const Tokens said = {7, 8, 9, 7, 8, 5, 7, 8};
        QCOMPARE(repeatingTokens(said, 3), (Tokens{5, 9}));
        QCOMPARE(repeatingTokens(said, 2), (Tokens{5, 9}));
        QCOMPARE(repeatingTokens(said, 1), (Tokens{5, 7, 8, 9}));
        QCOMPARE(repeatingTokens(said, 4), (Tokens{}));
        QCOMPARE(repeatingTokens(said, 0), (Tokens{}));
        QCOMPARE(repeatingTokens({}, 1), (Tokens{}));
        QCOMPARE(repeatingTokens(said, 100), (Tokens{}));
    }

    void aSecondComputationAgrees()
    {
        std::mt19937 random(5);
        for (int round = 0; round < 200; ++round) {
            Tokens said(random() % 30);
            for (int& token : said)
                token = int(random() % 4);
            for (int length = 1; length <= 5; ++length)
                QCOMPARE(repeatingTokens(said, length), followers(said, length));
        }
    }

    void aGreedyDecodeStopsInALoop()
    {
        QCOMPARE(decoded(1, {}).steps.size(), std::size_t{24});
        const Decoding decoding = decoded(3, {});
        QCOMPARE(decoding.stop, StopReason::Repetition);
        QCOMPARE(decoding.steps.size(), std::size_t{24});
        QVERIFY(isLoop(lab::test::chosenIds(decoding)));
        QCOMPARE(decoded(5, {}).steps.size(), std::size_t{25});
    }

    void aBeamStopsInALoop()
    {
        DecodeOptions options;
        options.beam = BeamOptions{.width = 1};
        QCOMPARE(decoded(3, options).stop, StopReason::Repetition);
        QCOMPARE(lab::test::chosenIds(decoded(3, options)), lab::test::chosenIds(decoded(3, {})));
    }

    // What somebody else decided is not stopped, but what the model adds to it is.
    void aForcedBeginningMayRepeatItself()
    {
        DecodeOptions options;
        options.prefix = Tokens(30, 100);
        const Decoding decoding = decoded(1, options);
        QCOMPARE(decoding.steps.size(), std::size_t{31});
        QCOMPARE(decoding.stop, StopReason::Repetition);
    }

    void theLimitIsToldFromALoop()
    {
        DecodeOptions options;
        options.maximumSteps = 23;
        QCOMPARE(decoded(3, options).stop, StopReason::MaximumLength);
        QCOMPARE(whyCut(StopReason::Repetition), std::string("it repeats itself"));
        QCOMPARE(whyCut(StopReason::MaximumLength), std::string("the limit of steps was reached"));
        QCOMPARE(whyCut(StopReason::MaximumMemory), std::string("the limit of memory was reached"));
        QCOMPARE(whyCut(StopReason::EndOfSentence), std::string());
    }

    // 100 101 100 301 …: the pair 100 101 is not said again. The numbers stay those of the model.
    void aBlockedWordKeepsItsNumberAndIsNotChosen()
    {
        DecodeOptions options;
        options.noRepeatNgram = 2;
        options.maximumSteps = 4;
        const Decoding free = decoded(2, DecodeOptions{{}, 4});
        const Decoding decoding = decoded(2, options);
        QCOMPARE(lab::test::chosenIds(free), (Tokens{100, 101, 100, 101}));
        QCOMPARE(lab::test::chosenIds(decoding), (Tokens{100, 101, 100, 301}));
        const StepRecord& last = *decoding.steps[3];
        QCOMPARE(last.blocked, 1);
        QCOMPARE(last.candidates.front().token.id, 101);
        QVERIFY(last.candidates.front().blocked);
        QVERIFY(!candidate(last, 301).blocked);
        for (std::size_t i = 0; i < last.candidates.size(); ++i) {
            QCOMPARE(last.candidates[i].token.id, free.steps[3]->candidates[i].token.id);
            QCOMPARE(last.candidates[i].probability, free.steps[3]->candidates[i].probability);
        }
        QCOMPARE(last.chosenProbability, candidate(last, 301).probability);
        QCOMPARE(decoding.steps[2]->blocked, 0);
    }

    void aBeamKeepsNoHypothesisThatRepeats()
    {
        DecodeOptions options;
        options.noRepeatNgram = 2;
        options.beam = BeamOptions{.width = 1};
        options.maximumSteps = 4;
        QCOMPARE(lab::test::chosenIds(decoded(2, options)), (Tokens{100, 101, 100, 301}));
        options.beam->width = 4;
        const Decoding decoding = decoded(2, options);
        for (const int last : decoding.beam->hypotheses) {
            Tokens said;
            for (int node = last; node >= 0; node = decoding.beam->nodes[std::size_t(node)].parent)
                said.insert(said.begin(), decoding.beam->nodes[std::size_t(node)].token.id);
            std::set<std::pair<int, int>> pairs;
            for (std::size_t i = 1; i < said.size(); ++i)
                QVERIFY(pairs.emplace(said[i - 1], said[i]).second);
        }
    }

    // A draw is from what is allowed, in the proportions of the model.
    void aDrawTakesNothingThatRepeats()
    {
        DecodeOptions options;
        options.noRepeatNgram = 1;
        options.sampling = SamplingOptions{};
        options.maximumSteps = 30;
        for (std::uint64_t seed = 1; seed < 20; ++seed) {
            options.sampling->seed = seed;
            const Tokens said = lab::test::chosenIds(decoded(3, options));
            QCOMPARE(std::set<int>(said.begin(), said.end()).size(), said.size());
        }
        const Matrix logits = (Matrix(1, 3) << 0, 1, 2).finished();
        const SamplingChoices choices = samplingChoices(logits, {}, std::vector{2});
        QCOMPARE(choices.ids, (std::vector{1, 0}));
        QVERIFY(std::abs(choices.probabilities[0] - 0.7310586F) < 1e-6F); // e / (e + 1)
    }

    void aNegativeLengthIsRefused()
    {
        DecodeOptions options;
        options.noRepeatNgram = -1;
        QVERIFY_EXCEPTION_THROWN(decoded(1, options), ConfigError);
    }
};

QTEST_GUILESS_MAIN(RepetitionTest)
#include "repetitiontest.moc"
