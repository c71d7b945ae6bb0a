// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace lab {

/// Columns that a UTF-8 text takes in a terminal: 2 for East Asian wide and fullwidth characters and emoji
/// (Unicode Standard Annex #11), 0 for combining marks and invisible characters, 1 for all others. Bytes that
/// are not UTF-8 count as the replacement characters of decodeUtf8().
int displayWidth(std::string_view text);

/// `text` filled with spaces up to `width` columns: at its end, or in front of it. Longer text stays whole.
std::string padRight(std::string_view text, int width);
std::string padLeft(std::string_view text, int width);

} // namespace lab
