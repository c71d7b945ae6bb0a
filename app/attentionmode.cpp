// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/attentionmode.h"

namespace lab {

const RecurrentConfig* attentive(const TranslatorConfig& config)
{
    const auto* recurrent = std::get_if<RecurrentConfig>(&config);
    return recurrent && recurrent->attention != AttentionKind::None ? recurrent : nullptr;
}

AttentionMode trainedMode(const TranslatorConfig& config)
{
    const auto* recurrent = std::get_if<RecurrentConfig>(&config);
    if (!recurrent)
        return AttentionMode::Self;
    switch (recurrent->attention) {
    case AttentionKind::None:
        return AttentionMode::None;
    case AttentionKind::Soft:
        return AttentionMode::Soft;
    case AttentionKind::Hard:
        break;
    }
    return AttentionMode::Hard;
}

AttentionMode usedMode(const TranslatorConfig& config, const AttentionOptions& options)
{
    const AttentionMode trained = trainedMode(config);
    if (trained == AttentionMode::None || trained == AttentionMode::Self)
        return trained;
    return options.weighting == Weighting::Soft ? AttentionMode::Soft : AttentionMode::Hard;
}

bool canBeUsedFor(const TranslatorConfig& config, AttentionMode mode)
{
    return attentive(config) && (mode == AttentionMode::Soft || mode == AttentionMode::Hard);
}

int traitValue(const RecurrentConfig& config, ModelTrait trait)
{
    switch (trait) {
    case ModelTrait::Rule:
        return 2 * int(config.rule) + (config.learnedV || config.rule != ScoreRule::Additive ? 0 : 1);
    case ModelTrait::Query:
        return int(config.query);
    case ModelTrait::Keys:
        return int(config.key);
    case ModelTrait::Values:
        break;
    }
    return int(config.value);
}

int difference(const TranslatorConfig& model, const TranslatorConfig& now)
{
    static const RecurrentConfig usual;
    const RecurrentConfig* a = attentive(model);
    const RecurrentConfig* b = attentive(now) ? attentive(now) : &usual;
    if (!a)
        return 0;
    constexpr int ofRule = 5; // more than all else: a rule stays wherever some model has it
    int different = a->attention == b->attention ? 0 : 1;
    for (const ModelTrait trait : {ModelTrait::Rule, ModelTrait::Query, ModelTrait::Keys, ModelTrait::Values})
        different += traitValue(*a, trait) == traitValue(*b, trait) ? 0
                     : trait == ModelTrait::Rule                    ? ofRule
                                                                    : 1;
    return different;
}

std::optional<ModelEntry> modelFor(
    const std::vector<ModelEntry>& models, const TranslatorConfig& now, AttentionMode mode)
{
    const ModelEntry* best = nullptr;
    for (const ModelEntry& entry : models) {
        if (trainedMode(entry.config) != mode)
            continue;
        if (!best || difference(entry.config, now) < difference(best->config, now))
            best = &entry;
    }
    return best ? std::optional(*best) : std::nullopt;
}

} // namespace lab
