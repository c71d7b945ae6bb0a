// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/decoding/arithmetic.h"
#include "widgets/moment.h"
#include "widgets/vectorstrip.h"

#include <QString>

#include <optional>

namespace lab {

/// What has been computed for one key, from left to right.
struct PipelineLine {
    QString word;
    bool masked = false; ///< the query may not see it
    QString whyMasked;   ///< when it is: see masking.h
    bool taken = false;  ///< by hard attention
    VectorStrip key;
    std::optional<float> score; ///< NaN where the rule has none
    std::optional<float> logit;
    std::optional<double> exponential; ///< e^(logit − largest logit); a mean over heads has none
    std::optional<float> probability;
    std::optional<float> weight;
    std::optional<VectorStrip> weightedValue; ///< weight · value; a mean over heads has none
};

/// What the colours and bars of a row span: the same in all rows of a decode, so nothing jumps.
struct PipelineScales {
    ValueScale scores{-1, 1};
    ValueScale queries{-1, 1};
    ValueScale keys{-1, 1};
    ValueScale values{-1, 1}; ///< of values, weighted values and contexts
};
PipelineScales pipelineScales(const Moment& moment);

/// The width of the widest key's word, in multiples of the type size.
double widestKey(const Moment& moment);

/// The current row of a moment as a calculation: one line for each key, and what stands above and below them.
/// Nothing that has not been worked out by then is given.
class PipelineRow {
public:
    PipelineRow() = default;
    PipelineRow(const Moment& moment, const PipelineScales& scales);

    int keyCount() const { return int(m_words.size()); } ///< 0: nothing to show
    PipelineLine line(int key) const;
    /// The key that the current part of the stage is about; −1: all of them, or none.
    int activeKey() const;

    /// The key with the largest weight once it is known, else the one with the largest score so far; 0 at
    /// first.
    int strongestKey() const;
    int keySize() const { return m_attention ? int(m_attention->head.keys.cols()) : 0; }
    int valueSize() const { return m_attention ? int(m_attention->head.values.cols()) : 0; }

    /// How many heads' means the numbers are; 1: those of one head.
    int heads() const;
    int number() const { return currentRow(m_moment) + 1; } ///< of the row, from 1
    const PipelineScales& scales() const { return m_scales; }
    const VectorStrip& query() const { return m_query; } ///< empty at step 0
    std::optional<double> exponentialSum() const;        ///< so far
    /// The weighted values added up so far.
    std::optional<VectorStrip> context() const;

private:
    Moment m_moment;
    std::optional<AttentionRow> m_attention;
    QStringList m_words;
    VectorStrip m_query;
    PipelineScales m_scales;
    ProbabilityTerms m_softmax;
};

} // namespace lab
