// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decoding/prediction.h"
#include "model/decoding/recordsize.h"

#include <cmath>
#include <vector>

namespace lab {

/// The hypotheses of a beam search (see beam.h for its rules), and the tree that they grow in. Refers to the
/// input, which must live longer.
class Hypotheses {
public:
    /// The empty hypothesis. `input.options` has a beam.
    Hypotheses(const DecodeInput& input, int maximumSteps);

    /// One step of the search. Nothing is continued by a word that would repeat
    /// (DecodeOptions::noRepeatNgram).
    void advance();
    bool isOver() const;
    /// For DecodeOptions::maximumBytes, while some could go on.
    bool isTooLarge() const { return !m_live.empty() && m_length < m_maximumSteps && m_held.isTooMuch(); }
    bool hasFinished() const { return !m_finished.empty(); }
    /// Whether the best of the live ones has fallen into a loop (isLoop()).
    bool isLooping() const;
    BeamTree tree() const;
    /// The steps of the best hypothesis, from its first token to its last.
    std::vector<std::shared_ptr<const StepRecord>> bestSteps() const;

private:
    /// A hypothesis that can go on.
    struct Live {
        int node = -1;  ///< its last one; -1: it is empty
        double sum = 0; ///< of log-probabilities
        DecoderState state;
    };
    struct Finished {
        int node = -1;
        double score = 0;
    };
    /// A live hypothesis and one more token.
    struct Continuation {
        std::size_t parent = 0; ///< among the live ones, best first
        std::size_t rank = 0;   ///< among the parent's tokens, most probable first
        int token = 0;
        double logProbability = 0;
        double sum = 0; ///< of log-probabilities, with the token's
    };
    static bool isBetter(const Continuation& a, const Continuation& b);

    std::vector<int> saidBy(int node) const;
    Prediction predictionOf(const Live& live) const;
    std::vector<Continuation> continuationsOf(std::size_t parent, const Prediction& prediction) const;
    void addNode(const Continuation& continuation, int parent, BeamFate fate);
    void keep(const Continuation& continuation, const Prediction& prediction, int parent);
    double score(double sum, int tokens) const;

    const DecodeInput& m_input;
    std::size_t m_width;
    int m_maximumSteps;
    int m_length = 0;                 ///< tokens of each live hypothesis
    BeamTree m_tree;                  ///< without its hypotheses
    std::vector<Live> m_live;         ///< best first
    std::vector<Finished> m_finished; ///< best first
    HeldBytes m_held;
};

} // namespace lab
