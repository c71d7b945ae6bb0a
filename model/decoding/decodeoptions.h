// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/translation/translator.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace lab {

/// Beam search: several hypotheses go on side by side, so that a word with a poor start can win in the end.
struct BeamOptions {
    int width = 5;           ///< hypotheses that go on after each step, 1…1,000; 1 says what greedy says
    float lengthPenalty = 1; ///< score = sum of log-probabilities / tokens^lengthPenalty; at least 0
};

/// Drawing the next token instead of taking the most probable one. The three cuts apply in this order.
struct SamplingOptions {
    float temperature = 1;  ///< of the next token: softmax(logits / temperature), greater than 0. Not
                            ///< AttentionOptions::temperature, which is that of the attention
    int topK = 0;           ///< only the k most probable tokens; 0: all
    float topP = 1;         ///< only the fewest most probable tokens that together reach p, 0 < p <= 1
    std::uint64_t seed = 1; ///< equal seeds draw equal tokens
};

/// Limits of a decode that nobody has set one for, so that one which does not end stays small.
inline constexpr int mostUsualSteps = 5'000;
inline constexpr std::size_t mostUsualBytes = std::size_t(1) << 30; // 1 GiB

/// Choices of a decode; the defaults are what the window starts with. Without beam and sampling it is greedy.
struct DecodeOptions {
    StepOptions step;
    int maximumSteps = 0;            ///< 0: twice the source tokens plus 10, at most mostUsualSteps
    int candidates = 8;              ///< how many next tokens a step records
    std::vector<int> prefix = {};    ///< the first tokens, said whatever the model would have said
    bool embeddingAttention = false; ///< also EncoderRecord::embeddings
    std::optional<BeamOptions> beam = {};
    std::optional<SamplingOptions> sampling = {};
    /// No sequence of so many tokens is said twice, see repetition.h; 0: none is forbidden.
    int noRepeatNgram = 0;
    /// Once the numbers take more bytes than this, see recordsize.h, the decode ends
    /// (StopReason::MaximumMemory). Without a record, those are the numbers that the decoder itself keeps for
    /// the next step.
    std::size_t maximumBytes = mostUsualBytes;
    /// false: for the text only. Steps keep their words and probabilities, but no attention and no state, and
    /// there is no EncoderRecord.
    bool record = true;
};

/// How many steps a decode of so many source tokens, </s> among them, may have.
int stepLimit(const DecodeOptions& options, std::size_t sourceTokens);

/// Throws ConfigError for options out of range, and for beam search together with sampling.
void validate(const DecodeOptions& options);

/// Called after the encoder has run (with no step) and after each step. Returning false cancels.
using DecodeProgress = std::function<bool(const Decoding& soFar)>;

} // namespace lab
