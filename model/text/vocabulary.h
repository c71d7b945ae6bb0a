// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/text/plainformat.h"
#include "model/text/token.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lab {

/// What a Tokenizer asks of its vocabulary, whatever the file it came from. Immutable, safe from any thread.
/// Texts are clean (UTF-8 without control characters) and ids are those of pieces: the Tokenizer sees to it.
class Vocabulary {
public:
    virtual ~Vocabulary() = default;

    /// The tokens of a text with their bytes in it, without an end of the sentence.
    virtual std::vector<Token> encode(const std::string& text) const = 0;
    /// The same, ids only.
    virtual std::vector<int> encodeIds(const std::string& text) const = 0;
    /// The text of tokens; begin, end and padding are left out.
    virtual std::string decode(std::span<const int> ids) const = 0;

    virtual std::string piece(int id) const = 0;
    virtual int size() const = 0;
    virtual SpecialTokens special() const = 0;
};

} // namespace lab
