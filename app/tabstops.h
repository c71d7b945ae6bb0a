// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QWidget;

namespace lab {

/// What Tab stops at inside a widget, from its first child to its last; the widget itself comes before. What
/// is hidden or disabled is left out, and so is what hands the keyboard on to another widget.
QList<QWidget*> tabStopsIn(QWidget& widget);

/// Gives the keyboard to the stop after the one that has it, or before; from the last one to the first.
/// False: no stop has it.
bool goToNextStop(const QList<QWidget*>& stops, bool forward);

} // namespace lab
