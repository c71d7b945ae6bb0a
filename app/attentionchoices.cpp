// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/attentionchoices.h"

#include "app/traittexts.h"

#include <map>

namespace lab {

std::vector<TraitChoice> traitChoices(
    const std::vector<ModelEntry>& models, const TranslatorConfig& now, ModelTrait trait)
{
    const RecurrentConfig* present = attentive(now);
    std::map<int, const ModelEntry*> best;
    for (const ModelEntry& entry : models) {
        const RecurrentConfig* model = attentive(entry.config);
        if (!present || !model)
            continue;
        const ModelEntry*& kept = best[traitValue(*model, trait)];
        if (!kept || difference(entry.config, now) < difference(kept->config, now))
            kept = &entry;
    }
    std::vector<TraitChoice> choices;
    for (const auto& [value, entry] : best) {
        const RecurrentConfig& model = *attentive(entry->config);
        const QString also = aboutOtherChanges(otherChanges(*present, model, trait));
        choices.push_back(
            {traitTitle(model, trait), aboutTrait(model, trait) + (also.isEmpty() ? QString() : u' ' + also),
                *entry, value == traitValue(*present, trait)});
    }
    return choices;
}

} // namespace lab
