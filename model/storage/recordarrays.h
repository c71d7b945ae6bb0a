// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record/record.h"
#include "model/storage/arrays.h"

/// A decode as arrays, stacked over layers, heads and steps, for writeNpz() and writeSafetensors().
///
/// SITE is `cross` (target words ask source words), `decoder-self`, `encoder-self` or `embedding-self`, as in
/// a JSON trace. Q is the number of queries: steps, or source tokens inside the encoder; K that of keys.
///
///     SITE.query                            float32 [layers, heads, Q, dq]
///     SITE.keys, SITE.values                float32 [layers, heads, K, dk], [layers, heads, K, dv]
///     SITE.scores, SITE.logits              float32 [layers, heads, Q, K]
///     SITE.probabilities, SITE.weights      float32 [layers, heads, Q, K]
///     SITE.context                          float32 [layers, heads, Q, dv]
///     SITE.temperature                      float32 [layers, heads, Q]
///     SITE.draws                            int64   [layers, heads, Q, k]  hard attention: the keys taken
///     encoder.memory                        float32 [source tokens, D]
///     decoder.state                         float32 [steps, H]
///     source.text, target.text, stop        text    []
///     source.tokens, input.tokens, target.tokens       text  [source tokens], [steps], [steps]
///     source.ids, input.ids, target.ids                int64 the same
///     source.offsets                        int64   [source tokens, 2]  bytes of source.text
///     target.probabilities                  float32 [steps]
///     candidates.tokens, candidates.ids     text, int64  [steps, candidates]
///     candidates.probabilities              float32 [steps, candidates]
///     candidates.samplingProbabilities      float32 [steps, candidates]  decodes with drawn tokens
///     sample.draw, sample.probability       float32 [steps]              likewise
///     sample.choices                        int64   [steps]              likewise
///
/// Layers, heads and keys count from 0. "input" is what the decoder read at a step, tokens are pieces of the
/// vocabulary with their ▁. A masked logit is -infinity, whatever its score is. Where there is no number the
/// array holds NaN, -1 or an empty text: a query of the decoder that came before a key has no score for it,
/// and the location-linear rule none for positions beyond its last output.
/// Keys and values are stored once, as all steps share them (each step of the decoder adds a row); in a
/// decode whose steps do not, they have one more axis in front, [steps, layers, heads, K, d]. What a decode
/// does not have (no attention, no state) has no array. The tree of a beam search and the trained weights are
/// not among them.
namespace lab {

/// Needs as much memory as the numbers of the decode. Throws ShapeError when a step has more than one query.
std::vector<NamedArray> recordArrays(const Decoding& decoding);

} // namespace lab
