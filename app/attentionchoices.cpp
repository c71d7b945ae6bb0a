// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/attentionchoices.h"

#include "app/traittexts.h"

#include <algorithm>
#include <map>

namespace lab {

namespace {

/// The value of a trait as a number that also orders the menu.
int valueOf(const RecurrentConfig& config, ModelTrait trait)
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

/// In how many properties a model differs from the present one; from the usual one when that has none of
/// them.
int difference(const TranslatorConfig& model, const TranslatorConfig& now)
{
    static const RecurrentConfig usual;
    const RecurrentConfig* a = attentive(model);
    const RecurrentConfig* b = attentive(now) ? attentive(now) : &usual;
    if (!a)
        return 0;
    int different = a->attention == b->attention ? 0 : 1;
    for (const ModelTrait trait : {ModelTrait::Rule, ModelTrait::Query, ModelTrait::Keys, ModelTrait::Values})
        different += valueOf(*a, trait) == valueOf(*b, trait) ? 0 : 1;
    return different;
}

} // namespace

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

std::vector<TraitChoice> traitChoices(
    const std::vector<ModelEntry>& models, const TranslatorConfig& now, ModelTrait trait)
{
    const RecurrentConfig* present = attentive(now);
    std::map<int, const ModelEntry*> best;
    for (const ModelEntry& entry : models) {
        const RecurrentConfig* model = attentive(entry.config);
        if (!present || !model)
            continue;
        const ModelEntry*& kept = best[valueOf(*model, trait)];
        if (!kept || difference(entry.config, now) < difference(kept->config, now))
            kept = &entry;
    }
    std::vector<TraitChoice> choices;
    for (const auto& [value, entry] : best)
        choices.push_back({traitTitle(*attentive(entry->config), trait),
            aboutTrait(*attentive(entry->config), trait), *entry, value == valueOf(*present, trait)});
    return choices;
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
