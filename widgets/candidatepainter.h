// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/moment.h"
#include "widgets/theme.h"

#include <QRectF>

class QPainter;

namespace lab {

/// The most probable words of the current step; none before one has been said.
const std::vector<Candidate>& shownCandidates(const Moment& moment);

/// Whether the step said this one.
bool isSaid(const Moment& moment, const Candidate& candidate);

/// A possible next word with its probability, 0…1, as bar and number. The word that was said is in the accent
/// colour.
void drawCandidate(
    QPainter& painter, const QRectF& room, const Candidate& candidate, bool said, const Theme& theme);

QString candidateProbability(const Candidate& candidate); ///< "0.92"

} // namespace lab
