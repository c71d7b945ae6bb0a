// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/math/random.h"
#include "model/storage/bundle.h"
#include "model/translation/recurrent.h"
#include "storagesupport.h"

/// A bundle that is small except for its vocabularies.
namespace lab::test {

inline TokenizerFiles tokenizers()
{
    const std::filesystem::path folder = SOURCE_DIRECTORY "/resources/training/zh-en";
    return {folder / "source.model", folder / "target.model", "zh", "en"};
}

inline RecurrentConfig tinyConfig()
{
    RecurrentConfig config;
    config.sourceVocabulary = Tokenizer::load(tokenizers().source).size();
    config.targetVocabulary = Tokenizer::load(tokenizers().target).size();
    config.embeddingSize = 3;
    config.encoderHiddenSize = 2;
    config.decoderHiddenSize = 4;
    config.attentionSize = 5;
    return config;
}

inline RecurrentTranslator tinyTranslator(const RecurrentConfig& config)
{
    RecurrentTranslator translator(config);
    Random random(3);
    translator.initialize(random);
    return translator;
}

} // namespace lab::test
