// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/drawing.h"

#include "model/math/error.h"
#include "widgets/fonts.h"

#include <QFontDatabase>

#include <qcustomplot.h>

namespace lab {

Drawing inFamily(const QString& family, const std::function<Drawing()>& draw)
{
    if (!family.isEmpty() && !QFontDatabase::hasFamily(family))
        throw ConfigError("There is no font named " + family.toStdString() + " here.");
    const TextFamily chosen(family);
    Drawing drawing = draw();
    drawing.family = family;
    drawing.paint = [paint = std::move(drawing.paint), family](QCPPainter& painter) {
        const TextFamily again(family);
        paint(painter);
    };
    return drawing;
}

Drawing enlarged(Drawing drawing, double times)
{
    if (times == 1)
        return drawing;
    drawing.size *= times;
    drawing.scale *= times;
    drawing.paint = [paint = std::move(drawing.paint), times](QCPPainter& painter) {
        painter.save();
        painter.scale(times, times);
        paint(painter);
        painter.restore();
    };
    return drawing;
}

} // namespace lab
