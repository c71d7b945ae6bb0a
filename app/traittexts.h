// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/attentionchoices.h"

#include <QString>

/// The properties of models in plain words.
namespace lab {

/// "additive", "decoder state", "encoder states".
QString traitTitle(const RecurrentConfig& model, ModelTrait trait);
/// What it means, and what follows from it.
QString aboutTrait(const RecurrentConfig& model, ModelTrait trait);

QString traitCaption(ModelTrait trait); ///< "score rule"
QString aboutCaption(ModelTrait trait);

} // namespace lab
