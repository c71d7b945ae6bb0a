// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/math/error.h"
#include "widgets/figures/encoders.h"

#include <QBuffer>
#include <QSvgGenerator>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

#include <qcustomplot.h>

#include <cmath>

namespace lab {

namespace {

const QString metadataNamespace = QStringLiteral("urn:attention-lab:metadata");
constexpr int partsOfAPixel = 10'000; // the size of a file is a whole number of these

/// XML cannot hold most control characters, which a model may say all the same.
QByteArray withoutControls(const QByteArray& bytes)
{
    QByteArray result;
    result.reserve(bytes.size());
    for (const char byte : bytes) {
        const bool isControl =
            static_cast<unsigned char>(byte) < 0x20 && byte != '\t' && byte != '\n' && byte != '\r';
        if (isControl)
            result += "\uFFFD";
        else
            result += byte;
    }
    return result;
}

QByteArray metadataElement(const Metadata& metadata)
{
    QByteArray bytes;
    QXmlStreamWriter writer(&bytes);
    writer.writeStartElement(QStringLiteral("metadata"));
    writer.writeNamespace(metadataNamespace, QStringLiteral("lab"));
    for (const auto& [name, value] : metadata) {
        writer.writeStartElement(metadataNamespace, QStringLiteral("property"));
        writer.writeAttribute(QStringLiteral("name"), QString::fromStdString(name));
        writer.writeCharacters(QString::fromUtf8(withoutControls(QByteArray::fromStdString(value))));
        writer.writeEndElement();
    }
    writer.writeEndElement();
    return bytes + '\n';
}

} // namespace

QByteArray encodeSvg(const Drawing& drawing, const PictureOptions& options)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setTitle(QStringLiteral("Attention Lab"));
    generator.setOutputDevice(&buffer);
    generator.setResolution(int(pixelsPerInch) * partsOfAPixel);
    generator.setSize((drawing.size * partsOfAPixel).toSize());
    generator.setViewBox(QRectF(QPointF(), drawing.size));
    QCPPainter painter(&generator);
    painter.setMode(QCPPainter::pmVectorized);
    drawing.paint(painter);
    painter.end();
    const qsizetype place = bytes.indexOf("<defs>");
    if (place < 0)
        throw ConfigError("The picture cannot be made an SVG of " + std::to_string(bytes.size()) + " bytes.");
    if (!options.metadata.empty())
        bytes.insert(place, metadataElement(options.metadata));
    return withoutControls(bytes);
}

Metadata readSvgMetadata(const QByteArray& file)
{
    Metadata metadata;
    QXmlStreamReader reader(file);
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement() && reader.namespaceUri() == metadataNamespace) {
            const QString name = reader.attributes().value(QStringLiteral("name")).toString();
            metadata.emplace_back(name.toStdString(), reader.readElementText().toStdString());
        }
    }
    if (reader.hasError())
        throw FormatError("This SVG is broken: " + reader.errorString().toStdString() + ", line " +
                          std::to_string(reader.lineNumber()) + ".");
    return metadata;
}

} // namespace lab
