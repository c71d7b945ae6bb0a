// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/layers/dropout.h"

#include "model/autodiff/operations.h"
#include "model/math/error.h"

#include <string>

namespace lab {

Variable dropout(const Variable& x, float rate, Random* random)
{
    if (!(rate >= 0 && rate < 1))
        throw ConfigError("A dropout rate must be at least 0 and below 1, not " + std::to_string(rate) + ".");
    if (random == nullptr || rate == 0)
        return x;
    const float kept = 1.0F / (1.0F - rate);
    const auto threshold = static_cast<std::uint32_t>(rate * 0x1p32F);
    Matrix mask(x.rows(), x.cols());
    float* const data = mask.data();
    const Index size = mask.size();
    for (Index i = 0; i < size; i += 2) { // one draw of 64 bits decides two elements
        const std::uint64_t bits = (*random)();
        data[i] = static_cast<std::uint32_t>(bits) < threshold ? 0.0F : kept;
        if (i + 1 < size)
            data[i + 1] = static_cast<std::uint32_t>(bits >> 32) < threshold ? 0.0F : kept;
    }
    return multiplyElements(x, mask);
}

} // namespace lab
