// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/moment.h"
#include "widgets/theme.h"

#include <QRectF>

class QPainter;

namespace lab {

/// The most probable words of the current step, best first, at most so many, and among them the word that was
/// said: where it is less probable than all of them, it takes the last place. None before a word has been
/// said.
std::vector<Candidate> shownCandidates(const Moment& moment, std::size_t most);

/// Whether the current step said this one.
bool isSaid(const Moment& moment, const Candidate& candidate);

/// What a candidate of the current step is called; the one that was said as it is in the sentence.
QString candidateWord(const Moment& moment, const Candidate& candidate);

/// A possible next word with its probability, 0…1, as bar and number. The word that was said is in the accent
/// colour; one that could not be said, because it would have repeated words, is struck out.
void drawCandidate(QPainter& painter, const QRectF& room, const Moment& moment, const Candidate& candidate,
    const Theme& theme);

QString candidateProbability(const Candidate& candidate); ///< "0.92"

} // namespace lab
