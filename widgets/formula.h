// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/translation/translatorconfig.h"

#include <QString>

namespace lab {

/// The rule as a formula: "v·tanh(W[q; k] + b)".
QString scoreFormula(ScoreRule rule, bool learnedV = true);

/// The rule's name: "additive".
QString scoreRuleTitle(ScoreRule rule);

/// The formula of a model's scores; empty when it has no attention.
QString scoreFormula(const TranslatorConfig& config);
/// What compares query and key in a model: "additive", or "no attention".
QString scoreRuleTitle(const TranslatorConfig& config);
/// Where the query of a step comes from, with %1 for the word that was read: "query: decoder state after %1".
QString querySentence(const TranslatorConfig& config);

} // namespace lab
