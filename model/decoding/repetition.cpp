// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decoding/repetition.h"

#include <algorithm>
#include <cstddef>

namespace lab {
namespace {

// Whether the last `count` tokens are the same as those `period` before them.
bool repeats(std::span<const int> said, std::size_t period, std::size_t count)
{
    const auto last = said.last(count);
    const auto before = said.subspan(said.size() - count - period, count);
    return std::ranges::equal(last, before);
}

} // namespace

bool isLoop(std::span<const int> said)
{
    constexpr auto rounds = static_cast<std::size_t>(leastLoopRounds);
    constexpr auto least = static_cast<std::size_t>(leastLoopTokens);
    for (std::size_t period = 1; period * rounds <= said.size(); ++period) {
        const std::size_t whole = (std::max(least, period * rounds) + period - 1) / period * period;
        if (whole <= said.size() && repeats(said, period, whole - period))
            return true;
    }
    return false;
}

std::vector<int> repeatingTokens(std::span<const int> said, int length)
{
    const auto before =
        static_cast<std::size_t>(std::max(length, 1) - 1); // tokens of a sequence but its last
    std::vector<int> tokens;
    if (length < 1 || said.size() < before)
        return tokens;
    const auto end = said.last(before);
    for (std::size_t i = 0; i + before < said.size(); ++i) {
        if (std::ranges::equal(said.subspan(i, before), end))
            tokens.push_back(said[i + before]);
    }
    std::ranges::sort(tokens);
    tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
    return tokens;
}

std::string whyCut(StopReason reason)
{
    switch (reason) {
    case StopReason::MaximumLength:
        return "the limit of steps was reached";
    case StopReason::MaximumMemory:
        return "the limit of memory was reached";
    case StopReason::Repetition:
        return "it repeats itself";
    case StopReason::Cancelled:
        return "it was cancelled";
    case StopReason::Running:
    case StopReason::EndOfSentence:
        break;
    }
    return {};
}

} // namespace lab
