// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/modelcatalogue.h"
#include "model/layers/attentionoptions.h"

#include <QString>

#include <optional>
#include <vector>

/// Which kinds of attention can be chosen, and which model each choice opens. Only what was trained is
/// offered; other weights on a trained model are possible, and marked.
namespace lab {

/// How the decoder finds what it reads.
enum class AttentionMode {
    None, ///< one fixed context
    Soft, ///< a weighted mean of all source words
    Hard, ///< a few source words, and nothing of the others
    Self, ///< a transformer: words also attend to the words of their own sentence
};

/// The configuration of a model that has a score rule; null for others.
const RecurrentConfig* attentive(const TranslatorConfig& config);

/// What a model was trained for.
AttentionMode trainedMode(const TranslatorConfig& config);
/// What it does with these options.
AttentionMode usedMode(const TranslatorConfig& config, const AttentionOptions& options);

/// A property in which the models with soft or hard attention differ.
enum class ModelTrait { Rule, Query, Keys, Values };

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

/// The model trained for a mode that differs least from the present one; nothing when there is none.
std::optional<ModelEntry> modelFor(
    const std::vector<ModelEntry>& models, const TranslatorConfig& now, AttentionMode mode);

} // namespace lab
