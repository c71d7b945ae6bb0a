// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/pngfile.h"

#include "model/math/error.h"
#include "widgets/imagepixels.h"

#include <QtEndian>

#include <algorithm>
#include <csetjmp>
#include <png.h>
#include <vector>

namespace lab {

namespace {

constexpr int compression = 3; // of zlib's 1…9
constexpr png_alloc_size_t largestChunk = 1 << 20;
constexpr int mostTexts = 50;
constexpr png_uint_32 cacheMargin = 3; // so that libpng keeps one text more than that, and no further ones

struct Reason {
    char text[200] = "";
};

// libpng leaves its functions by longjmp: those that call setjmp below have no objects to destroy.
[[noreturn]] void leave(png_structp png, png_const_charp text)
{
    auto* reason = static_cast<Reason*>(png_get_error_ptr(png));
    qstrncpy(reason->text, text, sizeof reason->text);
    png_longjmp(png, 1);
}

void ignore(png_structp, png_const_charp) {}

void append(png_structp png, png_bytep bytes, std::size_t count)
{
    static_cast<QByteArray*>(png_get_io_ptr(png))
        ->append(reinterpret_cast<const char*>(bytes), qsizetype(count));
}

void flush(png_structp) {}

struct Writer {
    Reason reason;
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &reason, leave, ignore);
    png_infop info = png ? png_create_info_struct(png) : nullptr;

    Writer() = default;
    ~Writer() { png_destroy_write_struct(&png, &info); }
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;
};

bool writeHead(Writer& writer, const QImage& image, const std::vector<png_text>& texts)
{
    if (!writer.info || setjmp(png_jmpbuf(writer.png)))
        return false;
    png_set_compression_level(writer.png, compression);
    png_set_filter(writer.png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
    png_set_IHDR(writer.png, writer.info, png_uint_32(image.width()), png_uint_32(image.height()), 8,
        image.hasAlphaChannel() ? PNG_COLOR_TYPE_RGB_ALPHA : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
        PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_set_pHYs(writer.png, writer.info, png_uint_32(image.dotsPerMeterX()),
        png_uint_32(image.dotsPerMeterY()), PNG_RESOLUTION_METER);
    png_set_text(writer.png, writer.info, texts.data(), int(texts.size()));
    png_write_info(writer.png, writer.info);
    return true;
}

bool writeRows(Writer& writer, const QImage& image)
{
    if (setjmp(png_jmpbuf(writer.png)))
        return false;
    for (int row = 0; row < image.height(); ++row)
        png_write_row(writer.png, image.constScanLine(row));
    png_write_end(writer.png, writer.info);
    return true;
}

bool isAscii(const std::string& text)
{
    return std::all_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x80; });
}

/// Refers to the metadata, which libpng only reads.
std::vector<png_text> textsOf(const Metadata& metadata)
{
    std::vector<png_text> texts;
    for (const auto& [name, value] : metadata) {
        png_text text = {};
        text.compression = isAscii(value) ? PNG_TEXT_COMPRESSION_NONE : PNG_ITXT_COMPRESSION_NONE;
        text.key = const_cast<char*>(name.c_str());
        text.text = const_cast<char*>(value.c_str());
        texts.push_back(text);
    }
    return texts;
}

bool isOpaque(const QImage& picture)
{
    for (int row = 0; row < picture.height(); ++row) {
        const auto* pixels = reinterpret_cast<const QRgb*>(picture.constScanLine(row));
        if (!std::all_of(pixels, pixels + picture.width(), [](QRgb pixel) { return qAlpha(pixel) == 255; }))
            return false;
    }
    return true;
}

struct Reader {
    QByteArrayView rest;
    Reason reason;
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &reason, leave, ignore);
    png_infop info = png ? png_create_info_struct(png) : nullptr;

    explicit Reader(QByteArrayView file) : rest(file) {}
    ~Reader() { png_destroy_read_struct(&png, &info, nullptr); }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;
};

void take(png_structp png, png_bytep bytes, std::size_t count)
{
    auto* rest = static_cast<QByteArrayView*>(png_get_io_ptr(png));
    if (std::size_t(rest->size()) < count)
        png_error(png, "it ends too early");
    std::copy_n(rest->data(), count, reinterpret_cast<char*>(bytes));
    *rest = rest->sliced(qsizetype(count));
}

/// libpng takes the memory for a chunk before it knows whether the file has its bytes; its own limit is only
/// a warning. Pixels it would read in parts.
void requireShortChunks(QByteArrayView file)
{
    constexpr qsizetype signatureBytes = 8;
    constexpr qsizetype headBytes = 8;   // length and name
    constexpr qsizetype otherBytes = 12; // and the sum at its end
    for (qsizetype begin = signatureBytes; begin + headBytes <= file.size();) {
        const auto length = qsizetype(qFromBigEndian<quint32>(file.data() + begin));
        if (file.sliced(begin + 4, 4) == "IDAT")
            return;
        const qsizetype most = std::min(qsizetype(largestChunk), file.size() - begin - headBytes);
        if (length > most)
            throw FormatError("This PNG is broken at byte " + std::to_string(begin) +
                              ": expected a chunk of at most " + std::to_string(most) + " bytes, found " +
                              std::to_string(length) + ".");
        begin += otherBytes + length;
    }
}

bool readHead(Reader& reader)
{
    if (!reader.info || setjmp(png_jmpbuf(reader.png)))
        return false;
    png_set_chunk_malloc_max(reader.png, largestChunk);
    png_set_chunk_cache_max(reader.png, mostTexts + cacheMargin);
    png_set_read_fn(reader.png, &reader.rest, take);
    png_read_info(reader.png, reader.info);
    return true;
}

} // namespace

QByteArray pngOf(const QImage& picture, const Metadata& metadata)
{
    const QImage pixels = converted(picture, QImage::Format_ARGB32);
    const QImage image =
        converted(pixels, isOpaque(pixels) ? QImage::Format_RGB888 : QImage::Format_RGBA8888);
    QByteArray bytes;
    Writer writer;
    if (writer.png)
        png_set_write_fn(writer.png, &bytes, append, flush);
    if (!writeHead(writer, image, textsOf(metadata)) || !writeRows(writer, image))
        throw ConfigError(std::string("The picture cannot be made a PNG: ") + writer.reason.text + ".");
    return bytes;
}

Metadata textsOfPng(const QByteArray& file)
{
    requireShortChunks(file);
    Reader reader(file);
    if (!readHead(reader))
        throw FormatError(std::string("This PNG is broken: ") + reader.reason.text + ".");
    png_textp texts = nullptr;
    const int count = png_get_text(reader.png, reader.info, &texts, nullptr);
    if (count > mostTexts)
        throw FormatError("This PNG has too many texts: expected at most " + std::to_string(mostTexts) +
                          " before its pixels, found more.");
    Metadata metadata;
    for (int i = 0; i < count; ++i)
        metadata.emplace_back(texts[i].key, texts[i].text);
    return metadata;
}

} // namespace lab
