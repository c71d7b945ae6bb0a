// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QRgb>

#include <memory>
#include <string>
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

/// The bytes of a GIF that repeats for ever, made by giflib. Palettes have at most 256 colours. Throws
/// FileError with giflib's reason.
class GifWriter {
public:
    GifWriter(QSize size, const std::vector<QRgb>& palette);

    void addComment(const std::string& text);
    void add(const GifImage& image);
    /// All bytes; nothing may be added afterwards.
    std::string finish();

private:
    void require(int status) const;

    struct Closer {
        void operator()(GifFileType* file) const;
    };
    std::string m_bytes;
    std::unique_ptr<GifFileType, Closer> m_file; ///< writes into m_bytes
};

/// What went wrong, in giflib's words where it has some for this number.
std::string gifReason(int error);

} // namespace lab
