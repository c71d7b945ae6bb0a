// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/attentionchoices.h"

#include <QString>
#include <QStringList>

#include <optional>

/// The properties of models in plain words.
namespace lab {

/// "additive", "decoder state", "encoder states".
QString traitTitle(const RecurrentConfig& model, ModelTrait trait);
/// What it means, and what follows from it.
QString aboutTrait(const RecurrentConfig& model, ModelTrait trait);

/// What else is another than now in a model that was wanted for one trait, or for its mode: "score rule: dot
/// → additive"; empty when nothing is.
QStringList otherChanges(
    const RecurrentConfig& now, const RecurrentConfig& model, std::optional<ModelTrait> wanted = {});
/// A sentence about them; empty when there are none.
QString aboutOtherChanges(const QStringList& changes);

QString traitCaption(ModelTrait trait); ///< "score rule"
QString aboutCaption(ModelTrait trait);

} // namespace lab
