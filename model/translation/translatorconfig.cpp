// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/translation/translatorconfig.h"

#include "model/translation/recurrent.h"
#include "model/translation/transformer.h"

namespace lab {
namespace {

std::shared_ptr<Translator> translatorOf(const RecurrentConfig& config)
{
    return std::make_shared<RecurrentTranslator>(config);
}

std::shared_ptr<Translator> translatorOf(const TransformerConfig& config)
{
    return std::make_shared<TransformerTranslator>(config);
}

} // namespace

void validate(const TranslatorConfig& config)
{
    std::visit([](const auto& kind) { validate(kind); }, config);
}

int sourceVocabulary(const TranslatorConfig& config)
{
    return std::visit([](const auto& kind) { return kind.sourceVocabulary; }, config);
}

int targetVocabulary(const TranslatorConfig& config)
{
    return std::visit([](const auto& kind) { return kind.targetVocabulary; }, config);
}

AttentionOptions usualAttention(const TranslatorConfig& config)
{
    AttentionOptions options;
    const auto* recurrent = std::get_if<RecurrentConfig>(&config);
    if (recurrent != nullptr && recurrent->attention == AttentionKind::Hard)
        options.weighting = Weighting::HardTopK;
    return options;
}

std::shared_ptr<Translator> makeTranslator(const TranslatorConfig& config)
{
    return std::visit([](const auto& kind) { return translatorOf(kind); }, config);
}

} // namespace lab
