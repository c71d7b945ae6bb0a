// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decoding/decodeoptions.h"

#include "model/math/error.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace lab {
namespace {

constexpr int widest = 1000;

void validate(const BeamOptions& beam)
{
    if (beam.width < 1 || beam.width > widest)
        throw ConfigError("The width of a beam must be from 1 to " + std::to_string(widest) + ", not " +
                          std::to_string(beam.width) + ".");
    if (!(beam.lengthPenalty >= 0) || !std::isfinite(beam.lengthPenalty))
        throw ConfigError(
            "The length penalty must not be negative, but is " + std::to_string(beam.lengthPenalty) + ".");
}

void validate(const SamplingOptions& sampling)
{
    if (!(sampling.temperature > 0) || !std::isfinite(sampling.temperature))
        throw ConfigError("The temperature of sampling must be greater than 0, but is " +
                          std::to_string(sampling.temperature) + ".");
    if (sampling.topK < 0)
        throw ConfigError(
            "Top-k must not be negative (0 is all tokens), but is " + std::to_string(sampling.topK) + ".");
    if (!(sampling.topP > 0 && sampling.topP <= 1))
        throw ConfigError(
            "Top-p must be greater than 0 and at most 1, but is " + std::to_string(sampling.topP) + ".");
}

} // namespace

int stepLimit(const DecodeOptions& options, std::size_t sourceTokens)
{
    const auto usual = std::min(2 * sourceTokens + 10, static_cast<std::size_t>(mostUsualSteps));
    return options.maximumSteps > 0 ? options.maximumSteps : static_cast<int>(usual);
}

void validate(const DecodeOptions& options)
{
    if (options.maximumSteps < 0)
        throw ConfigError(
            "The step limit must not be negative, but is " + std::to_string(options.maximumSteps) + ".");
    if (options.candidates < 1)
        throw ConfigError(
            "At least 1 candidate must be kept, not " + std::to_string(options.candidates) + ".");
    if (options.noRepeatNgram < 0)
        throw ConfigError(
            "The length of sequences that are not repeated must not be negative (0: all may be), "
            "but is " +
            std::to_string(options.noRepeatNgram) + ".");
    for (const int token : options.prefix) {
        if (token < 0)
            throw ConfigError("The prefix has token " + std::to_string(token) + ", which does not exist.");
    }
    if (options.beam && options.sampling)
        throw ConfigError("Beam search and sampling exclude each other.");
    if (options.beam)
        validate(*options.beam);
    if (options.sampling)
        validate(*options.sampling);
}

} // namespace lab
