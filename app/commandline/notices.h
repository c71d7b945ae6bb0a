// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/unsplitsentence.h"

#include <string>

namespace lab {

/// One line on standard error, after the program's name, without anything that a terminal would obey.
void printNotice(const std::string& sentence);

/// Says once that a sentence is one unknown word, as it has no spaces.
class UnsplitNotice {
public:
    explicit UnsplitNotice(const Bundle& bundle) : m_unsplit(bundle) {}
    void check(const TokenizedText& source);

private:
    UnsplitSentences m_unsplit;
    bool m_said = false;
};

/// An EncodingNotice that prints.
void printEncoding(const std::string& name, const std::string& encoding);

} // namespace lab
