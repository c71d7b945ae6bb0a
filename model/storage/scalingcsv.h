// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/layers/scaling.h"

#include <string>

namespace lab {

/// The scaling experiment as CSV (model/storage/csv.h): one line for each dimension and score rule ("dot",
/// "scaled-dot"), with the numbers of keys and trials, the seed, and each quantity followed by its standard
/// error. Entropy is in nats; the Jacobian is that of the softmax with respect to the scores of the line,
/// which for scaled-dot are divided already.
std::string scalingToCsv(const ScalingRecord& record);

} // namespace lab
