// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/text/vocabulary.h"

#include <memory>
#include <string_view>

namespace lab {

/// A vocabulary from a plain list of tokens, as readPlainList() takes it; the number of a line, from 0, is
/// the id of its token. Throws FormatError, which begins with `name`, also for special tokens that the list
/// does not have and for an unknown token that is another special one too.
///
/// A text is taken as it is, without normalisation. What is not in the list becomes the unknown token; so
/// does what reads like begin, end or padding: nobody ends a sentence by typing its end.
std::shared_ptr<const Vocabulary> plainVocabulary(
    std::string_view bytes, const PlainFormat& format, const std::string& name);

} // namespace lab
