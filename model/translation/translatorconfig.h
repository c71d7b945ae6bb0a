// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/translation/recurrentconfig.h"
#include "model/translation/transformerconfig.h"

#include <memory>
#include <variant>

namespace lab {

class Translator;

/// Sizes and choices of a model of any kind.
using TranslatorConfig = std::variant<RecurrentConfig, TransformerConfig>;

/// Throws ConfigError when a size is out of range or choices do not fit each other.
void validate(const TranslatorConfig& config);

int sourceVocabulary(const TranslatorConfig& config); ///< rows of the source embedding
int targetVocabulary(const TranslatorConfig& config); ///< rows of the target embedding

/// What a model was trained for: soft weights, or for hard attention the most probable word.
AttentionOptions usualAttention(const TranslatorConfig& config);

/// A model of this kind whose parameters are all zero. Throws ConfigError as validate() does.
std::shared_ptr<Translator> makeTranslator(const TranslatorConfig& config);

} // namespace lab
