// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/gifcomment.h"

#include "model/math/error.h"

#include <cstdint>

namespace lab {

namespace {

using Byte = unsigned char;

// Of the specification of GIF 89a.
constexpr Byte extensionMark = 0x21;
constexpr Byte imageMark = 0x2C;
constexpr Byte endMark = 0x3B;
constexpr Byte commentLabel = 0xFE;

/// The file from its first byte to its last.
class Blocks {
public:
    explicit Blocks(std::string_view bytes) : m_bytes(bytes) {}

    void readScreen()
    {
        const std::string_view signature = take(6);
        if (signature != "GIF87a" && signature != "GIF89a")
            fail(0, "GIF87a or GIF89a", "something else");
        passSize();
        const Byte flags = takeByte();
        take(2); // background and aspect
        passColours(flags);
    }

    /// The next extension or image; adds it to `comment` if it is one. False at the end.
    bool readNext(std::string& comment)
    {
        const std::size_t begin = m_at;
        switch (takeByte()) {
        case extensionMark:
            readParts(takeByte() == commentLabel ? &comment : nullptr);
            return true;
        case imageMark:
            take(4); // its place
            passSize();
            passColours(takeByte());
            take(1); // the first size of codes
            readParts(nullptr);
            return true;
        case endMark:
            return false;
        default:
            fail(
                begin, "an extension, an image or the end", "number " + std::to_string(Byte(m_bytes[begin])));
        }
    }

private:
    [[noreturn]] static void fail(std::size_t place, const std::string& expected, const std::string& found)
    {
        throw FormatError("This GIF is broken at byte " + std::to_string(place) + ": expected " + expected +
                          ", found " + found + ".");
    }

    std::string_view take(std::size_t count)
    {
        if (m_bytes.size() - m_at < count)
            fail(m_at, std::to_string(count) + " bytes",
                "the end after " + std::to_string(m_bytes.size() - m_at));
        m_at += count;
        return m_bytes.substr(m_at - count, count);
    }

    Byte takeByte() { return Byte(take(1).front()); }

    int takeNumber()
    {
        const int low = takeByte();
        return low + 256 * takeByte();
    }

    void passSize()
    {
        const int width = takeNumber();
        const int height = takeNumber();
        if (width == 0 || height == 0)
            fail(m_at - 4, "a width and a height of at least 1",
                std::to_string(width) + " and " + std::to_string(height));
    }

    /// A table of colours, if the highest bit says that there is one: 2 to 256, as the three lowest say.
    void passColours(Byte flags)
    {
        if ((flags & 0x80) != 0)
            take(std::size_t(3) * (2U << (flags & 7U)));
    }

    /// Parts of up to 255 bytes; one of none ends them.
    void readParts(std::string* text)
    {
        while (const Byte size = takeByte()) {
            const std::string_view part = take(size);
            if (text)
                text->append(part);
        }
    }

    std::string_view m_bytes;
    std::size_t m_at = 0;
};

} // namespace

std::string gifComment(std::string_view bytes)
{
    Blocks blocks(bytes);
    blocks.readScreen();
    std::string comment;
    while (blocks.readNext(comment)) {
    }
    return comment;
}

} // namespace lab
