// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/figure.h"

#include "model/math/error.h"
#include "widgets/figures/figureframe.h"
#include "widgets/heatmapstyle.h"
#include "widgets/matrixplot.h"

#include <cmath>
#include <memory>

namespace lab {

namespace {

constexpr double tallest = 4; ///< in multiples of the width

MatrixStyle figureStyle(FigureKind kind, const FigureOptions& options)
{
    const int decimals = options.decimals.value_or(0);
    if (decimals < 0 || decimals > mostFigureDecimals)
        throw ConfigError("A matrix shows 0 to " + std::to_string(mostFigureDecimals) + " decimals, not " +
                          std::to_string(decimals) + ".");
    MatrixStyle style = styleFor(kind);
    style.axisNamesFrom = 0;
    style.largestRow = std::min(style.largestRow, 44.0);
    style.largestWord = std::min(style.largestWord, 18);
    style.numbers = options.numbers;
    style.decimals = options.decimals;
    style.gaps = options.gaps;
    style.axisNames = options.axisNames;
    return style;
}

/// A heat map, laid out for the size at which type is as large as on the screen.
struct Plate {
    MatrixPlot plot;
    MatrixStyle style;
    QSize size;

    void paint(QCPPainter& painter);
};

void Plate::paint(QCPPainter& painter)
{
    style.pixelScale =
        painter.modes().testFlag(QCPPainter::pmVectorized) ? MatrixStyle::vectors : painter.transform().m11();
    plot.setMatrixStyle(style);
    plot.toPainter(&painter, size.width(), size.height());
}

} // namespace

ValueScale figureRange(const Decoding& decoding, FigureKind kind, const FigureOptions& options)
{
    FigureOptions own = options;
    own.range.reset();
    return figureData(decoding, kind, own).scale;
}

Drawing drawFigure(const Decoding& decoding, FigureKind kind, const FigureOptions& options)
{
    const int steps = stepsOf(decoding, options);
    const bool lastIsSaid = !options.reached || options.reached->named;
    const FigureFrame frame = frameOf(decoding, options, steps - (lastIsSaid ? 0 : 1));
    const auto plate = std::make_shared<Plate>();
    HeatMapData data = figureData(decoding, kind, options);
    plate->style = figureStyle(kind, options);
    const int width = int(layoutWidth(options.width));
    plate->size = {
        width, int(std::lround(std::min(comfortableHeight(data, width, plate->style), tallest * width)))};
    plate->plot.setTheme(frame.theme);
    plate->plot.setBackground(QBrush(Qt::NoBrush));
    plate->plot.setCurrentRowOutlined(false);
    plate->plot.setData(std::move(data));
    return framed(frame, plate->size, [plate](QCPPainter& painter) { plate->paint(painter); });
}

} // namespace lab
