// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/alignmentfigure.h"

#include "widgets/alignmentpainter.h"
#include "widgets/figures/figureframe.h"

#include <qcustomplot.h>

#include <cmath>
#include <memory>

namespace lab {

namespace {

constexpr double tallest = 4; ///< in multiples of the width

/// Lines, laid out for the size at which type is as large as on the screen.
struct AlignmentPlate {
    HeatMapData data;
    AlignmentLayout layout;
    Theme theme;
    double scale = 1; ///< of the drawing to this layout

    void paint(QPainter& painter) const
    {
        AlignmentPicture picture{data, layout, theme};
        picture.marksCurrent = false;
        picture.scale = scale;
        paintAlignment(painter, picture);
    }
};

} // namespace

Drawing drawAlignment(const Decoding& decoding, const FigureOptions& options)
{
    const int steps = stepsOf(decoding, options);
    const bool lastIsSaid = !options.reached || options.reached->named;
    const FigureFrame frame = frameOf(decoding, options, steps - (lastIsSaid ? 0 : 1));
    const auto plate = std::make_shared<AlignmentPlate>();
    plate->data = figureData(decoding, FigureKind::Probabilities, options);
    plate->theme = frame.theme;
    const int width = int(layoutWidth(options.width));
    plate->scale = options.width / width;
    const QSize size(
        width, int(std::lround(std::min(comfortableAlignmentHeight(plate->data), tallest * width))));
    AlignmentStyle style;
    style.whole = true;
    plate->layout = layoutAlignment(plate->data, measureMatrix(plate->data), size, style);
    return framed(frame, size, [plate](QCPPainter& painter) { plate->paint(painter); });
}

} // namespace lab
