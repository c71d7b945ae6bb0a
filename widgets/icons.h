// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>

namespace lab {

/// Pictures on the transport buttons.
enum class TransportIcon { ToStart, Back, Play, Pause, Forward, ToEnd };

/// A picture in one colour, drawn at any size.
QIcon transportIcon(TransportIcon icon, const QColor& colour);

/// Lines between two columns of words.
QIcon alignmentIcon(const QColor& colour, const QColor& checkedColour);

} // namespace lab
