// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/sumquestion.h"

/// The sections of a sum, each about one step of the computation. `head` has the number, and `key` a word.
namespace lab {

/// A column of numbers, 1 to their number, as labels of rows.
QStringList numbered(std::size_t count);
/// What the record holds, beside what has been recomputed.
SumLine recordedLine(double recorded);

/// What the score rule does with query and key.
std::vector<SumSection> scoreSections(const HeadRecord& head, Index query, int key);
/// Of a key that the query does not see: what its mask means, and which numbers follow from it.
SumSection maskedSection(const AttentionRow& row, int key, const QStringList& words);
/// From the score to the logit: temperature and mask.
SumSection logitSection(const HeadRecord& head, Index query, int key);
/// From the logits of all words to the probability of one.
SumSection softmaxSection(const HeadRecord& head, Index query, int key, const QStringList& words);
/// From the probability to the weight.
SumSection weightSection(const HeadRecord& head, Index query, int key);
/// One component of the context as a sum over words, with the share of each.
SumSection componentSection(const HeadRecord& head, Index query, int component, const QStringList& words);
/// The share of each word in the whole context, then in every component.
std::vector<SumSection> shareSections(const HeadRecord& head, Index query, const QStringList& words);

/// The same number of every head, and their mean.
SumSection meanSection(const SumSubject& subject, const CellQuestion& question);
/// Each component of the context of every head, and their mean.
SumSection meanContextSection(const SumSubject& subject);

} // namespace lab
