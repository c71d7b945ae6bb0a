// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tinybundle.h"

#include "model/math/random.h"
#include "model/storage/bundle.h"
#include "model/translation/recurrent.h"

namespace lab {

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
    saveBundle(folder, config, translator.parameters(), tokenizers);
}

} // namespace lab
