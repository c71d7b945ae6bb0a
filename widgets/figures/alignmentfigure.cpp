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

struct AlignmentPlate {
    HeatMapData data;
    AlignmentLayout layout;
    Theme theme;

    void paint(QCPPainter& painter) const
    {
        AlignmentPicture picture{data, layout, theme};
        picture.marksCurrent = false;
        paintAlignment(painter, picture);
    }
};

} // namespace

Drawing drawAlignment(const Decoding& decoding, const FigureOptions& options)
{
    const bool lastIsSaid = !options.reached || options.reached->named;
    const FigureFrame frame = frameOf(decoding, options, stepsOf(decoding, options) - (lastIsSaid ? 0 : 1));
    const auto plate = std::make_shared<AlignmentPlate>();
    plate->data = figureData(decoding, FigureKind::Probabilities, options);
    plate->theme = frame.theme;
    const double width = layoutWidth(options.width);
    const QSizeF size(width, std::round(std::min(comfortableAlignmentHeight(plate->data), tallest * width)));
    AlignmentStyle style;
    style.whole = true;
    plate->layout = layoutAlignment(plate->data, measureMatrix(plate->data), size, style);
    return framed(frame, size, [plate](QCPPainter& painter) { plate->paint(painter); });
}

} // namespace lab
