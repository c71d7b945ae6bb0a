// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record/record.h"
#include "storagesupport.h"

#include <cmath>
#include <cstring>
#include <limits>

/// Records with numbers that are easy to lose on the way through a text.
namespace lab::test {

/// rows x cols numbers of all magnitudes, others for each `seed`.
inline Matrix awkwardNumbers(Index rows, Index cols, int seed)
{
    Matrix matrix(rows, cols);
    for (Index i = 0; i < matrix.size(); ++i) {
        const double angle = 1.7 * static_cast<double>(i) + seed;
        matrix.data()[i] = static_cast<float>(std::sin(angle) * std::pow(10.0, 38 * std::cos(3 * angle)));
    }
    return matrix;
}

inline HeadRecord awkwardHead(Index queries, Index keys, int seed)
{
    HeadRecord head;
    head.query = awkwardNumbers(queries, 3, seed);
    head.keys = awkwardNumbers(keys, 3, seed + 1);
    head.values = awkwardNumbers(keys, 2, seed + 2);
    head.scores = awkwardNumbers(queries, keys, seed + 3);
    Matrix logits = *head.scores;
    logits(0, keys - 1) = -std::numeric_limits<float>::infinity();
    head.logits = logits;
    head.probabilities = awkwardNumbers(queries, keys, seed + 4);
    head.weights = awkwardNumbers(queries, keys, seed + 5);
    head.context = awkwardNumbers(queries, 2, seed + 6);
    return head;
}

/// Two source tokens, an encoder, `steps` steps with `layers` layers of one cross and `selfHeads` self heads.
inline Decoding awkwardDecoding(int steps, int layers, int selfHeads)
{
    Decoding decoding;
    decoding.source = {"来 \"北\n京\"", {{"▁来", 7, 0, 3}, {"</s>", 2, 13, 13}}};
    auto encoder = std::make_shared<EncoderRecord>();
    encoder->memory = awkwardNumbers(2, 4, 1);
    if (selfHeads > 0)
        encoder->layers = {{{awkwardHead(2, 2, 2)}, {}}};
    decoding.encoder = encoder;
    for (int i = 0; i < steps; ++i) {
        auto step = std::make_shared<StepRecord>();
        step->input = {i == 0 ? "<s>" : "▁come,", i + 1, 0, 0};
        step->chosen = {"▁\"to\"", 5 + i, 0, 0};
        step->chosenProbability = 1 / 3.0F;
        step->state = awkwardNumbers(1, 4, 10 + i);
        step->candidates = {{step->chosen, 1 / 3.0F}, {{"<0xE4>", 9, 0, 0}, 1e-42F}};
        for (int layer = 0; layer < layers; ++layer) {
            LayerRecord record;
            record.cross = {awkwardHead(1, 2, 20 * i + layer)};
            for (int head = 0; head < selfHeads; ++head)
                record.self.push_back(awkwardHead(1, i + 1, 100 * i + 10 * layer + head));
            step->layers.push_back(record);
        }
        decoding.steps.push_back(step);
    }
    decoding.text = "come to 北京";
    decoding.stop = StopReason::MaximumLength;
    return decoding;
}

/// Equal shapes and equal bits.
inline bool same(const Matrix& a, const Matrix& b)
{
    return a.rows() == b.rows() && a.cols() == b.cols() &&
           (a.size() == 0 ||
               std::memcmp(a.data(), b.data(), sizeof(float) * static_cast<size_t>(a.size())) == 0);
}

} // namespace lab::test
