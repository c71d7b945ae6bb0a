// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

/// Words of models, files and users as a terminal may get them: it obeys control characters, so none that
/// came from outside may reach it.
namespace lab {

/// The text with <U+001B> and the like in the place of control characters (C0, U+007F, C1) and of those that
/// turn the direction of text (U+061C, U+200E, U+200F, U+202A…U+202E, U+2066…U+2069); only line feeds stay.
/// Bytes that are not UTF-8 become U+FFFD.
std::string forTerminal(std::string_view text);

/// The same for what has to stay in its line: a cell of a table, a name, a translation. Line ends become
/// spaces.
std::string lineForTerminal(std::string_view text);

} // namespace lab
