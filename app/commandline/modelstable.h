// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline/texttable.h"
#include "app/modelcatalogue.h"

#include <vector>

namespace lab {

/// One row for each model: name, kind of attention, size of its files in MiB, and what its trainer measured:
/// BLEU (greedy, and with beam 5) and chrF; "-" where nobody has.
TextTable modelsTable(const std::vector<ModelEntry>& models);

/// "soft, additive, query: decoder-input", "transformer, 2+2 layers, 4 heads".
std::string kindOf(const TranslatorConfig& config);

} // namespace lab
