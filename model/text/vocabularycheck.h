// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace lab {

/// Makes sure that SentencePiece can read this `.model` file safely. Its normaliser walks a table of the file
/// (a double-array trie, 32 bits a unit) without looking at bounds, so every step that the table can lead to
/// is checked first. At most 300,000 pieces of at most 1,024 bytes, and 64 KiB of sentences with which a
/// vocabulary tests itself, so that reading it takes a time and memory that grow as the file does. Throws
/// FormatError naming `name` and the unit that leads outside, the field that is cut, or what there is too
/// much of.
void checkVocabulary(std::string_view model, const std::string& name);

} // namespace lab
