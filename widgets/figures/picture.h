// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/storage/metadata.h"
#include "widgets/figures/drawing.h"

#include <QByteArray>
#include <QImage>
#include <QSize>
#include <QString>

#include <optional>

namespace lab {

/// Files that a drawing can become.
enum class PictureFormat {
    Png,  ///< pixels
    Svg,  ///< vectors, with text as text
    Pdf,  ///< vectors, with its fonts
    Tikz, ///< a LaTeX document for XeLaTeX
};

/// The format that a file name asks for by its ending: .png, .svg, .pdf, .tex; nothing for another.
std::optional<PictureFormat> pictureFormatOf(const QString& file);

/// How a drawing becomes a file.
struct PictureOptions {
    PictureFormat format = PictureFormat::Png;
    int dpi = 192;          ///< of pixels: 36…1200, stored in the file
    Metadata metadata = {}; ///< kept in the file; names in ASCII
};

/// How many pixels renderPicture() gives a drawing; throws as it does.
QSize pictureSize(const Drawing& drawing, int dpi);

/// A drawing on its way to pixels: in bands from top to bottom, each no more than a few million of them, so
/// that something else can be done in between.
class PicturePainter {
public:
    /// Throws as renderPicture() does.
    PicturePainter(Drawing drawing, int dpi);

    int bandCount() const;
    bool isDone() const { return m_top == m_picture.height(); }
    void paintNext();
    const QImage& picture() const { return m_picture; } ///< whole once all is done

private:
    Drawing m_drawing;
    QImage m_picture;
    int m_bandHeight = 1; ///< pixels
    int m_top = 0;        ///< of the next band
};

/// A drawing as pixels; transparent where nothing was painted. Throws ConfigError for a resolution out of
/// range, or when the picture would not be 200 to 20,000 pixels wide, or be more than 40,000 high.
QImage renderPicture(const Drawing& drawing, int dpi);

/// The same as large as there is room for it, for a screen.
QImage previewPicture(const Drawing& drawing, const QSize& room);

/// The bytes of the file. Equal drawings and options give equal bytes. Throws ConfigError as renderPicture()
/// does, and for a drawing that is too large for its format.
QByteArray encodePicture(const Drawing& drawing, const PictureOptions& options);

/// Writes them to a file, whole or not at all. Throws FileError naming the file, and as encodePicture() does.
void savePicture(const Drawing& drawing, const PictureOptions& options, const QString& file);

/// What a file that encodePicture() made says about itself: empty when it says nothing. Throws FormatError
/// when the file is no picture of a known format.
Metadata readMetadata(const QByteArray& file);

} // namespace lab
