// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record/record.h"

#include <string>
#include <vector>

/// Records with known numbers, for tests of what draws them. No model computed these.
namespace lab {

/// 欢迎 来 北京 </s> → Welcome to Beijing </s>, two components a value, one candidate besides the chosen
/// word. Its numbers stand in syntheticdecoding.cpp, so that a test can repeat them.
Decoding welcomeDecoding();

/// 我 昨天 在 公园 看见 了 一只 狗 。 </s> → I saw a dog in the park yesterday . </s>, 320 components.
Decoding parkDecoding();

/// `sourceTokens` words (</s> included) and `steps` steps, each attending near the diagonal.
Decoding longDecoding(int sourceTokens, int steps, int components);

/// The welcome decode as a transformer would record it: in the encoder, inside the decoder and between them
/// two layers of two heads each, all with different numbers. Inside the decoder a step sees the words that
/// have been read.
Decoding transformerDecoding();

/// The welcome decode with hard weights: each step takes its `k` most probable words.
Decoding hardDecoding(int k);

/// The welcome decode, forced: each step says a word of probability 0.004 that is not among its five most
/// probable ones; those are other (0.5), and, to, on and, last, place (0.03).
Decoding forcedDecoding();

/// The welcome decode without attention: each step has the same context, of two components, and nothing else.
Decoding fixedDecoding();

/// What a decoding is made from: its words, </s> included on both sides, and its numbers. The probabilities
/// are the softmax of the scores, the contexts follow from them.
struct DecodingParts {
    std::vector<std::string> source;
    std::vector<std::string> target;
    Matrix scores; ///< [steps x source words]
    Matrix values; ///< [source words x components]
};

Decoding makeDecoding(const DecodingParts& parts);

} // namespace lab
