// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

/// CSV as all files of this program have it: RFC 4180 (comma, CR LF, quotes where needed), UTF-8.
namespace lab {

/// One line with its end. Fields with a comma, a quote, a line break or a # (some readers
/// take it for the beginning of a comment) are put in quotes.
std::string csvLine(const std::vector<std::string>& fields);

/// The fewest digits that read back as the same number; "-inf" for minus infinity.
std::string csvNumber(float value);
std::string csvNumber(double value);

} // namespace lab
