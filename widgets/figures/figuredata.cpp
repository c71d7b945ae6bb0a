// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/figure.h"

#include "model/math/error.h"
#include "widgets/figures/figureframe.h"
#include "widgets/numbers.h"
#include "widgets/wordmerging.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(FigureData)
};

/// Only the rows that are shown, so that the figure has no empty ones.
HeatMapData shownPart(HeatMapData data, int steps)
{
    if (steps < 0 || steps >= data.rowCount()) {
        data.reached.rows = data.rowCount();
        return data;
    }
    data.rows.resize(std::size_t(steps));
    data.attention.resize(std::size_t(steps));
    data.rowLabels = data.rowLabels.mid(0, steps);
    return data;
}

std::string textOf(const ValueScale& range)
{
    return std::to_string(range.lower) + " to " + std::to_string(range.upper);
}

/// Refuses a range of colours that hides a number.
void checkRange(const HeatMapData& data)
{
    const ValueScale& range = data.scale;
    if (!(range.upper > 0) || (range.lower != 0 && !range.isSymmetric()))
        throw ConfigError(
            "Colours span 0 to a number, or the same on both sides of 0, not " + textOf(range) + ".");
    const double rounding = 1e-6 * range.upper; // of a softmax
    for (int row = 0; row < data.rowCount(); ++row) {
        for (int column = 0; column < data.columnCount(); ++column) {
            const auto value = double(data.value(row, column));
            const bool counts = std::isfinite(value) && !data.isMasked(row, column);
            if (counts && (value < range.lower - rounding || value > range.upper + rounding))
                throw ConfigError(
                    "A range of " + textOf(range) + " has no colour for " + std::to_string(value) + ".");
        }
    }
}

/// "Welcome (Σ 0.93)", once all of the row has been worked out.
QString withSum(const QString& label, const HeatMapData& data, int row)
{
    if (!data.isReached(row, data.columnCount() - 1))
        return label;
    double sum = 0;
    for (int column = 0; column < data.columnCount(); ++column)
        sum += data.isMasked(row, column) || std::isnan(data.value(row, column))
                   ? 0
                   : double(data.value(row, column));
    return QStringLiteral("%1 (Σ %2)").arg(label, fixedNumber(sum, 2));
}

/// Without the rows and columns of </s>; the columns of a context are no words.
HeatMapData withoutEnd(HeatMapData data, int endRows, int endColumns)
{
    const auto rows = std::size_t(data.rowCount() - endRows);
    data.rows.resize(rows);
    data.attention.resize(rows);
    data.rowLabels.resize(qsizetype(rows));
    if (data.columnsAreWords)
        data.columnLabels.resize(data.columnCount() - endColumns);
    if (data.rowCount() == 0 || data.columnCount() == 0)
        throw ConfigError("There is nothing to draw but the end of the sentence.");
    const QString note = hasWords(data.kind) ? Text::tr("without </s>; Σ: what is shown of the sum of 1")
                                             : Text::tr("without </s>");
    data.note = data.note.isEmpty() ? note : data.note + QStringLiteral("; ") + note;
    return data;
}

ReachedRows within(ReachedRows reached, int rows)
{
    reached.rows = std::min(reached.rows, rows);
    if (reached.current >= rows)
        reached.current = -1;
    return reached;
}

} // namespace

int endRows(const Decoding& decoding, AttentionSite site)
{
    if (isWithinSource(site))
        return endColumns(decoding, site);
    return site == AttentionSite::Cross && decoding.stop == StopReason::EndOfSentence ? 1 : 0;
}

int endColumns(const Decoding& decoding, AttentionSite site)
{
    if (site == AttentionSite::DecoderSelf)
        return 0; // what it has read never ends
    return int(decoding.source.tokens.size() - countOfWords(decoding.source));
}

HeatMapData figureData(const Decoding& decoding, FigureKind kind, const FigureOptions& options)
{
    HeatMapData data =
        heatMapData(decoding, kind, stepsOf(decoding, options), options.scoreFormula, options.head);
    if (data.rowCount() == 0)
        throw ConfigError("There is nothing to draw: the model has no attention.");
    ReachedRows reached = options.reached.value_or(data.reached);
    if (options.words) {
        const SiteWords words = wordsAt(decoding, options.head.site);
        data = shownInWords(data, words);
        if (hasWords(kind))
            reached = mergedIntoWords(reached, words.queries);
    }
    if (!options.end) {
        data = withoutEnd(
            std::move(data), endRows(decoding, options.head.site), endColumns(decoding, options.head.site));
        reached = within(reached, data.rowCount());
        data.reached = within(data.reached, data.rowCount());
    }
    if (options.range) {
        data.scale = *options.range;
        checkRange(data);
    }
    data = shownPart(std::move(data), reached.rows);
    if (options.reached || options.words)
        data.reached = reached;
    for (int row = 0; !options.end && hasWords(kind) && row < data.rowCount(); ++row)
        data.rowLabels[row] = withSum(data.rowLabels[row], data, row);
    return data;
}

} // namespace lab
