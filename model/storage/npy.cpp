// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/npy.h"

#include "model/math/error.h"
#include "model/text/utf8.h"

#include <algorithm>

namespace lab {

namespace {

std::size_t longestText(const std::vector<std::string>& texts)
{
    std::size_t longest = 1;
    for (const std::string& text : texts)
        longest = std::max(longest, decodeUtf8(text).size());
    return longest;
}

std::string typeOf(const NamedArray& array)
{
    if (std::holds_alternative<std::vector<float>>(array.values))
        return "<f4";
    if (std::holds_alternative<std::vector<std::int64_t>>(array.values))
        return "<i8";
    return "<U" + std::to_string(longestText(std::get<std::vector<std::string>>(array.values)));
}

// A tuple of Python: (), (3,), (2, 3)
std::string tupleOf(const ArrayShape& shape)
{
    std::string text = "(";
    for (std::size_t axis = 0; axis < shape.size(); ++axis)
        text += (axis == 0 ? "" : " ") + std::to_string(shape[axis]) +
                (axis + 1 < shape.size() || axis == 0 ? "," : "");
    return text + ")";
}

} // namespace

std::string npyHeader(const NamedArray& array)
{
    constexpr std::size_t begin = 10;
    constexpr std::size_t alignment = 64;
    std::string header =
        "{'descr': '" + typeOf(array) + "', 'fortran_order': False, 'shape': " + tupleOf(array.shape) + ", }";
    const std::size_t unpadded = begin + header.size() + 1;
    header.append((alignment - unpadded % alignment) % alignment, ' ');
    header += '\n';
    if (header.size() > UINT16_MAX)
        throw FormatError("An array with " + std::to_string(array.shape.size()) +
                          " axes has no .npy form: its header takes " + std::to_string(header.size()) +
                          " bytes, the most is 65535.");
    std::string bytes = "\x93NUMPY";
    bytes += {'\1', '\0', static_cast<char>(header.size() & 0xFF), static_cast<char>(header.size() >> 8)};
    return bytes + header;
}

std::u32string npyTexts(const std::vector<std::string>& texts)
{
    const std::size_t length = longestText(texts);
    std::u32string values;
    values.reserve(length * texts.size());
    for (const std::string& text : texts) {
        std::u32string characters = decodeUtf8(text);
        characters.resize(length, U'\0');
        values += characters;
    }
    return values;
}

} // namespace lab
