// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/decodeanimation.h"

#include "widgets/figures/picture.h"
#include "widgets/heatmapview.h"
#include "widgets/imagepixels.h"
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
    QImage frame = newImage(size, QImage::Format_RGB32);
    frame.fill(background);
    QPainter(&frame).drawImage(0, 0, figure);
    return frame;
}

} // namespace

DecodeAnimator::DecodeAnimator(
    std::shared_ptr<const Decoding> decoding, FigureKind kind, const DecodeAnimationOptions& options)
    : m_decoding(std::move(decoding)), m_kind(kind), m_options(options)
{
    m_options.figure.steps = -1;
    m_options.figure.reached.reset();
    m_size = render().size();
    m_places = placesOf(*m_decoding, m_kind, m_options);
}

QImage DecodeAnimator::render() const
{
    const Drawing frame =
        m_options.draw ? m_options.draw(m_options.figure) : drawFigure(*m_decoding, m_kind, m_options.figure);
    return renderPicture(frame, m_options.dpi);
}

void DecodeAnimator::paintNext()
{
    const ReachedRows& reached = m_places[m_next++];
    FigureOptions& figure = m_options.figure;
    figure.steps = isWithinSource(figure.head.site) ? -1 : reached.rows;
    figure.reached = reached;
    const QImage frame = paddedTo(m_size, render(), themeOf(figure.dark, figure.colours).panel);
    if (frame != m_last)
        m_animation.add(frame, m_options.delay);
    m_last = frame;
    if (isDone())
        m_animation.hold(m_options.lastDelay);
}

Animation animateDecode(const Decoding& decoding, FigureKind kind, const DecodeAnimationOptions& options)
{
    DecodeAnimator animator({std::shared_ptr<void>(), &decoding}, kind, options);
    while (!animator.isDone())
        animator.paintNext();
    return animator.animation();
}

} // namespace lab
