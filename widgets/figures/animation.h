// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/storage/metadata.h"
#include "widgets/figures/framespool.h"

#include <QImage>
#include <QString>

#include <memory>
#include <vector>

namespace lab {

/// What of an animation is not as it was given: a GIF has at most 256 colours a frame.
struct AnimationReport {
    int frames = 0;
    int ownPalettes = 0;   ///< frames whose colours are not all in the palette of the file
    qint64 flatPixels = 0; ///< pixels of even areas (2 x 2 pixels or more) that had to change their colour
    qint64 edgePixels = 0; ///< other such pixels: edges of letters and lines, gradients
    int largestChange = 0; ///< of red, green or blue, 0…255
};

/// Pictures that become a GIF which repeats for ever. In memory is one frame at a time, the others are in a
/// temporary file; so a long walk through a decode takes little memory. Copies share the frames.
///
/// Even areas, such as the cells of a heat map, keep their exact colours as long as a frame has at most 255
/// of them; the edges of letters get the nearest of the colours there are. What a frame does not change is
/// left out of the file. Equal frames give equal bytes.
class Animation {
public:
    /// Adds an opaque picture that shows for `delay` hundredths of a second, 2…65535 (browsers show shorter
    /// ones for longer). Throws ConfigError for another delay, for a picture with a side of 0 or more than
    /// 65,535 pixels, and for one that has another size than the first.
    void add(const QImage& picture, int delay);

    /// Shows the last frame for another time. Throws ConfigError as add() does, and when there is no frame.
    void hold(int delay);

    int frameCount() const { return int(m_delays.size()); }
    QSize size() const { return m_last.size(); } ///< of all frames
    int duration() const;                        ///< of one round, in hundredths of a second

    /// Writes the file whole or not at all, with a comment of one line for each of the metadata (see
    /// metadataLines()), UTF-8; from any thread, once all frames are there. Throws ConfigError when there is
    /// no frame, FormatError as checkNames() does, FileError.
    AnimationReport save(const QString& file, const Metadata& metadata = {}) const;

private:
    std::shared_ptr<FrameSpool> m_frames = std::make_shared<FrameSpool>();
    std::vector<int> m_delays;          ///< of the frames
    std::vector<ColourCount> m_colours; ///< of all frames
    QImage m_last;                      ///< RGB32
};

} // namespace lab
