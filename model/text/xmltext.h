// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace lab {

/// Text that XML 1.0 can hold, for SVG, HTML and what they say about themselves: U+FFFD stands for control
/// characters but tab and line ends, for U+FFFE and U+FFFF, and for bytes that are not UTF-8.
std::string legalInXml(std::string_view text);

} // namespace lab
