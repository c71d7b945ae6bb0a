// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/heatmapdata.h"
#include "widgets/matrixviewport.h"

#include <vector>

/// Attention between words instead of between the pieces that the vocabulary cuts them into. The columns of a
/// word's pieces are summed, the rows averaged, so that a row of probabilities still sums to 1. Scores and
/// contexts have no such rule: they stay as they are.
namespace lab {

/// The pieces of each word, in order; every piece is in one of them.
using WordSpans = std::vector<CellSpan>;

/// Where words begin: at a piece with ▁, after a gap in the text, at punctuation, at </s> and the like.
/// Letters and digits of alphabets go on with a word. Chinese has no mark between words: there each piece of
/// the vocabulary is a word of its own, and only the bytes of one character are put together.
WordSpans wordsOf(const std::vector<Token>& pieces);

/// The words that ask and that are looked at, at a site of a decode.
struct SiteWords {
    WordSpans queries;
    WordSpans keys;
};
SiteWords wordsAt(const Decoding& decoding, AttentionSite site);

/// [Tq x Tk] -> [queries x keys]: sums of columns, means of rows.
Matrix mergedPieces(const Matrix& pieces, const SiteWords& words);

/// The heat map of probabilities or weights between words. A key is masked where all of its pieces are for
/// all of the query's, and taken where one of them was. A word's row is reached once its last piece is.
HeatMapData mergedIntoWords(const HeatMapData& data, const SiteWords& words);
/// What a view shows while pieces are merged: probabilities and weights between words; scores and contexts as
/// they are, with a note that says so.
HeatMapData shownInWords(const HeatMapData& data, const SiteWords& words);
ReachedRows mergedIntoWords(const ReachedRows& reached, const WordSpans& queries);

/// The word that a piece belongs to; −1 for −1.
int wordOfPiece(const WordSpans& words, int piece);

} // namespace lab
