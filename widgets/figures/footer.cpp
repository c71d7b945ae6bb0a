// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/footer.h"

#include "widgets/figures/figureframe.h"
#include "widgets/figures/wrappedtext.h"
#include "widgets/fonts.h"

#include <qcustomplot.h>

namespace lab {

namespace {

constexpr double margin = 14;
constexpr double bottom = 10;

} // namespace

Drawing withFooter(const Drawing& drawing, const QString& text, const Theme& theme, bool transparent)
{
    if (text.isEmpty())
        return drawing;
    const double width = drawing.size.width() / drawing.scale; // with type as on the screen
    const WrappedText footer = wrapped(text, textFont(12), width - 2 * margin);
    const double height = wholePixels(footer.height() + bottom, drawing.scale);
    const QSizeF size(drawing.size.width(), drawing.size.height() + height * drawing.scale);
    Drawing result = drawing;
    result.size = size;
    result.paint = [=](QCPPainter& painter) {
        painter.save();
        if (!transparent) // of all, or there is a seam
            painter.fillRect(QRectF(QPointF(), size), theme.panel);
        drawing.paint(painter);
        painter.translate(0, drawing.size.height());
        painter.scale(drawing.scale, drawing.scale);
        painter.setPen(theme.secondary);
        footer.draw(painter, {margin, 0});
        painter.restore();
    };
    return result;
}

} // namespace lab
