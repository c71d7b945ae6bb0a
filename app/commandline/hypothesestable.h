// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record/beamtree.h"

#include <string>

namespace lab {

/// The hypotheses of a beam search as a table, best first: score, sum of log-probabilities, tokens. Those
/// that never said </s> end in "…". Ends with an empty line.
std::string hypothesesTable(const BeamTree& tree);

} // namespace lab
