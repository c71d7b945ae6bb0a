// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record/record.h"

#include <QString>
#include <QStringList>

/// Tokens as the words that are shown.
namespace lab {

/// A token on screen: without the mark of a word start; a token that is nothing but a space shows as ␣,
/// control characters as their picture.
QString shownWord(const Token& token);

/// What a source token is that is not a word, in plain words: the mark of the end, or a byte of a character
/// that the vocabulary does not have. Empty for words.
QString aboutToken(const TokenizedText& source, int token);

/// One word per source token, </s> included.
QStringList sourceWords(const Decoding& decoding);

/// One word per step: what the decoder read, <s> first.
QStringList readWords(const Decoding& decoding);

/// One word per step, </s> included.
QStringList targetWords(const Decoding& decoding);

/// What the first steps say, joined into words and without spaces before full stops as all of them are in
/// Decoding::text.
QString saidText(const Decoding& decoding, int steps);

} // namespace lab
