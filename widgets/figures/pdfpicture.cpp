// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/encoders.h"
#include "widgets/figures/pdfproperties.h"
#include "widgets/figures/vectorpage.h"
#include "widgets/fonts.h"

#include <QBuffer>
#include <QFontDatabase>
#include <QHash>
#include <QPdfWriter>
#include <QRawFont>
#include <QRegularExpression>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

namespace lab {

namespace {

constexpr int resolution = 1200;

QSizeF pointsOf(const Drawing& drawing)
{
    return drawing.size * (pointsPerInch / pixelsPerInch);
}

/// Qt writes the fonts of a document in the order of a hash table, which is another one in each run of the
/// program unless its seed is fixed.
struct FixedOrder {
    FixedOrder() { QHashSeed::setDeterministicGlobalSeed(); }
    ~FixedOrder() { QHashSeed::resetRandomGlobalSeed(); }
    FixedOrder(const FixedOrder&) = delete;
    FixedOrder& operator=(const FixedOrder&) = delete;
};

QByteArray painted(const Drawing& drawing)
{
    const FixedOrder order;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(pointsOf(drawing), QPageSize::Point, QString(), QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    writer.setResolution(resolution);
    paintByVectors(drawing, writer);
    return bytes;
}

QPDFObjectHandle asDictionary(const Metadata& metadata)
{
    QPDFObjectHandle result = QPDFObjectHandle::newDictionary();
    int number = 0; // names in order; a PDF sorts them
    for (const auto& [name, value] : metadata) {
        QPDFObjectHandle pair = QPDFObjectHandle::newArray();
        pair.appendItem(QPDFObjectHandle::newUnicodeString(name));
        pair.appendItem(QPDFObjectHandle::newUnicodeString(value));
        result.replaceKey("/P" + std::to_string(1000 + number++), pair);
    }
    return result;
}

void read(QPDF& document, const QByteArray& bytes)
{
    document.setSuppressWarnings(true);
    document.processMemoryFile("picture.pdf", bytes.constData(), std::size_t(bytes.size()));
}

/// Where several characters share a glyph, Qt's map from glyphs to characters has the one with the lowest
/// number: for 见 and 一 their look-alikes among the radicals, for a space the tabulator. This is the
/// ideograph that a radical (U+2E80…U+2FDF) shares its glyph with in the font of figures; the radical where
/// there is none.
const QHash<char32_t, char32_t>& ideographsOfRadicals()
{
    static const QHash<char32_t, char32_t> all = [] {
        const QRawFont font = QRawFont::fromFont(textFont(16), QFontDatabase::SimplifiedChinese);
        const auto glyphOf = [&font](char32_t character) {
            const QList<quint32> glyphs = font.glyphIndexesForString(QString::fromUcs4(&character, 1));
            return glyphs.isEmpty() ? 0 : glyphs.first();
        };
        QHash<quint32, char32_t> ideographs;
        for (char32_t character = 0x4E00; character < 0xA000; ++character)
            ideographs.insert(glyphOf(character), character);
        QHash<char32_t, char32_t> result;
        for (char32_t radical = 0x2E80; radical < 0x2FE0; ++radical)
            result.insert(radical, ideographs.value(glyphOf(radical), radical));
        return result;
    }();
    return all;
}

/// A map from glyphs to characters (a ToUnicode stream) with the characters that are meant. Glyphs of an
/// embedded font have small numbers, so a number of this size is always a character.
std::string withMeantCharacters(const std::string& map)
{
    static const QRegularExpression shared(QStringLiteral("<(0009|2[EF][0-9A-F]{2})>"));
    QString text = QString::fromLatin1(map.data(), qsizetype(map.size()));
    const auto meant = [](char32_t character) {
        return character == U'\t' ? U' ' : ideographsOfRadicals().value(character, character);
    };
    QRegularExpressionMatch match = shared.match(text, text.indexOf(QLatin1Char('[')));
    while (match.hasMatch()) {
        const uint character = meant(match.captured(1).toUInt(nullptr, 16));
        text.replace(match.capturedStart(1), 4, QStringLiteral("%1").arg(character, 4, 16, QLatin1Char('0')));
        match = shared.match(text, match.capturedEnd());
    }
    return text.toStdString();
}

void mendCharacters(QPDF& document)
{
    for (QPDFObjectHandle object : document.getAllObjects()) {
        if (!object.isDictionary() || !object.getKey("/ToUnicode").isStream())
            continue;
        QPDFObjectHandle map = object.getKey("/ToUnicode");
        const std::shared_ptr<Buffer> data = map.getStreamData();
        map.replaceStreamData(
            withMeantCharacters({reinterpret_cast<const char*>(data->getBuffer()), data->getSize()}),
            QPDFObjectHandle::newNull(), QPDFObjectHandle::newNull());
    }
}

/// Qt rounds the size of a page to whole points; its drawing begins at the top.
void setExactSize(QPDF& document, const QSizeF& points)
{
    QPDFObjectHandle page = document.getAllPages().at(0);
    const double top = page.getKey("/MediaBox").getArrayItem(3).getNumericValue();
    page.replaceKey(
        "/MediaBox", QPDFObjectHandle::newFromRectangle({0, top - points.height(), points.width(), top}));
}

} // namespace

/// Qt paints it; the metadata are added, and what depends on the time is left out.
QByteArray encodePdf(const Drawing& drawing, const PictureOptions& options)
{
    const QByteArray bytes = painted(drawing);
    QPDF document;
    read(document, bytes);
    setExactSize(document, pointsOf(drawing));
    mendCharacters(document);
    QPDFObjectHandle info = document.makeIndirectObject(QPDFObjectHandle::newDictionary());
    info.replaceKey("/Creator", QPDFObjectHandle::newUnicodeString("Attention Lab"));
    if (!options.metadata.empty())
        info.replaceKey(pdfPropertiesKey, asDictionary(options.metadata));
    document.getTrailer().replaceKey("/Info", info);
    document.getRoot().removeKey("/Metadata"); // it repeats the time
    QPDFWriter writer(document);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.write();
    const std::shared_ptr<Buffer> written = writer.getBufferSharedPointer();
    return QByteArray(reinterpret_cast<const char*>(written->getBuffer()), qsizetype(written->getSize()));
}

Metadata readPdfMetadata(const QByteArray& file)
{
    return propertiesOfPdf(std::string_view(file.constData(), std::size_t(file.size())));
}

} // namespace lab
