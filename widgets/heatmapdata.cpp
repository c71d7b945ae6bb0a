// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmapdata.h"

#include "widgets/headmean.h"
#include "widgets/masking.h"
#include "widgets/numbers.h"
#include "widgets/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(HeatMapData)
};

SharedMatrix matrixOf(const HeadRecord& head, FigureKind kind)
{
    switch (kind) {
    case FigureKind::Scores:
        return head.scores;
    case FigureKind::Probabilities:
        return head.probabilities;
    case FigureKind::Weights:
        return head.weights;
    case FigureKind::Context:
        break;
    }
    return head.context;
}

/// Of the numbers of a row that count. A long decode has millions, so nothing else is asked of each.
float furthestFromZero(const Matrix& numbers, const AttentionRow& attention, bool marksKeys)
{
    constexpr float largest = std::numeric_limits<float>::max();
    const Matrix& logits = attention.head.logits;
    const Index known = marksKeys ? std::min(numbers.cols(), logits.cols()) : numbers.cols();
    float furthest = 0;
    for (Index column = 0; column < known; ++column) {
        const float distance = std::abs(numbers(attention.query, column));
        const bool counts =
            distance <= largest && !(marksKeys && logits(attention.query, column) == -INFINITY);
        furthest = std::max(furthest, counts ? distance : 0);
    }
    return furthest;
}

ValueScale symmetricScale(const HeatMapData& data)
{
    float furthest = 0;
    for (std::size_t row = 0; row < data.rows.size(); ++row)
        furthest = std::max(furthest, furthestFromZero(data.rows[row], data.attention[row], data.marksKeys));
    const double bound = niceCeiling(double(furthest));
    return {-bound, bound};
}

void describeScores(HeatMapData& data, const QString& scoreFormula)
{
    data.title = Text::tr("Scores");
    data.formula = scoreFormula;
    data.note = Text::tr("before the softmax");
    data.valueName = Text::tr("score");
    data.about = Text::tr("A score says how well a query fits a key: what the decoder looks for, and what a "
                          "source word offers. It can be any number; only differences within a row count.");
    if (!scoreFormula.isEmpty())
        data.about += Text::tr(" In the formula q is the query, k the key; the other letters are trained.");
    data.promise = Text::tr("Here: how well each source word fits");
    data.scale = symmetricScale(data);
}

void describeProbabilities(HeatMapData& data)
{
    data.title = Text::tr("Probabilities");
    data.formula = Text::tr("softmax(scores)");
    data.note = Text::tr("each row sums to 1 before rounding");
    data.valueName = Text::tr("probability");
    data.about =
        Text::tr("The softmax turns the scores of a row into shares that sum to 1: e to the power of "
                 "each score, divided by their sum. The largest score gets the largest share.");
    data.promise = Text::tr("Here: the share of each source word");
    data.scale = {0, 1};
}

bool weighsByProbabilities(const AttentionRow& row)
{
    return row.head.draws.empty() && row.head.weights->size() == row.head.probabilities->size() &&
           *row.head.weights == *row.head.probabilities;
}

/// Of hard attention: "1 if taken, else 0"; nothing where the record shows no rule.
QString ruleOfWeights(const AttentionRow& row)
{
    if (std::size_t(row.query) >= row.head.draws.size() || row.head.draws[std::size_t(row.query)].empty())
        return {};
    const int taken = row.head.draws[std::size_t(row.query)].front();
    return row.weight(taken) == 1 ? Text::tr("1 if taken, else 0") : Text::tr("1/k if taken, else 0");
}

void describeWeights(HeatMapData& data)
{
    data.title = Text::tr("Weights");
    const bool soft = std::all_of(data.attention.begin(), data.attention.end(), weighsByProbabilities);
    data.formula = soft                     ? Text::tr("softmax(scores)")
                   : data.attention.empty() ? QString()
                                            : ruleOfWeights(data.attention.front());
    data.note = soft ? Text::tr("the same as the probabilities") : QString();
    data.valueName = Text::tr("weight");
    data.about =
        Text::tr("The weight of a key says how much of its value goes into the context. Soft attention "
                 "weighs by the probabilities; hard attention takes a few keys and leaves out the rest.");
    data.promise = Text::tr("Here: how much each source word counts");
    data.scale = {0, 1};
}

void describeContext(HeatMapData& data)
{
    data.marksKeys = false;
    data.columnsAreReached = false;
    const Index components = data.rows.empty() ? 0 : data.rows.front().cols();
    data.title = Text::tr("Context vectors");
    data.formula = Text::tr("C = Σ weight·value");
    data.note = components > 0 ? Text::tr("%1 components").arg(components) : QString();
    data.valueName = Text::tr("component");
    data.about =
        Text::tr("The context vector is what the decoder reads of the sentence at a step: the values "
                 "of all source words, each times its weight, added up component by component.");
    data.promise = Text::tr("Here: the numbers that the decoder reads at each step");
    data.columnAxis = Text::tr("components");
    data.columnsAreWords = false;
    data.scale = symmetricScale(data);
    data.columnLabels.clear();
    for (Index component = 1; component <= components; ++component)
        data.columnLabels.append(QString::number(component));
    for (int row = 0; row < data.rowCount(); ++row)
        data.rowLabels[row] = QStringLiteral("C%1 %2").arg(subscript(row + 1), data.rowLabels[row]);
}

QString rowAxisOf(AttentionSite site)
{
    switch (site) {
    case AttentionSite::Cross:
        return Text::tr("queries: target words");
    case AttentionSite::EncoderSelf:
    case AttentionSite::Embeddings:
        return Text::tr("queries: source words");
    case AttentionSite::DecoderSelf:
        break;
    }
    return Text::tr("queries: target words that were read");
}

QString columnAxisOf(AttentionSite site)
{
    return site == AttentionSite::DecoderSelf ? Text::tr("keys: target words that were read")
                                              : Text::tr("keys: source words");
}

/// No softmax gives a mean of several, and no sum of weights times values.
void describeMean(HeatMapData& data, int heads)
{
    if (!data.formula.isEmpty())
        data.formula = data.marksKeys ? Text::tr("mean of %1").arg(data.formula)
                                      : Text::tr("C = mean of Σ weight·value");
    data.about += u' ' + aboutMean(heads);
}

/// Hard attention marks what it took; several layers and heads are named.
void nameHead(HeatMapData& data, const Decoding& decoding, const HeadChoice& choice)
{
    const bool hard = !data.attention.empty() && !data.attention.front().head.draws.empty();
    if (hard && data.marksKeys)
        data.note = Text::tr("outlined: taken");
    if (hard && data.kind == FigureKind::Probabilities)
        data.formula = Text::tr("softmax"); // leaves room for the note
    const int heads = headCount(decoding, choice);
    if (heads < 2)
        return;
    if (choice.head == HeadChoice::meanOfHeads)
        describeMean(data, heads);
    const int layer =
        choice.layer == HeadChoice::lastLayer ? layerCount(decoding, choice.site) : choice.layer + 1;
    data.title += choice.head == HeadChoice::meanOfHeads
                      ? Text::tr(", layer %1, mean of %2 heads").arg(layer).arg(heads)
                      : Text::tr(", layer %1, head %2").arg(layer).arg(choice.head + 1);
}

/// "Formula: softmax(scores). Shape: [10 × 12], queries × keys."
QString shapeOf(const HeatMapData& data)
{
    const QString sides = data.marksKeys ? Text::tr("queries × keys") : Text::tr("queries × components");
    return Text::tr("Formula: %1. Shape: [%2 × %3], %4.")
        .arg(data.formula)
        .arg(data.rowCount())
        .arg(data.columnCount())
        .arg(sides);
}

void describeFixedContext(HeatMapData& data)
{
    data.promise = Text::tr("This model has no attention: one fixed context for all words.");
    if (data.kind != FigureKind::Context)
        return;
    data.formula = Text::tr("C = one summary of the sentence");
    data.note = Text::tr("the same at every step");
    data.about =
        Text::tr("Without attention the decoder reads the same vector at every step: all that the encoder "
                 "could put of the whole sentence into numbers of a fixed count.");
}

} // namespace

float HeatMapData::value(int row, int column) const
{
    const SharedMatrix& matrix = rows[std::size_t(row)];
    const Index query = attention[std::size_t(row)].query;
    return column < matrix.cols() ? matrix(query, column) : std::numeric_limits<float>::quiet_NaN();
}

bool HeatMapData::isMasked(int row, int column) const
{
    return marksKeys && attention[std::size_t(row)].isMasked(column);
}

bool HeatMapData::isTaken(int row, int column) const
{
    const int taken = row == reached.current ? reached.taken : ReachedRows::all;
    return marksKeys && attention[std::size_t(row)].isTaken(column, taken);
}

QString HeatMapData::rowLabel(int row) const
{
    if (row != reached.current || reached.named)
        return rowLabels[row];
    return kind == FigureKind::Context ? QStringLiteral("C%1 ?").arg(subscript(row + 1))
                                       : QStringLiteral("?");
}

bool HeatMapData::isReached(int row, int column) const
{
    return row < reached.rows && (row != reached.current || column < reached.cells);
}

HeatMapData heatMapData(const Decoding& decoding, FigureKind kind, int steps, const QString& scoreFormula,
    const HeadChoice& choice)
{
    HeatMapData data;
    data.kind = kind;
    data.rowAxis = rowAxisOf(choice.site);
    data.columnAxis = columnAxisOf(choice.site);
    data.rowLabels = queryWords(decoding, choice.site);
    data.columnLabels = keyWords(decoding, choice.site);
    const bool inSource = isWithinSource(choice.site);
    const bool fixed = hasFixedContext(decoding, choice.site);
    if (!fixed || kind == FigureKind::Context)
        data.attention = attentionRows(decoding, choice);
    for (const AttentionRow& row : data.attention)
        data.rows.push_back(matrixOf(row.head, kind));
    data.columnsAreReached = choice.site == AttentionSite::DecoderSelf;
    data.reached.rows = std::clamp(inSource ? data.rowCount() : steps, 0, data.rowCount());
    data.reached.current = inSource ? choice.query : data.reached.rows - 1;
    if (kind == FigureKind::Scores)
        describeScores(data, choice.site == AttentionSite::Embeddings ? Text::tr("q·k / √d") : scoreFormula);
    else if (kind == FigureKind::Probabilities)
        describeProbabilities(data);
    else if (kind == FigureKind::Weights)
        describeWeights(data);
    else
        describeContext(data);
    nameHead(data, decoding, choice);
    if (fixed)
        describeFixedContext(data);
    if (data.rowCount() > 0)
        data.about += u' ' + shapeOf(data);
    return data;
}

QString poolingNote(const CellBlock& block, const ValueScale& scale)
{
    const QString note = scale.isSymmetric()
                             ? Text::tr("each pixel: the one of %1 × %2 cells furthest from 0")
                             : Text::tr("each pixel: the largest of %1 × %2 cells");
    return note.arg(block.rows).arg(block.columns);
}

QString shortPoolingNote(const CellBlock& block, const ValueScale& scale)
{
    const QString note =
        scale.isSymmetric() ? Text::tr("furthest from 0 of %1 × %2") : Text::tr("largest of %1 × %2");
    return note.arg(block.rows).arg(block.columns);
}

QString describeCell(const HeatMapData& data, int row, int column)
{
    const QString number = exactNumber(data.value(row, column));
    const QString rowLabel = data.rowLabel(row);
    if (!data.columnsAreWords)
        return Text::tr("%1, component %2: %3").arg(rowLabel, data.columnLabels[column], number);
    const bool isNamed = !data.columnsAreReached || column < data.reached.rows;
    const QString pair =
        Text::tr("%1 → %2").arg(rowLabel, isNamed ? data.columnLabels[column] : QStringLiteral("?"));
    if (data.isMasked(row, column))
        return Text::tr("%1: masked, %2").arg(pair, whyMasked(data.attention[std::size_t(row)], column));
    const QString cell = Text::tr("%1: %2 %3").arg(pair, data.valueName, number);
    if (data.attention[std::size_t(row)].head.draws.empty())
        return cell;
    return Text::tr("%1, weight %2").arg(cell, exactNumber(data.attention[std::size_t(row)].weight(column)));
}

} // namespace lab
