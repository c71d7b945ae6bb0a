// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/attentionchoices.h"

#include <QString>

/// The kinds of attention in plain words.
namespace lab {

QString modeTitle(AttentionMode mode); ///< "Soft"
QString aboutMode(AttentionMode mode);
/// Why other weights than the trained ones are marked.
QString aboutUntrained(AttentionMode trained);
/// A model in one sentence.
QString aboutModel(const TranslatorConfig& config);

} // namespace lab
