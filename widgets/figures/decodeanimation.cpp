// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/decodeanimation.h"

#include "widgets/figures/picture.h"
#include "widgets/heatmapview.h"
#include "widgets/theme.h"

#include <QPainter>

namespace lab {

namespace {

/// The first place of the first row, also where all rows are there from the start.
WalkPosition firstOf(const Walk& walk, StepSize size)
{
    return size == StepSize::Word ? walk.endOf(1) : walk.fitting({1, walk.stages().front(), 1});
}

/// What has been worked out at each place of the walk.
std::vector<ReachedRows> placesOf(
    const Decoding& decoding, FigureKind kind, const DecodeAnimationOptions& options)
{
    Moment moment;
    // Not owned: the moment ends before the decoding does.
    moment.decoding = std::shared_ptr<const Decoding>(std::shared_ptr<void>(), &decoding);
    moment.head = options.figure.head;
    const Walk walk(decoding, moment.head);
    std::vector<ReachedRows> places;
    const WalkPosition last = walk.endOf(walk.rowCount());
    for (WalkPosition position = firstOf(walk, options.stepSize);;
         position = walk.forward(position, options.stepSize)) {
        setPosition(moment, position);
        ReachedRows reached = reachedRows(moment, kind);
        reached.rows = position.row;
        places.push_back(reached);
        if (position == last)
            break;
    }
    return places;
}

QImage paddedTo(QSize size, const QImage& figure, const QColor& background)
{
    QImage frame(size, QImage::Format_RGB32);
    frame.fill(background);
    QPainter(&frame).drawImage(0, 0, figure);
    return frame;
}

} // namespace

Animation animateDecode(const Decoding& decoding, FigureKind kind, const DecodeAnimationOptions& options)
{
    FigureOptions figure = options.figure;
    figure.steps = -1;
    figure.reached.reset();
    const auto render = [&] { return renderPicture(drawFigure(decoding, kind, figure), options.dpi); };
    const QImage whole = render();
    const QColor background = themeOf(figure.dark, figure.colours).panel;
    Animation animation;
    QImage last;
    for (const ReachedRows& reached : placesOf(decoding, kind, options)) {
        figure.steps = isWithinSource(figure.head.site) ? -1 : reached.rows;
        figure.reached = reached;
        const QImage frame = paddedTo(whole.size(), render(), background);
        if (frame != last)
            animation.add(frame, options.delay);
        last = frame;
    }
    animation.hold(options.lastDelay);
    return animation;
}

} // namespace lab
