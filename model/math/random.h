// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <bit>
#include <cstdint>

namespace lab {

/// A small, fast, reproducible random generator (xoshiro256++ by Blackman and Vigna, seeded by splitmix64).
/// Equal seeds and streams give equal numbers on every machine. Satisfies UniformRandomBitGenerator.
class Random {
public:
    using result_type = std::uint64_t;

    /// `stream` makes independent generators of one seed: training uses one for each step, so that a resumed
    /// run draws what an uninterrupted one would have drawn.
    explicit Random(std::uint64_t seed, std::uint64_t stream = 0);

    result_type operator()()
    {
        const std::uint64_t result = std::rotl(m_state[0] + m_state[3], 23) + m_state[0];
        const std::uint64_t shifted = m_state[1] << 17;
        m_state[2] ^= m_state[0];
        m_state[3] ^= m_state[1];
        m_state[1] ^= m_state[2];
        m_state[0] ^= m_state[3];
        m_state[2] ^= shifted;
        m_state[3] = std::rotl(m_state[3], 45);
        return result;
    }
    static constexpr result_type min() { return 0; }
    static constexpr result_type max() { return UINT64_MAX; }

    float uniform();                          ///< in [0, 1)
    float normal();                           ///< mean 0, variance 1
    std::uint64_t below(std::uint64_t limit); ///< in [0, limit), unbiased; limit must not be 0

private:
    std::array<std::uint64_t, 4> m_state;
};

} // namespace lab
