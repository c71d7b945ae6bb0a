// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmapdata.h"

#include "widgets/moment.h"
#include "widgets/numbers.h"
#include "widgets/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

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
    case FigureKind::Context:
        break;
    }
    return head.context;
}

ValueScale symmetricScale(const std::vector<SharedMatrix>& rows)
{
    double bound = 0;
    for (const SharedMatrix& row : rows) {
        for (const float value : row->reshaped()) {
            if (std::isfinite(value))
                bound = std::max(bound, std::abs(double(value)));
        }
    }
    bound = niceCeiling(bound);
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
    data.scale = symmetricScale(data.rows);
}

void describeProbabilities(HeatMapData& data)
{
    data.title = Text::tr("Probabilities");
    data.formula = Text::tr("softmax(scores)");
    data.note = Text::tr("each row sums to 1");
    data.valueName = Text::tr("probability");
    data.about =
        Text::tr("The softmax turns the scores of a row into shares that sum to 1: e to the power of "
                 "each score, divided by their sum. The largest score gets the largest share.");
    data.promise = Text::tr("Here: the share of each source word");
    data.scale = {0, 1};
}

void describeContext(HeatMapData& data)
{
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
    data.scale = symmetricScale(data.rows);
    data.columnLabels.clear();
    for (Index component = 0; component < components; ++component)
        data.columnLabels.append(QString::number(component));
    for (int row = 0; row < data.rowCount(); ++row)
        data.rowLabels[row] = QStringLiteral("C%1 %2").arg(subscript(row + 1), data.rowLabels[row]);
}

} // namespace

float HeatMapData::value(int row, int column) const
{
    const SharedMatrix& matrix = rows[std::size_t(row)];
    return matrix(matrix.rows() - 1, column);
}

HeatMapData heatMapData(const Decoding& decoding, FigureKind kind, int steps, const QString& scoreFormula)
{
    HeatMapData data;
    data.kind = kind;
    data.rowAxis = Text::tr("queries: target words");
    data.columnAxis = Text::tr("keys: source words");
    data.rowLabels = targetWords(decoding);
    data.columnLabels = sourceWords(decoding);
    for (const auto& step : decoding.steps) {
        if (const HeadRecord* head = shownHead(*step))
            data.rows.push_back(matrixOf(*head, kind));
    }
    data.shownRows = std::clamp(steps, 0, data.rowCount());
    if (kind == FigureKind::Scores)
        describeScores(data, scoreFormula);
    else if (kind == FigureKind::Probabilities)
        describeProbabilities(data);
    else
        describeContext(data);
    return data;
}

QString describeCell(const HeatMapData& data, int row, int column)
{
    const QString number = exactNumber(data.value(row, column));
    const QString& rowLabel = data.rowLabels[row];
    if (!data.columnsAreWords)
        return Text::tr("%1, component %2: %3").arg(rowLabel, data.columnLabels[column], number);
    return Text::tr("%1 → %2: %3 %4").arg(rowLabel, data.columnLabels[column], data.valueName, number);
}

} // namespace lab
