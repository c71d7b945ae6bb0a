// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/figureframe.h"

#include "model/math/error.h"
#include "widgets/fonts.h"
#include "widgets/words.h"

#include <QFontMetricsF>

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

constexpr double margin = 14;
constexpr double captionHeight = 40;

/// The sentence, an arrow, and what the shown steps say.
QString captionOf(const Decoding& decoding, int steps)
{
    // Each side keeps its own direction: U+2068 and U+2069 isolate it.
    return QStringLiteral("\u2068%1\u2069  →  \u2068%2\u2069")
        .arg(QString::fromStdString(decoding.source.text), saidText(decoding, steps));
}

/// The model, and after the last step whether the decode was cut: this is never elided.
QString besideCaption(const Decoding& decoding, const FigureOptions& options, int steps)
{
    QStringList parts = {options.modelName};
    if (steps >= int(decoding.steps.size()))
        parts.prepend(cutNote(decoding.stop));
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

void drawCaption(QPainter& painter, const FigureFrame& frame, double width)
{
    const QRectF room(margin, margin / 2, width - 2 * margin, captionHeight - margin / 2);
    painter.setFont(textFont(13));
    painter.setPen(frame.theme.secondary);
    painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter, frame.modelName);
    const double taken = frame.modelName.isEmpty() ? 0 : textWidth(frame.modelName, 13) + 16;
    painter.setFont(textFont(18));
    painter.setPen(frame.theme.text);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetricsF(painter.font()).elidedText(frame.caption, Qt::ElideRight, room.width() - taken));
}

} // namespace

FigureFrame frameOf(const Decoding& decoding, const FigureOptions& options, int steps)
{
    if (!(options.width > 0))
        throw ConfigError("A figure's width must be positive, not " + std::to_string(options.width) + ".");
    return {captionOf(decoding, steps), besideCaption(decoding, options, steps),
        themeOf(options.dark, options.colours), options.transparent, options.width};
}

int stepsOf(const Decoding& decoding, const FigureOptions& options)
{
    if (decoding.steps.empty() || options.steps == 0)
        throw ConfigError("There is no step to draw: the sentence has no words.");
    const int all = int(decoding.steps.size());
    return options.steps < 0 ? all : std::min(options.steps, all);
}

double wholePixels(double height, double scale)
{
    constexpr double rounding = 1e-6;
    return std::ceil(height * scale - rounding) / scale;
}

double layoutWidth(double width, double narrowest)
{
    return std::ceil(std::max(width, narrowest));
}

Drawing framed(const FigureFrame& frame, const QSizeF& content, const std::function<void(QCPPainter&)>& paint)
{
    const double scale = frame.width / content.width();
    const QSizeF size(content.width(), wholePixels(content.height() + captionHeight, scale));
    const auto paintAll = [=](QCPPainter& painter) {
        painter.save();
        painter.scale(scale, scale);
        if (!frame.transparent)
            painter.fillRect(QRectF(QPointF(), size), frame.theme.panel);
        drawCaption(painter, frame, size.width());
        painter.translate(0, captionHeight);
        paint(painter);
        painter.restore();
    };
    return {size * scale, paintAll, scale};
}

} // namespace lab
