// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRect>

namespace lab {

/// The numbers of rectangles in the order in which one reads them: where a line from side to side separates
/// some, those above it come first; else, where one from top to bottom does, those at its left. Rectangles
/// that overlap go by their top left corners.
QList<int> readingOrder(const QList<QRect>& rectangles);

} // namespace lab
