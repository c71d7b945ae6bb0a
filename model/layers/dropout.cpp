// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/layers/dropout.h"

#include "model/autodiff/operations.h"
#include "model/math/error.h"

#include <bit>
#include <string>

namespace lab {
namespace {

// 0 with probability `rate`, else 1 / (1 - rate). Bits are cleared, not chosen: no processor predicts a
// branch on random numbers.
void drawMask(Matrix& mask, float rate, Random& random)
{
    const auto kept = std::bit_cast<std::uint32_t>(1.0F / (1.0F - rate));
    const auto threshold = static_cast<std::uint32_t>(rate * 0x1p32F);
    const auto element = [=](std::uint32_t drawn) {
        return std::bit_cast<float>(kept & (0U - static_cast<std::uint32_t>(drawn >= threshold)));
    };
    float* const data = mask.data();
    const Index size = mask.size();
    Random draws = random;                // a copy, to stay in registers
    for (Index i = 0; i < size; i += 2) { // one draw of 64 bits decides two elements
        const std::uint64_t bits = draws();
        data[i] = element(static_cast<std::uint32_t>(bits));
        if (i + 1 < size)
            data[i + 1] = element(static_cast<std::uint32_t>(bits >> 32));
    }
    random = draws;
}

} // namespace

Variable dropout(const Variable& x, float rate, Random* random)
{
    if (!(rate >= 0 && rate < 1))
        throw ConfigError("A dropout rate must be at least 0 and below 1, not " + std::to_string(rate) + ".");
    if (random == nullptr || rate == 0)
        return x;
    Matrix mask(x.rows(), x.cols());
    drawMask(mask, rate, *random);
    return multiplyElements(x, std::move(mask));
}

} // namespace lab
