// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace lab {

/// chrF (Popović, 2015) of a corpus with one reference for each translation, 0…100, as sacreBLEU's
/// corpus_chrf computes it by default: F-score of character n-grams of 1 to 6 characters without white space
/// and with their case; precision and recall are averaged over the orders that occur, and recall weighs
/// `beta` times as much. 0 when nothing matches. Throws ShapeError when the lists differ in length.
double corpusChrf(const std::vector<std::string>& translations, const std::vector<std::string>& references,
    double beta = 2);

} // namespace lab
