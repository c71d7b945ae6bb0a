// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/math/error.h"
#include "model/text/xmltext.h"
#include "widgets/figures/drawntexts.h"
#include "widgets/figures/encoders.h"
#include "widgets/fonts.h"

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

QByteArray metadataElement(const Metadata& metadata)
{
    QByteArray bytes;
    QXmlStreamWriter writer(&bytes);
    writer.writeStartElement(QStringLiteral("metadata"));
    writer.writeNamespace(metadataNamespace, QStringLiteral("lab"));
    for (const auto& [name, value] : metadata) {
        writer.writeStartElement(metadataNamespace, QStringLiteral("property"));
        writer.writeAttribute(QStringLiteral("name"), QString::fromStdString(legalInXml(name)));
        writer.writeCharacters(QString::fromStdString(legalInXml(value)));
        writer.writeEndElement();
    }
    writer.writeEndElement();
    return bytes + '\n';
}

/// The first element of this name, as it is in the file; nothing where there is none.
QByteArrayView metadataElementOf(const QByteArray& file)
{
    constexpr QByteArrayView end = "</metadata>";
    const QByteArrayView bytes = file;
    const qsizetype begin = file.indexOf("<metadata");
    const qsizetype last = begin < 0 ? -1 : file.indexOf(end, begin);
    return last < 0 ? QByteArrayView() : bytes.sliced(begin, last + end.size() - begin);
}

/// Qt compares each attribute of a tag with all others.
void requireShortTags(QByteArrayView xml)
{
    constexpr qsizetype longestTag = 4096;
    qsizetype end = 0;
    for (qsizetype begin = xml.indexOf('<'); begin >= 0; begin = xml.indexOf('<', end)) {
        end = begin;
        for (char quote = 0; end < xml.size() && (quote != 0 || xml[end] != '>'); ++end) {
            const char byte = xml[end];
            if (quote == 0 ? byte == '"' || byte == '\'' : byte == quote)
                quote = quote == 0 ? byte : 0;
            if (end - begin == longestTag)
                throw FormatError("This SVG is broken: expected tags of at most " +
                                  std::to_string(longestTag) + " bytes in its metadata, found a longer one.");
        }
    }
}

/// The family of the type, and what may stand in for it elsewhere: "'DejaVu Sans','Noto Sans',sans-serif".
QByteArray familyList(const QString& family)
{
    QStringList families = {family};
    families += textFamilies();
    families.removeDuplicates();
    QString list;
    for (const QString& name : families)
        list += u'\'' + QString(name).remove(u'\'') + QStringLiteral("',");
    return (list + QStringLiteral("sans-serif")).toHtmlEscaped().toUtf8();
}

/// The first part of `svg` from `done` on up to the end of `mark`, which `done` moves behind.
QByteArray upTo(const QByteArray& mark, const QByteArray& svg, qsizetype& done)
{
    const qsizetype begin = done;
    done = svg.indexOf(mark, begin) + mark.size();
    return svg.mid(begin, done - begin);
}

/// Each text stands alone and says how long it is, so that another font does not make it longer; and which
/// families may stand in for its own. Where Qt writes otherwise than it draws, it stays as it is.
QByteArray withSteadyTexts(const QByteArray& svg, const Drawing& drawing)
{
    static const QByteArray element = "<text ";
    static const QByteArray family = " font-family=\"";
    const std::vector<DrawnText> texts = drawnTexts(drawing);
    if (svg.count(element) != qsizetype(texts.size()))
        return svg;
    QByteArray result;
    qsizetype done = 0;
    for (const DrawnText& drawn : texts) {
        result += upTo(element, svg, done);
        if (drawn.width > 0)
            result += "textLength=\"" + QByteArray::number(drawn.width, 'f', 2) +
                      "\" lengthAdjust=\"spacingAndGlyphs\" ";
        result += upTo(family, svg, done) + familyList(drawn.font.family());
        done = svg.indexOf('"', done);
    }
    return result + svg.mid(done);
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
    bytes = withSteadyTexts(bytes, drawing);
    const qsizetype place = bytes.indexOf("<defs>");
    if (place < 0)
        throw ConfigError("The picture cannot be made an SVG of " + std::to_string(bytes.size()) + " bytes.");
    if (!options.metadata.empty())
        bytes.insert(place, metadataElement(options.metadata));
    return QByteArray::fromStdString(legalInXml({bytes.constData(), std::size_t(bytes.size())}));
}

Metadata readSvgMetadata(const QByteArray& file)
{
    if (!file.trimmed().endsWith("</svg>"))
        throw FormatError("This SVG is broken: expected </svg> at its end, found something else.");
    const QByteArrayView element = metadataElementOf(file);
    requireShortTags(element);
    constexpr int longestReason = 120; // it may quote the file
    Metadata metadata;
    QXmlStreamReader reader(QByteArray::fromRawData(element.data(), element.size()));
    if (!element.isEmpty())
        reader.readNextStartElement(); // the metadata element itself
    while (!element.isEmpty() && reader.readNextStartElement()) {
        const bool isProperty = reader.namespaceUri() == metadataNamespace;
        const QString name = reader.attributes().value(QStringLiteral("name")).toString();
        const QString value = reader.readElementText(); // an error where an element is within
        if (isProperty)
            addRead(metadata, name.toStdString(), value.toStdString());
    }
    QString reason = reader.errorString().left(longestReason);
    reason.removeIf([](QChar character) { return !character.isPrint(); });
    if (reader.hasError())
        throw FormatError("This SVG is broken: " + reason.toStdString() + " in line " +
                          std::to_string(reader.lineNumber()) + " of its metadata.");
    return metadata;
}

} // namespace lab
