// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/composefigure.h"

#include "model/math/error.h"
#include "widgets/figures/wrappedtext.h"
#include "widgets/fonts.h"
#include "widgets/theme.h"

#include <qcustomplot.h>

#include <algorithm>

namespace lab {

namespace {

constexpr double margin = 14;
constexpr double labelHeight = 26; ///< above a part
constexpr double captionGap = 10;  ///< above the caption

/// Where everything goes while type is as large as on the screen.
struct Arrangement {
    std::vector<QPointF> corners; ///< of the parts, labels above
    WrappedText caption;
    QPointF captionCorner;
    QSizeF size;
};

QSizeF naturalSize(const Drawing& part)
{
    return part.size / part.scale;
}

/// The edges of columns or rows, from their widths.
std::vector<double> edgesOf(const std::vector<double>& widths, double gap)
{
    std::vector<double> edges = {0};
    for (const double width : widths)
        edges.push_back(edges.back() + width + gap);
    return edges;
}

Arrangement arrange(const std::vector<Drawing>& parts, const ComposeOptions& options)
{
    const auto columns = std::min(std::size_t(options.columns), parts.size());
    std::vector<double> widths(columns, 0);
    std::vector<double> heights((parts.size() + columns - 1) / columns, 0);
    for (std::size_t part = 0; part < parts.size(); ++part) {
        const QSizeF size = naturalSize(parts[part]);
        widths[part % columns] = std::max(widths[part % columns], size.width());
        heights[part / columns] = std::max(heights[part / columns], size.height() + labelHeight);
    }
    const std::vector<double> lefts = edgesOf(widths, options.gap);
    const std::vector<double> tops = edgesOf(heights, options.gap);
    Arrangement result;
    for (std::size_t part = 0; part < parts.size(); ++part)
        result.corners.emplace_back(lefts[part % columns], tops[part / columns] + labelHeight);
    const double width = lefts.back() - options.gap;
    const double bottom = tops.back() - options.gap;
    result.caption = wrapped(options.caption, textFont(15), width - 2 * margin);
    result.captionCorner = {margin, bottom + captionGap};
    const double captionHeight =
        result.caption.lines.isEmpty() ? 0 : captionGap + result.caption.height() + margin;
    result.size = {width, bottom + captionHeight};
    return result;
}

void paintParts(QCPPainter& painter, const std::vector<Drawing>& parts, const Arrangement& arrangement)
{
    for (std::size_t part = 0; part < parts.size(); ++part) {
        const QPointF& corner = arrangement.corners[part];
        painter.setFont(textFont(17, QFont::Bold));
        painter.drawText(QRectF(corner.x() + margin, corner.y() - labelHeight, 60, labelHeight),
            Qt::AlignLeft | Qt::AlignBottom, partLabel(int(part)));
        painter.save();
        painter.translate(corner);
        painter.scale(1 / parts[part].scale, 1 / parts[part].scale);
        parts[part].paint(painter);
        painter.restore();
    }
}

} // namespace

Drawing composeFigure(const std::vector<Drawing>& parts, const ComposeOptions& options)
{
    if (parts.empty())
        throw ConfigError("There is nothing to compose: no part was given.");
    if (options.columns < 1 || options.width < 0)
        throw ConfigError("A figure of parts needs a column and a width, not " +
                          std::to_string(options.columns) + " columns and a width of " +
                          std::to_string(options.width) + ".");
    const Arrangement arrangement = arrange(parts, options);
    const Theme theme = options.dark ? darkTheme() : lightTheme();
    const double scale = options.width > 0 ? options.width / arrangement.size.width() : 1;
    const auto paint = [=, transparent = options.transparent](QCPPainter& painter) {
        painter.save();
        painter.scale(scale, scale);
        if (!transparent)
            painter.fillRect(QRectF(QPointF(), arrangement.size), theme.panel);
        painter.setPen(theme.text);
        paintParts(painter, parts, arrangement);
        arrangement.caption.draw(painter, arrangement.captionCorner);
        painter.restore();
    };
    return {arrangement.size * scale, paint, scale};
}

QString partLabel(int part)
{
    constexpr int letters = 26;
    QString label;
    for (int rest = part; rest >= 0; rest = rest / letters - 1)
        label.prepend(QChar(u'a' + rest % letters));
    return u'(' + label + u')';
}

ValueScale sharedRange(const std::vector<HeatMapPart>& parts)
{
    ValueScale shared{0, 0};
    for (const HeatMapPart& part : parts) {
        const ValueScale own = figureRange(*part.decoding, part.kind, part.options);
        shared.lower = std::min(shared.lower, own.lower);
        shared.upper = std::max(shared.upper, own.upper);
    }
    if (shared.lower < 0)
        shared.upper = std::max(shared.upper, -shared.lower);
    return {shared.lower < 0 ? -shared.upper : 0, shared.upper};
}

std::vector<Drawing> drawWithSharedRange(const std::vector<HeatMapPart>& parts)
{
    const ValueScale range = sharedRange(parts);
    std::vector<Drawing> drawings;
    for (const HeatMapPart& part : parts) {
        FigureOptions options = part.options;
        options.range = range;
        drawings.push_back(drawFigure(*part.decoding, part.kind, options));
    }
    return drawings;
}

} // namespace lab
