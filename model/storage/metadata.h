// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace lab {

/// What an exported file says about its origin: names and values in the order in which a reader should see
/// them, UTF-8. Values may have several lines.
using Metadata = std::vector<std::pair<std::string, std::string>>;

/// Throws FormatError unless each name is there once, and is neither empty nor has a line break or ": ".
void checkNames(const Metadata& metadata);

/// "name: value", one for each pair; further lines of a value follow as lines of their own that begin with
/// two spaces. No line has a line break. Throws FormatError as checkNames() does.
std::vector<std::string> metadataLines(const Metadata& metadata);

/// Adds what a file says. Throws FormatError for more than 1,000 pairs: no file of this program has 20.
void addRead(Metadata& metadata, std::string name, std::string value);

/// The other way round, as addRead() does. Lines before the first name are passed over.
Metadata metadataFromLines(const std::vector<std::string>& lines);

} // namespace lab
