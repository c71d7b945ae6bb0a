// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/text/vocabulary.h"

#include <memory>

namespace lab {

/// A vocabulary from the bytes of a SentencePiece `.model` file. Throws FormatError, which begins with
/// `name`; a broken file is refused, not trusted.
std::shared_ptr<const Vocabulary> sentencePieceVocabulary(const std::string& bytes, const std::string& name);

} // namespace lab
