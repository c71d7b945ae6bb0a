// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/math/errortext.h"

#include "model/math/error.h"

#include <algorithm>
#include <filesystem>
#include <new>
#include <stdexcept>

namespace lab {

namespace {

// One line, not too long, that ends with a whole character.
std::string shortLine(std::string text)
{
    constexpr std::size_t longest = 200;
    std::ranges::replace_if(
        text, [](char byte) { return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F; }, ' ');
    if (text.size() <= longest)
        return text;
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    return text.substr(0, end) + "…";
}

} // namespace

std::string sentenceOf(const std::exception& error)
{
    if (dynamic_cast<const Error*>(&error))
        return error.what();
    if (dynamic_cast<const std::bad_alloc*>(&error) || dynamic_cast<const std::length_error*>(&error))
        return "There is not enough memory for this.";
    if (const auto* refused = dynamic_cast<const std::filesystem::filesystem_error*>(&error))
        return shortLine(refused->path1().string() + ": " + refused->code().message() + ".");
    return shortLine(error.what());
}

} // namespace lab
