// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/half.h"

#include <bit>

namespace lab {

namespace {

constexpr std::uint32_t infinity = 0x7f800000;
constexpr std::uint32_t smallestNormalHalf = 0x38800000; // 2^-14 as binary32
constexpr std::uint32_t firstTooLarge = 0x47800000;      // 2^16 as binary32
constexpr std::uint32_t biasDifference = (127 - 15) << 23;

} // namespace

float halfToFloat(std::uint16_t bits)
{
    const std::uint32_t sign = static_cast<std::uint32_t>(bits & 0x8000) << 16;
    const std::uint32_t exponent = (bits >> 10) & 0x1f;
    const std::uint32_t fraction = bits & 0x3ff;
    if (exponent == 0) // subnormal: fraction * 2^-24
        return std::bit_cast<float>(
            sign | std::bit_cast<std::uint32_t>(static_cast<float>(fraction) * 0x1p-24f));
    if (exponent == 0x1f)
        return std::bit_cast<float>(sign | infinity | (fraction << 13));
    return std::bit_cast<float>(sign | (((exponent << 23) + biasDifference) | (fraction << 13)));
}

std::uint16_t floatToHalf(float value)
{
    const std::uint32_t bits = std::bit_cast<std::uint32_t>(value);
    const std::uint32_t sign = (bits >> 16) & 0x8000;
    const std::uint32_t magnitude = bits & 0x7fffffff;
    std::uint32_t half = 0;
    if (magnitude > infinity) {
        half = 0x7e00;
    } else if (magnitude >= firstTooLarge) {
        half = 0x7c00;
    } else if (magnitude < smallestNormalHalf) {
        // Numbers in [0.5, 1) are 2^-24 apart, as subnormal halves are: the sum rounds to one of them.
        half = std::bit_cast<std::uint32_t>(std::bit_cast<float>(magnitude) + 0.5f) -
               std::bit_cast<std::uint32_t>(0.5f);
    } else {
        // 13 bits go; adding half of their range, less one when the last kept bit is 0, rounds ties to even.
        half = (magnitude - biasDifference + 0xfff + ((magnitude >> 13) & 1)) >> 13;
    }
    return static_cast<std::uint16_t>(sign | half);
}

} // namespace lab
