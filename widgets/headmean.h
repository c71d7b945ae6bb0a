// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/headchoice.h"

#include <QStringList>

/// What is said of numbers that are means over the heads of a layer: no single softmax or sum gives them.
namespace lab {

/// How many heads' means are shown; 1: the numbers are those of one head.
int headsInMean(const Decoding& decoding, const HeadChoice& choice);

/// "Mean of the 4 heads of layer 2".
QString meanTitle(const Decoding& decoding, const HeadChoice& choice);

/// "Shown are means of 4 heads, number by number: each head has a query, scores, a softmax and a context of
/// its own." Empty for one head.
QString aboutMean(int heads);

/// The same in short, "means of 4 heads, number by number"; no note for one head.
QStringList meanNotes(int heads);

} // namespace lab
