// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QPointF>
#include <QString>
#include <QStringList>

class QPainter;

namespace lab {

/// A paragraph in lines. It is broken once, so that it is the same in every file format.
struct WrappedText {
    QStringList lines;
    QFont font;
    double lineHeight = 0;

    double height() const { return lineHeight * double(lines.size()); }
    /// In the painter's colour, from the upper left corner.
    void draw(QPainter& painter, const QPointF& corner) const;
};

/// Broken between words, and within a word that is wider than a line. Without text it has no lines.
WrappedText wrapped(const QString& text, const QFont& font, double width);

} // namespace lab
