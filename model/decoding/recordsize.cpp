// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decoding/recordsize.h"

#include <algorithm>
#include <array>
#include <span>

namespace lab {
namespace {

std::size_t bytesOf(const Matrix& matrix)
{
    return static_cast<std::size_t>(matrix.size()) * sizeof(float);
}

// Soft weights are the probabilities, and logits at temperature 1 may be the scores.
std::size_t bytesOfDistinct(std::span<const SharedMatrix> matrices)
{
    std::size_t bytes = 0;
    for (auto one = matrices.begin(); one != matrices.end(); ++one) {
        const auto isSame = [one](const SharedMatrix& before) { return &*before == &**one; };
        if (std::none_of(matrices.begin(), one, isSame))
            bytes += bytesOf(**one);
    }
    return bytes;
}

std::size_t ownBytes(const HeadRecord& head)
{
    std::size_t drawn = 0;
    for (const std::vector<int>& keys : head.draws)
        drawn += keys.size() * sizeof(int);
    const std::array<SharedMatrix, 6> own = {
        head.query, head.scores, head.logits, head.probabilities, head.weights, head.context};
    return drawn + bytesOfDistinct(own);
}

std::size_t allBytes(const HeadRecord& head)
{
    const std::array<SharedMatrix, 2> memory = {head.keys, head.values};
    return ownBytes(head) + bytesOfDistinct(memory);
}

} // namespace

std::size_t bytesOf(const Encoding& encoding)
{
    std::size_t bytes = 0;
    for (const AttentionMemory& memory : encoding.memories) {
        const std::array<SharedMatrix, 3> read = {
            memory.keys.share(), memory.values.share(), memory.prepared.share()};
        bytes += bytesOfDistinct(read);
    }
    return bytes + (encoding.record ? bytesOf(*encoding.record) : 0);
}

std::size_t bytesOf(const EncoderRecord& record)
{
    std::size_t bytes = bytesOf(*record.memory);
    for (const LayerRecord& layer : record.layers)
        for (const HeadRecord& head : layer.self)
            bytes += allBytes(head);
    for (const HeadRecord& head : record.embeddings)
        bytes += allBytes(head);
    return bytes;
}

std::size_t bytesOf(const StepRecord& step)
{
    std::size_t bytes = bytesOf(*step.state);
    for (const LayerRecord& layer : step.layers) {
        for (const HeadRecord& head : layer.self)
            bytes += allBytes(head);
        for (const HeadRecord& head : layer.cross)
            bytes += ownBytes(head);
    }
    return bytes;
}

std::size_t bytesOf(const DecoderState& state)
{
    std::size_t bytes = 0;
    for (const Variable& tensor : state.tensors)
        bytes += bytesOf(tensor.value());
    return bytes;
}

HeldBytes::HeldBytes(const Encoding& encoding, const DecodeOptions& options)
    : m_isRecorded(options.record), m_most(options.maximumBytes), m_before(bytesOf(encoding))
{
}

void HeldBytes::beginStep()
{
    if (m_isRecorded)
        m_before += m_step;
    m_step = 0;
}

void HeldBytes::add(const StepRecord& record, const DecoderState& next)
{
    m_step += m_isRecorded ? bytesOf(record) : bytesOf(next);
}

} // namespace lab
