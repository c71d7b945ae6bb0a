// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/gifwriter.h"

#include "model/math/error.h"

#include <gif_lib.h>

#include <algorithm>

namespace lab {

namespace {

constexpr std::size_t largestPiece = 1 << 16; ///< bytes

using ColourTable = std::unique_ptr<ColorMapObject, void (*)(ColorMapObject*)>;

/// As many colours as a power of two has; those that are too many are black.
ColourTable tableOf(const std::vector<QRgb>& palette)
{
    const int bits = std::max(1, GifBitSize(int(palette.size())));
    ColourTable table(GifMakeMapObject(1 << bits, nullptr), GifFreeMapObject);
    if (!table)
        throw FileError("Cannot make a palette of " + std::to_string(palette.size()) + " colours.");
    for (std::size_t number = 0; number < palette.size(); ++number) {
        const QRgb colour = palette[number];
        table->Colors[number] = {
            GifByteType(qRed(colour)), GifByteType(qGreen(colour)), GifByteType(qBlue(colour))};
    }
    return table;
}

int appendBytes(GifFileType* file, const GifByteType* bytes, int count)
{
    static_cast<std::string*>(file->UserData)
        ->append(reinterpret_cast<const char*>(bytes), std::size_t(count));
    return count;
}

} // namespace

void GifWriter::Closer::operator()(GifFileType* file) const
{
    EGifCloseFile(file, nullptr);
}

GifWriter::GifWriter(QSize size, const std::vector<QRgb>& palette, const Sink& sink) : m_sink(sink)
{
    int error = 0;
    m_file.reset(EGifOpen(&m_bytes, appendBytes, &error));
    if (!m_file)
        throw FileError("Cannot make a GIF: " + gifReason(error) + ".");
    EGifSetGifVersion(m_file.get(), true);
    const ColourTable table = tableOf(palette);
    require(EGifPutScreenDesc(m_file.get(), size.width(), size.height(), 8, 0, table.get()));
    require(EGifPutExtensionLeader(m_file.get(), APPLICATION_EXT_FUNC_CODE));
    require(EGifPutExtensionBlock(m_file.get(), 11, "NETSCAPE2.0"));
    require(EGifPutExtensionBlock(m_file.get(), 3, "\x01\x00\x00")); // 0: for ever
    require(EGifPutExtensionTrailer(m_file.get()));
}

void GifWriter::addComment(const std::string& text)
{
    constexpr std::size_t largestBlock = 255;
    require(EGifPutExtensionLeader(m_file.get(), COMMENT_EXT_FUNC_CODE));
    for (std::size_t begin = 0; begin < text.size(); begin += largestBlock) {
        const std::size_t size = std::min(largestBlock, text.size() - begin);
        require(EGifPutExtensionBlock(m_file.get(), int(size), text.data() + begin));
    }
    require(EGifPutExtensionTrailer(m_file.get()));
}

void GifWriter::add(const GifImage& image)
{
    const GraphicsControlBlock control = {DISPOSE_DO_NOT, false, image.delay, image.transparent};
    GifByteType bytes[4];
    const std::size_t size = EGifGCBToExtension(&control, bytes);
    require(EGifPutExtension(m_file.get(), GRAPHICS_EXT_FUNC_CODE, int(size), bytes));
    const ColourTable table =
        image.palette ? tableOf(*image.palette) : ColourTable(nullptr, GifFreeMapObject);
    const QRect& place = image.place;
    require(EGifPutImageDesc(
        m_file.get(), place.x(), place.y(), place.width(), place.height(), false, table.get()));
    std::vector<GifPixelType> row(std::size_t(place.width())); // giflib may change what it is given
    for (int y = 0; y < place.height(); ++y) {
        std::copy_n(image.numbers.begin() + std::ptrdiff_t(y) * place.width(), place.width(), row.begin());
        require(EGifPutLine(m_file.get(), row.data(), place.width()));
        handOver(largestPiece);
    }
}

void GifWriter::finish()
{
    int error = 0;
    if (EGifCloseFile(m_file.release(), &error) != GIF_OK)
        throw FileError("Cannot finish a GIF: " + gifReason(error) + ".");
    handOver(0);
}

/// Not from within giflib, which knows no exceptions.
void GifWriter::handOver(std::size_t least)
{
    if (m_bytes.size() < least)
        return;
    m_sink(m_bytes);
    m_bytes.clear();
}

void GifWriter::require(int status) const
{
    if (status != GIF_OK)
        throw FileError("Cannot make a GIF: " + gifReason(m_file->Error) + ".");
}

std::string gifReason(int error)
{
    const char* reason = GifErrorString(error); // null for a number that giflib does not know
    return reason ? reason : "giflib's error " + std::to_string(error);
}

} // namespace lab
