// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/plainformat.h"

#include "model/math/error.h"

namespace lab {
namespace {

constexpr const char* kCharacters = "characters";
constexpr const char* kSpaces = "spaces";

} // namespace

std::string nameOf(TextSplit split)
{
    return split == TextSplit::Characters ? kCharacters : kSpaces;
}

TextSplit textSplitFromName(const std::string& name)
{
    if (name == kCharacters)
        return TextSplit::Characters;
    if (name == kSpaces)
        return TextSplit::Spaces;
    throw ConfigError(
        "\"" + name + "\" is not a split of a text; choose one of: " + kCharacters + ", " + kSpaces + ".");
}

} // namespace lab
