// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/attentionmode.h"

#include <QString>

#include <vector>

/// Which kinds of attention can be chosen, and which model each choice opens. Only what was trained is
/// offered; other weights on a trained model are possible, and marked.
namespace lab {

/// A value of a trait, and the model that has it while it differs least in all else.
struct TraitChoice {
    QString title; ///< "additive", "decoder state"
    QString about; ///< what it means and what follows from it
    ModelEntry entry;
    bool current = false; ///< the value that the present model has
};

/// The values of a trait among the trained models, in a fixed order; empty for a model without the trait.
std::vector<TraitChoice> traitChoices(
    const std::vector<ModelEntry>& models, const TranslatorConfig& now, ModelTrait trait);

} // namespace lab
