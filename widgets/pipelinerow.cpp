// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pipelinerow.h"

#include "widgets/fonts.h"
#include "widgets/headmean.h"
#include "widgets/heatmapdata.h"
#include "widgets/masking.h"
#include "widgets/numbers.h"
#include "widgets/strongestkey.h"

#include <algorithm>

namespace lab {

namespace {

double largest(const Matrix& matrix)
{
    return matrix.size() > 0 ? double(matrix.cwiseAbs().maxCoeff()) : 0;
}

ValueScale symmetric(double bound)
{
    bound = niceCeiling(bound);
    return {-bound, bound};
}

std::vector<float> rowOf(const Matrix& matrix, Index row)
{
    if (row >= matrix.rows())
        return {};
    return {matrix.row(row).begin(), matrix.row(row).end()};
}

} // namespace

PipelineScales pipelineScales(const Moment& moment)
{
    PipelineScales scales;
    const std::vector<AttentionRow> rows = attentionRows(*moment.decoding, moment.head);
    if (rows.empty())
        return scales;
    const HeadRecord& last = rows.back().head; // it has all keys
    double query = 0;
    for (const AttentionRow& row : rows)
        query = std::max(query, largest(row.head.query));
    scales.queries = symmetric(query);
    scales.keys = symmetric(largest(last.keys));
    scales.values = symmetric(largest(last.values));
    scales.scores = heatMapData(*moment.decoding, FigureKind::Scores, 0, {}, moment.head).scale;
    return scales;
}

double widestKey(const Moment& moment)
{
    constexpr int pixels = 100;
    double widest = 0;
    for (const QString& word : keyWords(*moment.decoding, moment.head.site))
        widest = std::max(widest, textWidth(word, pixels, QFont::Bold));
    return widest / pixels;
}

PipelineRow::PipelineRow(const Moment& moment, const PipelineScales& scales)
    : m_moment(moment), m_attention(currentAttention(moment)), m_scales(scales)
{
    if (!m_attention) // before the first step: the words of the first row
        m_attention = attentionRow(*moment.decoding, moment.head, 0);
    const bool isRow = currentRow(moment) >= 0;
    if (!m_attention)
        return;
    const HeadRecord& head = m_attention->head;
    m_words = keyWords(*moment.decoding, moment.head.site).mid(0, int(head.weights.cols()));
    if (!m_words.isEmpty() && !isMeanOfHeads(moment))
        m_softmax = probabilityTerms(head, m_attention->query, 0);
    if (isRow)
        m_query = {rowOf(head.query, m_attention->query), scales.queries};
}

int PipelineRow::heads() const
{
    return headsInMean(*m_moment.decoding, m_moment.head);
}

PipelineLine PipelineRow::line(int key) const
{
    const HeadRecord& head = m_attention->head;
    PipelineLine line;
    line.word = m_words[key];
    line.key = {rowOf(head.keys, key), m_scales.keys};
    line.masked = isDone(m_moment, Stage::Masking) && m_attention->isMasked(key);
    if (m_attention->isMasked(key))
        line.whyMasked = whyMasked(*m_attention, key);
    line.taken = m_attention->isTaken(key, partsDone(m_moment, Stage::Selection));
    if (key < partsDone(m_moment, Stage::Scores))
        line.score = head.scores(m_attention->query, key);
    if (isDone(m_moment, Stage::Masking))
        line.logit = m_attention->logit(key);
    if (std::size_t(key) < m_softmax.exponentials.size() && key < partsDone(m_moment, Stage::Softmax))
        line.exponential = m_softmax.exponentials[std::size_t(key)];
    if (isDone(m_moment, Stage::Softmax))
        line.probability = head.probabilities(m_attention->query, key);
    if (isDone(m_moment, Stage::Selection) || line.taken)
        line.weight = m_attention->weight(key);
    if (key < partsDone(m_moment, Stage::Context) && !isMeanOfHeads(m_moment)) {
        std::vector<float> value = rowOf(head.values, key);
        for (float& component : value)
            component *= m_attention->weight(key);
        line.weightedValue = VectorStrip{std::move(value), m_scales.values};
    }
    return line;
}

int PipelineRow::activeKey() const
{
    if (currentRow(m_moment) < 0)
        return -1;
    switch (m_moment.stage) {
    case Stage::Scores:
    case Stage::Softmax:
    case Stage::Context:
        return m_moment.part < keyCount() + (m_moment.stage == Stage::Softmax ? 1 : 0) ? m_moment.part - 1
                                                                                       : -1;
    case Stage::Query:
    case Stage::Masking:
    case Stage::Selection:
    case Stage::Word:
        break;
    }
    return -1;
}

int PipelineRow::strongestKey() const
{
    if (isDone(m_moment, Stage::Selection))
        return keyCount() > 0 ? std::max(0, lab::strongestKey(*m_attention)) : 0;
    int strongest = 0;
    const int known = std::min(keyCount(), partsDone(m_moment, Stage::Scores));
    for (int key = 1; key < known; ++key) {
        if (m_attention->logit(key) > m_attention->logit(strongest))
            strongest = key;
    }
    return strongest;
}

std::optional<double> PipelineRow::exponentialSum() const
{
    const int parts = partsDone(m_moment, Stage::Softmax);
    const bool grows = parts > 0 && !m_softmax.exponentials.empty();
    return grows ? std::optional(denominatorOf(m_softmax, parts)) : std::nullopt;
}

std::optional<VectorStrip> PipelineRow::context() const
{
    const int keys = partsDone(m_moment, Stage::Context);
    if (keys == 0 || !m_attention)
        return {};
    const HeadRecord& head = m_attention->head;
    if (isDone(m_moment, Stage::Context))
        return VectorStrip{rowOf(head.context, m_attention->query), m_scales.values};
    if (isMeanOfHeads(m_moment))
        return {};
    const RowVector sum =
        (*head.weights).row(m_attention->query).leftCols(keys) * (*head.values).topRows(keys);
    return VectorStrip{{sum.begin(), sum.end()}, m_scales.values};
}

} // namespace lab
