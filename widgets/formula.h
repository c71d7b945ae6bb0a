// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/layers/attentionoptions.h"

#include <QString>

namespace lab {

/// The rule as a formula: "v·tanh(W[q; k] + b)".
QString scoreFormula(ScoreRule rule, bool learnedV = true);

/// The rule's name: "additive".
QString scoreRuleTitle(ScoreRule rule);

} // namespace lab
