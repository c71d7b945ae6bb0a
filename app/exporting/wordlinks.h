// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/headchoice.h"

#include <optional>
#include <string>

namespace lab {

/// What a target word looks at, as links.
struct WordLinkOptions {
    HeadChoice head = {};
    std::optional<float> threshold =
        {};          ///< all words of at least this weight; nothing: the one of most weight
    bool end = true; ///< whether </s> can be linked
};

/// One line of links as Pharaoh and GIZA++ have them: "0-0 1-2": key (source word) – query (target word),
/// both counted from 0 in the tokens of the record, in the order of the queries. Of equal weights the first
/// key is taken. Throws ConfigError when the decode has no attention there.
std::string pharaohLine(const Decoding& decoding, const WordLinkOptions& options);

} // namespace lab
