// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/modelcatalogue.h"
#include "model/layers/attentionoptions.h"

#include <optional>
#include <vector>

/// What kinds of attention there are, and which trained model has which.
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
/// Whether a model can be used so without having been trained for it: soft ones hard, hard ones softly.
bool canBeUsedFor(const TranslatorConfig& config, AttentionMode mode);

/// A property in which the models with soft or hard attention differ.
enum class ModelTrait { Rule, Query, Keys, Values };

/// The value of a trait as a number that also orders menus.
int traitValue(const RecurrentConfig& config, ModelTrait trait);
/// In how many properties a model differs from the present one; from the usual one when that has none of
/// them.
int difference(const TranslatorConfig& model, const TranslatorConfig& now);

/// The model trained for a mode that differs least from the present one; nothing when there is none.
std::optional<ModelEntry> modelFor(
    const std::vector<ModelEntry>& models, const TranslatorConfig& now, AttentionMode mode);

} // namespace lab
