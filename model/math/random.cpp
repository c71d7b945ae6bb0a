// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/math/random.h"

#include <cmath>
#include <numbers>

namespace lab {
namespace {

std::uint64_t splitmix(std::uint64_t& state)
{
    state += 0x9E3779B97F4A7C15ULL;
    std::uint64_t z = state;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

} // namespace

Random::Random(std::uint64_t seed, std::uint64_t stream)
{
    std::uint64_t mixer = seed;
    mixer = splitmix(mixer) ^ (stream * 0xD1342543DE82EF95ULL);
    for (std::uint64_t& word : m_state)
        word = splitmix(mixer);
}

float Random::uniform()
{
    return static_cast<float>((*this)() >> 40) * 0x1p-24F;
}

float Random::normal()
{
    // Box-Muller; 1 - u is never 0.
    const float radius = std::sqrt(-2.0F * std::log(1.0F - uniform()));
    return radius * std::cos(2.0F * std::numbers::pi_v<float> * uniform());
}

std::uint64_t Random::below(std::uint64_t limit)
{
    // Values under 2^64 mod limit would make small results more likely: draw again.
    const std::uint64_t threshold = (0 - limit) % limit;
    std::uint64_t value = (*this)();
    while (value < threshold)
        value = (*this)();
    return value % limit;
}

} // namespace lab
