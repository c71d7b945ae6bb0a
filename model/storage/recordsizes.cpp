// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/recordsizes.h"

#include "model/storage/recordfields.h"

namespace lab {

namespace {

using Heads = std::vector<HeadRecord>;

std::int64_t numbersOf(const HeadRecord& head, const HeadRecord* previous)
{
    std::int64_t count = 0;
    for (const recordfields::HeadField& field : recordfields::head) {
        const Matrix& matrix = head.*field.matrix;
        count += matrix.size();
        if (field.grows && previous && (previous->*field.matrix).rows() <= matrix.rows())
            count -= (previous->*field.matrix)->size();
    }
    return count;
}

std::int64_t numbersOf(const Heads& heads, const Heads* previous)
{
    std::int64_t count = 0;
    for (std::size_t head = 0; head < heads.size(); ++head)
        count += numbersOf(heads[head], previous && head < previous->size() ? &(*previous)[head] : nullptr);
    return count;
}

std::int64_t numbersOf(const StepRecord& step, const StepRecord* previous)
{
    std::int64_t count = step.state.cols();
    for (std::size_t layer = 0; layer < step.layers.size(); ++layer) {
        const bool isKnown = previous && layer < previous->layers.size();
        const LayerRecord* before = isKnown ? &previous->layers[layer] : nullptr;
        count += numbersOf(step.layers[layer].self, before ? &before->self : nullptr) +
                 numbersOf(step.layers[layer].cross, before ? &before->cross : nullptr);
    }
    return count;
}

std::int64_t numbersOf(const EncoderRecord& encoder)
{
    std::int64_t count = encoder.memory->size() + numbersOf(encoder.embeddings, nullptr);
    for (const LayerRecord& layer : encoder.layers)
        count += numbersOf(layer.self, nullptr);
    return count;
}

} // namespace

std::int64_t jsonNumbers(const Decoding& decoding, KeyRows keys)
{
    std::int64_t count = decoding.encoder ? numbersOf(*decoding.encoder) : 0;
    const StepRecord* previous = nullptr;
    for (const auto& step : decoding.steps) {
        count += numbersOf(*step, keys == KeyRows::Added ? previous : nullptr);
        previous = step.get();
    }
    return count;
}

std::int64_t expectedJsonBytes(const Decoding& decoding, KeyRows keys)
{
    constexpr std::int64_t bytesOfNumber = 12;
    return bytesOfNumber * jsonNumbers(decoding, keys);
}

std::int64_t expectedArrayBytes(const Decoding& decoding)
{
    return std::int64_t(sizeof(float)) * jsonNumbers(decoding, KeyRows::Added);
}

} // namespace lab
