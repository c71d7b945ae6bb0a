// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSizeF>
#include <QString>

#include <functional>

class QCPPainter;

namespace lab {

/// A picture before it is a file: how large it is and how it is painted, by pixels or by vectors alike.
struct Drawing {
    QSizeF size;                            ///< in logical pixels, 96 to an inch
    std::function<void(QCPPainter&)> paint; ///< within (0, 0) and the size; leaves the painter as it was
    double scale = 1;                       ///< of type and lines: 1 as on the screen
    QString family = {};                    ///< of its type; empty: the usual one
};

/// What `draw` makes, in type of this family; empty: the usual one. Throws ConfigError when there is no such
/// font.
Drawing inFamily(const QString& family, const std::function<Drawing()>& draw);

/// The same picture, so many times as large.
Drawing enlarged(Drawing drawing, double times);

inline constexpr double pixelsPerInch = 96; ///< logical ones, of a drawing
inline constexpr double millimetresPerInch = 25.4;
inline constexpr double pointsPerInch = 72;

} // namespace lab
