// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figures/animationcolours.h"

#include "widgets/figures/temporaryname.h"

#include <QImage>
#include <QRect>
#include <QTemporaryFile>

#include <mutex>
#include <vector>

namespace lab {

/// One frame of an animation.
struct AnimationFrame {
    QRect place;                      ///< of what changes
    QImage pixels;                    ///< ARGB32; transparent where nothing changes
    std::vector<ColourCount> colours; ///< of the others
};

/// The frames of an animation, outside of memory: compressed, in a temporary file that goes with this. May be
/// read from any thread. Throws FileError when there is no room for them.
class FrameSpool {
public:
    void append(const AnimationFrame& frame);
    int count() const { return int(m_places.size()); }
    AnimationFrame frame(int index) const;
    qint64 bytes() const { return m_end; } ///< of the file

private:
    [[noreturn]] void fail() const;

    mutable std::mutex m_mutex;
    mutable QTemporaryFile m_file{temporaryName()};
    std::vector<qint64> m_places; ///< in the file
    qint64 m_end = 0;
};

} // namespace lab
