// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/text/plainformat.h"

#include <string>
#include <string_view>
#include <vector>

namespace lab {

/// The tokens of a plain list: UTF-8, one token a line, each once; line ends may be those of Windows. At most
/// 1,000,000 tokens of at most 1,024 bytes, none empty or with control characters, and none with white space
/// where texts are split at it. Throws FormatError naming `name`, the line, what was expected and what was
/// found.
std::vector<std::string> readPlainList(std::string_view bytes, TextSplit split, const std::string& name);

} // namespace lab
