// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figures/animation.h"
#include "widgets/figures/figure.h"
#include "widgets/walk.h"

#include <functional>

namespace lab {

/// How a decode is animated. Delays are in hundredths of a second.
struct DecodeAnimationOptions {
    FigureOptions figure = {};          ///< how each frame is drawn; `steps` and `reached` are chosen here
    int dpi = 192;                      ///< pixels to an inch
    StepSize stepSize = StepSize::Word; ///< what one frame adds, where the matrix shows it
    int delay = 100;
    int lastDelay = 300;                                    ///< of the whole matrix, before it begins again
    std::function<Drawing(const FigureOptions&)> draw = {}; ///< a frame; by default drawFigure() does
};

/// A matrix that grows as the decode is walked, from its first row to the whole figure, which every frame has
/// the size of. Rows of the encoder, which are computed all at once, appear one by one as well. Frames are
/// painted one after the other, so that something else can be done between them. Throws what drawFigure(),
/// renderPicture() and Animation::add() throw.
class DecodeAnimator {
public:
    DecodeAnimator(std::shared_ptr<const Decoding> decoding, FigureKind kind,
        const DecodeAnimationOptions& options = {});

    int placeCount() const { return int(m_places.size()); } ///< of the walk: frames to paint
    bool isDone() const { return m_next == m_places.size(); }
    /// Paints the frame of the next place; one that looks as the one before is left out.
    void paintNext();
    const Animation& animation() const { return m_animation; } ///< whole once all is done

private:
    QImage render() const;

    std::shared_ptr<const Decoding> m_decoding;
    FigureKind m_kind;
    DecodeAnimationOptions m_options;
    std::vector<ReachedRows> m_places;
    std::size_t m_next = 0;
    QSize m_size; ///< of the whole figure
    QImage m_last;
    Animation m_animation;
};

/// All frames of a DecodeAnimator. The decoding must live as long as the call.
Animation animateDecode(
    const Decoding& decoding, FigureKind kind, const DecodeAnimationOptions& options = {});

} // namespace lab
