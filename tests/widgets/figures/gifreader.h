// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QRect>
#include <QString>

#include <gif_lib.h>

#include <vector>

/// Reads an animation with giflib, as a viewer shows it.
namespace lab::test {

struct GifFrame {
    QImage picture; ///< the whole picture, RGB32
    QRect place;    ///< of what the file has of it
    int delay = 0;  ///< hundredths of a second
    bool hasOwnPalette = false;
};

struct GifContent {
    QSize size;
    std::vector<GifFrame> frames; ///< none when giflib finds a fault
    QByteArray comment;
    bool repeats = false; ///< for ever
};

inline void readExtensions(const SavedImage& image, GifContent& content)
{
    int kind = 0;
    for (int i = 0; i < image.ExtensionBlockCount; ++i) {
        const ExtensionBlock& block = image.ExtensionBlocks[i];
        const QByteArray bytes(reinterpret_cast<const char*>(block.Bytes), block.ByteCount);
        if (block.Function != CONTINUE_EXT_FUNC_CODE)
            kind = block.Function;
        if (kind == COMMENT_EXT_FUNC_CODE)
            content.comment += bytes;
        if (kind == APPLICATION_EXT_FUNC_CODE && bytes == QByteArray("\x01\x00\x00", 3))
            content.repeats = true;
    }
}

/// Paints one image of the file over the picture before.
inline void paint(const SavedImage& image, const ColorMapObject& palette, int transparent, QImage& picture)
{
    const GifImageDesc& part = image.ImageDesc;
    for (int y = 0; y < part.Height; ++y) {
        for (int x = 0; x < part.Width; ++x) {
            const int number = image.RasterBits[y * part.Width + x];
            const GifColorType colour = palette.Colors[number];
            if (number != transparent)
                picture.setPixel(part.Left + x, part.Top + y, qRgb(colour.Red, colour.Green, colour.Blue));
        }
    }
}

inline GifContent readGif(const QString& file)
{
    GifContent content;
    GifFileType* gif = DGifOpenFileName(file.toLocal8Bit().constData(), nullptr);
    if (gif && DGifSlurp(gif) == GIF_OK) {
        content.size = QSize(gif->SWidth, gif->SHeight);
        QImage picture(content.size, QImage::Format_RGB32);
        picture.fill(Qt::magenta);
        for (int i = 0; i < gif->ImageCount; ++i) {
            const SavedImage& image = gif->SavedImages[i];
            GraphicsControlBlock control = {};
            if (DGifSavedExtensionToGCB(gif, i, &control) != GIF_OK || control.DisposalMode != DISPOSE_DO_NOT)
                return {};
            const ColorMapObject* own = image.ImageDesc.ColorMap;
            paint(image, own ? *own : *gif->SColorMap, control.TransparentColor, picture);
            const GifImageDesc& part = image.ImageDesc;
            content.frames.push_back({picture.copy(), QRect(part.Left, part.Top, part.Width, part.Height),
                control.DelayTime, own != nullptr});
            readExtensions(image, content);
        }
    }
    if (gif)
        DGifCloseFile(gif, nullptr);
    return content;
}

} // namespace lab::test
