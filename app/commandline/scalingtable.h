// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/layers/scaling.h"

#include <string>

namespace lab {

/// The scaling experiment as text for a terminal of 100 columns: what was drawn, then a table without and one
/// with the division by √d. Each cell is a mean over trials and its standard error.
std::string scalingTable(const ScalingRecord& record);

} // namespace lab
