// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace lab {

/// Makes sure that SentencePiece can read this `.model` file safely. Its normaliser walks a table of the file
/// (a double-array trie, 32 bits a unit) without looking at bounds, so every step that the table can lead to
/// is checked first. Throws FormatError naming `name` and the unit that leads outside, or the field that is
/// cut.
void checkVocabulary(std::string_view model, const std::string& name);

} // namespace lab
