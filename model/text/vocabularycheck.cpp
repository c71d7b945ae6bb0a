// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/vocabularycheck.h"

#include "model/math/error.h"

#include <cstdint>

namespace lab {
namespace {

// Field numbers of SentencePiece's ModelProto, its pieces and NormalizerSpec.
constexpr std::uint64_t kPieces = 1;
constexpr std::uint64_t kNormalizer = 3;
constexpr std::uint64_t kSelfTest = 4;
constexpr std::uint64_t kDenormalizer = 5;
constexpr std::uint64_t kPieceText = 1;
constexpr std::uint64_t kCharacterTable = 2;

// SentencePiece keeps a piece several times, and compares a text with pieces from each of its characters on.
constexpr std::size_t kMostPieces = 300'000;
constexpr std::size_t kLongestPiece = 1'024;
constexpr std::size_t kLargestSelfTest = 1 << 16;

// A protobuf message, field by field.
class Message {
public:
    Message(std::string_view bytes, const std::string& name) : m_bytes(bytes), m_name(name) {}

    bool next()
    {
        if (m_at == m_bytes.size())
            return false;
        const std::uint64_t key = readNumber();
        m_field = key >> 3;
        m_content = {};
        switch (key & 7) {
        case 0:
            readNumber();
            break;
        case 1:
            m_content = readBytes(8);
            break;
        case 2:
            m_content = readBytes(readNumber());
            break;
        case 5:
            m_content = readBytes(4);
            break;
        default:
            fail("a field of unknown kind " + std::to_string(key & 7));
        }
        return true;
    }

    std::uint64_t field() const { return m_field; }
    std::string_view content() const { return m_content; }

private:
    std::uint64_t readNumber()
    {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64 && m_at < m_bytes.size(); shift += 7) {
            const auto byte = static_cast<unsigned char>(m_bytes[m_at++]);
            value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
            if (byte < 0x80)
                return value;
        }
        fail("a number that does not end");
    }

    std::string_view readBytes(std::uint64_t size)
    {
        if (size > m_bytes.size() - m_at)
            fail("a field of " + std::to_string(size) + " bytes where " +
                 std::to_string(m_bytes.size() - m_at) + " are left");
        m_at += size;
        return m_bytes.substr(m_at - size, size);
    }

    [[noreturn]] void fail(const std::string& found) const
    {
        throw FormatError(m_name + ": not a SentencePiece vocabulary: " + found + " before byte " +
                          std::to_string(m_at) + ".");
    }

    std::string_view m_bytes;
    const std::string& m_name;
    std::size_t m_at = 0;
    std::uint64_t m_field = 0;
    std::string_view m_content;
};

std::uint32_t littleEndian(std::string_view bytes, std::size_t at)
{
    std::uint32_t value = 0;
    for (std::size_t i = 4; i-- > 0;)
        value = (value << 8) | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

// A unit: 31 "is a value", 10…30 offset, 9 "offset in blocks of 256", 8 "a value is among the children", 0…7
// label.
void checkUnits(std::string_view units, std::size_t texts, const std::string& name)
{
    const std::size_t count = units.size() / 4;
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint32_t unit = littleEndian(units, 4 * i);
        if (unit >> 31)
            continue;
        // Children stand at (i ^ offset) ^ label for labels 0…255, so their whole block must exist.
        const std::size_t children = i ^ (static_cast<std::size_t>(unit >> 10) << ((unit & 0x200U) >> 6));
        if ((children | 0xFF) >= count)
            throw FormatError(name + ": unit " + std::to_string(i) +
                              " of the character table leads to unit " + std::to_string(children) + " of " +
                              std::to_string(count) + ".");
        if ((unit & 0x100U) && (littleEndian(units, 4 * children) & 0x7FFFFFFFU) >= texts)
            throw FormatError(name + ": unit " + std::to_string(children) +
                              " of the character table leads outside its " + std::to_string(texts) +
                              " bytes of text.");
    }
}

// A table: size of the units in bytes, the units, then zero-terminated texts to which their values point.
void checkTable(std::string_view table, const std::string& name)
{
    if (table.empty())
        return;
    const std::size_t unitBytes = table.size() < 4 ? 0 : littleEndian(table, 0);
    if (unitBytes == 0 || unitBytes % 4 != 0 || unitBytes >= table.size() - 4 || table.back() != '\0')
        throw FormatError(name + ": a character table of " + std::to_string(table.size()) +
                          " bytes says that " + std::to_string(unitBytes) +
                          " of them are units, or its texts do not end.");
    checkUnits(table.substr(4, unitBytes), table.size() - 4 - unitBytes, name);
}

void checkNormalizer(std::string_view normalizer, const std::string& name)
{
    for (Message fields(normalizer, name); fields.next();) {
        if (fields.field() == kCharacterTable)
            checkTable(fields.content(), name);
    }
}

void atMost(std::size_t most, std::size_t found, const char* what, const std::string& name)
{
    if (found > most)
        throw FormatError(name + ": expected a vocabulary with at most " + std::to_string(most) + " " + what +
                          ", found " + std::to_string(found) + ".");
}

void checkPiece(std::string_view piece, const std::string& name)
{
    for (Message fields(piece, name); fields.next();) {
        if (fields.field() == kPieceText)
            atMost(kLongestPiece, fields.content().size(), "bytes in a piece", name);
    }
}

} // namespace

void checkVocabulary(std::string_view model, const std::string& name)
{
    std::size_t pieces = 0;
    std::size_t selfTest = 0;
    for (Message fields(model, name); fields.next();) {
        if (fields.field() == kNormalizer || fields.field() == kDenormalizer)
            checkNormalizer(fields.content(), name);
        if (fields.field() == kSelfTest)
            atMost(kLargestSelfTest, selfTest += fields.content().size(), "bytes of sentences to test itself",
                name);
        if (fields.field() != kPieces)
            continue;
        atMost(kMostPieces, ++pieces, "pieces", name);
        checkPiece(fields.content(), name);
    }
}

} // namespace lab
