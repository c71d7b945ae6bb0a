// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QRgb>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct GifFileType;

namespace lab {

/// One image of a GIF, which covers a part of the picture.
struct GifImage {
    QRect place;
    std::vector<unsigned char> numbers;         ///< of colours, row by row
    int transparent = -1;                       ///< the number of pixels that stay as they were; −1: none
    int delay = 0;                              ///< hundredths of a second
    const std::vector<QRgb>* palette = nullptr; ///< its own colours, if they are not those of the file
};

/// Writes a GIF that repeats for ever, made by giflib, image by image. Palettes have at most 256 colours.
/// Throws FileError with giflib's reason, and what `sink` throws.
class GifWriter {
public:
    /// Receives the bytes in pieces.
    using Sink = std::function<void(std::string_view bytes)>;

    GifWriter(QSize size, const std::vector<QRgb>& palette, const Sink& sink);

    void addComment(const std::string& text);
    void add(const GifImage& image);
    /// Nothing may be added afterwards.
    void finish();

private:
    void require(int status) const;
    void handOver(std::size_t least);

    struct Closer {
        void operator()(GifFileType* file) const;
    };
    Sink m_sink;
    std::string m_bytes;                         ///< not handed over yet
    std::unique_ptr<GifFileType, Closer> m_file; ///< writes into m_bytes
};

/// What went wrong, in giflib's words where it has some for this number.
std::string gifReason(int error);

} // namespace lab
