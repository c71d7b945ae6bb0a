// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record/record.h"

#include <QString>
#include <QStringList>

/// Tokens as the words that are shown; model/text/labels.h makes them.
namespace lab {

/// A token by itself; what stands in a sentence is called by those around it, see below.
QString shownWord(const Token& token);

/// What a source token is that is not a word, in plain words: the mark of the end, or something that the
/// vocabulary does not have, with the bytes that stand for it. Empty for words.
QString aboutToken(const TokenizedText& source, int token);
/// The same for what a step said, counted from 0.
QString aboutSaid(const Decoding& decoding, int step);

/// Why a decode did not end by itself, in a few words; empty when it did, or while it runs.
QString cutNote(StopReason reason);

/// One word per source token, the mark of its end included where it has one.
QStringList sourceWords(const Decoding& decoding);

/// One word per step: what the decoder read, <s> first.
QStringList readWords(const Decoding& decoding);

/// One word per step, </s> included.
QStringList targetWords(const Decoding& decoding);

/// What the first steps say, joined into words and without spaces before full stops as all of them are in
/// Decoding::text.
QString saidText(const Decoding& decoding, int steps);

} // namespace lab
