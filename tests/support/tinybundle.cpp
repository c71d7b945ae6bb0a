// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tinybundle.h"

#include "model/math/random.h"
#include "model/storage/bundle.h"
#include "model/text/labels.h"
#include "model/translation/recurrent.h"

namespace lab {
namespace {

/// A bare byte is no text that other programs would take: it is as good as never said.
void silenceBytes(const ParameterSet& parameters, const Tokenizer& target)
{
    Variable bias = findParameter(parameters, "output.bias").variable;
    for (int id = 0; id < target.size(); ++id)
        if (isByte(target.token(id)))
            bias.mutableValue()(0, id) = -20;
}

} // namespace

void makeTinyBundle(const std::filesystem::path& folder, const RecurrentConfig& choices)
{
    const std::filesystem::path training = TRAINING_DIRECTORY;
    const TokenizerFiles tokenizers = {training / "source.model", training / "target.model", "zh", "en"};
    RecurrentConfig config = choices;
    config.sourceVocabulary = Tokenizer::load(tokenizers.source).size();
    config.targetVocabulary = Tokenizer::load(tokenizers.target).size();
    config.embeddingSize = 8;
    config.encoderHiddenSize = 8;
    const bool isProduct = config.rule == ScoreRule::Dot || config.rule == ScoreRule::ScaledDot;
    config.decoderHiddenSize = isProduct ? config.keySize() : 8; // a product needs equal sizes
    config.attentionSize = 8;
    config.maximumPositions = 64;
    RecurrentTranslator translator(config);
    Random random(7);
    translator.initialize(random);
    silenceBytes(translator.parameters(), Tokenizer::load(tokenizers.target));
    saveBundle(folder, config, translator.parameters(), tokenizers);
}

} // namespace lab
