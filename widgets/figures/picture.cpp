// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/picture.h"

#include "model/math/error.h"
#include "model/storage/atomicfile.h"
#include "widgets/figures/encoders.h"

#include <QFile>
#include <QFileInfo>

#include <array>

namespace lab {

namespace {

struct Encoder {
    PictureFormat format;
    const char* ending;
    const char* beginning; ///< of the file
    QByteArray (*encode)(const Drawing&, const PictureOptions&);
    Metadata (*readMetadata)(const QByteArray&);
};

constexpr std::array encoders = {
    Encoder{PictureFormat::Png, "png", "\x89PNG", encodePng, readPngMetadata},
    Encoder{PictureFormat::Svg, "svg", "<?xml", encodeSvg, readSvgMetadata},
    Encoder{PictureFormat::Pdf, "pdf", "%PDF", encodePdf, readPdfMetadata},
    Encoder{PictureFormat::Tikz, "tex", "% Attention Lab", encodeTikz, readTikzMetadata},
};

} // namespace

std::optional<PictureFormat> pictureFormatOf(const QString& file)
{
    const QString ending = QFileInfo(file).suffix();
    for (const Encoder& encoder : encoders) {
        if (ending.compare(QLatin1String(encoder.ending), Qt::CaseInsensitive) == 0)
            return encoder.format;
    }
    return {};
}

QByteArray encodePicture(const Drawing& drawing, const PictureOptions& options)
{
    for (const Encoder& encoder : encoders) {
        if (encoder.format == options.format)
            return encoder.encode(drawing, options);
    }
    throw ConfigError("There is no picture format " + std::to_string(int(options.format)) + ".");
}

void savePicture(const Drawing& drawing, const PictureOptions& options, const QString& file)
{
    const QByteArray bytes = encodePicture(drawing, options);
    writeFileAtomically(QFile::encodeName(file).toStdString(),
        std::string_view(bytes.constData(), std::size_t(bytes.size())));
}

Metadata readMetadata(const QByteArray& file)
{
    for (const Encoder& encoder : encoders) {
        if (file.startsWith(encoder.beginning))
            return encoder.readMetadata(file);
    }
    throw FormatError("This is no picture of Attention Lab: it begins like none of PNG, SVG, PDF and TikZ.");
}

} // namespace lab
