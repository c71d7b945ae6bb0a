// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/math/random.h"
#include "model/translation/recurrent.h"

#include <bit>
#include <cstdint>
#include <filesystem>

/// Models for tests of decoding: small enough to enumerate, or with the real vocabularies.
namespace lab::test {

/// Says one of five tokens: <unk>, <s>, </s> and two words. Its logits are random numbers that depend on all
/// tokens read so far, so no two hypotheses agree on what comes next.
class TinyTranslator : public Translator {
public:
    static constexpr int vocabulary = 5;

    explicit TinyTranslator(std::uint64_t seed, float spread = 1.5F) : m_seed(seed), m_spread(spread) {}

    void initialize(Random&) override {}
    Encoding encode(std::span<const int>) const override
    {
        return {std::make_shared<EncoderRecord>(), {}, {{Variable(Matrix::Zero(1, 1))}, 0}};
    }
    StepResult step(const Encoding&, const DecoderState& state, int token, const StepOptions&) const override
    {
        // The tokens so far as one number to base 8: exact in a float for up to 7 of them.
        const Matrix history =
            (8 * state.tensors[0].value().array() + static_cast<float>(token + 1)).matrix();
        Random random(m_seed, static_cast<std::uint64_t>(history(0, 0)));
        Matrix logits(1, vocabulary);
        for (Index i = 0; i < vocabulary; ++i)
            logits(0, i) = m_spread * random.normal();
        return {{{Variable(history)}, state.position + 1}, {}, history, logits};
    }
    Variable loss(const TrainingBatch&, TrainingPass&) const override { return {}; }
    const ParameterSet& parameters() const override { return m_parameters; }

private:
    std::uint64_t m_seed;
    float m_spread;
    ParameterSet m_parameters;
};

/// Says the words 3 and 4 in the order of Thue and Morse, where nothing comes three times in a row: so it
/// never ends and is no loop; each step keeps as many numbers in its state.
class EndlessTranslator : public TinyTranslator {
public:
    explicit EndlessTranslator(Index stateSize) : TinyTranslator(1), m_stateSize(stateSize) {}
    StepResult step(const Encoding&, const DecoderState& state, int, const StepOptions&) const override
    {
        Matrix logits = Matrix::Zero(1, vocabulary);
        logits(0, 3 + std::popcount(static_cast<std::uint64_t>(state.position)) % 2) = 9;
        const Variable next(Matrix::Zero(1, m_stateSize));
        return {{{next}, state.position + 1}, {}, next.share(), logits};
    }

private:
    Index m_stateSize;
};

inline TranslationModel withVocabularies(std::shared_ptr<const Translator> translator)
{
    const std::filesystem::path folder = SOURCE_DIRECTORY "/resources/training/zh-en";
    return {std::move(translator), Tokenizer::load(folder / "source.model"),
        Tokenizer::load(folder / "target.model")};
}

inline TranslationModel tinyModel(std::uint64_t seed)
{
    return withVocabularies(std::make_shared<TinyTranslator>(seed));
}

/// Random weights with the real vocabularies: what it says is nonsense, how it says it is not.
inline TranslationModel randomModel()
{
    TranslationModel model = withVocabularies(nullptr);
    RecurrentConfig config;
    config.sourceVocabulary = model.source.size();
    config.targetVocabulary = model.target.size();
    config.embeddingSize = 8;
    config.encoderHiddenSize = 6;
    config.decoderHiddenSize = 12;
    config.attentionSize = 5;
    auto translator = std::make_shared<RecurrentTranslator>(config);
    Random random(3);
    translator->initialize(random);
    model.translator = translator;
    return model;
}

inline bool identical(const StepRecord& a, const StepRecord& b)
{
    const HeadRecord& x = a.layers.at(0).cross.at(0);
    const HeadRecord& y = b.layers.at(0).cross.at(0);
    return a.chosen.id == b.chosen.id && a.chosenProbability == b.chosenProbability && *a.state == *b.state &&
           *x.scores == *y.scores && *x.weights == *y.weights && *x.context == *y.context;
}

inline std::vector<int> chosenIds(const Decoding& decoding)
{
    std::vector<int> ids;
    for (const auto& step : decoding.steps)
        ids.push_back(step->chosen.id);
    return ids;
}

} // namespace lab::test
