// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/attentionrows.h"
#include "widgets/colourmap.h"
#include "widgets/pooling.h"

#include <QString>
#include <QStringList>

#include <limits>
#include <vector>

namespace lab {

/// The matrices that a decode fills row by row.
enum class FigureKind {
    Scores,        ///< raw scores, rows: target words, columns: source words, scale symmetric around 0
    Probabilities, ///< softmax of the scores, the same rows and columns, scale 0…1
    Context,       ///< one row of context vector components per step, scale symmetric around 0
    Weights,       ///< what is used of the values: soft the probabilities, hard 0 or 1 (or 1/k), scale 0…1
};

/// Whether the pieces of words can be merged in it, see wordmerging.h.
inline bool hasWords(FigureKind kind)
{
    return kind == FigureKind::Probabilities || kind == FigureKind::Weights;
}

/// How many rows of a matrix have been reached, and how far the current one has been worked out.
struct ReachedRows {
    static constexpr int all = std::numeric_limits<int>::max();

    int rows = 0;      ///< the others keep their place, empty
    int current = -1;  ///< the row that is shown as "now"; −1: none
    int cells = all;   ///< of the current row that have been worked out, from the left
    int taken = all;   ///< of the keys that hard attention takes in the current row, in the order of choice
    bool named = true; ///< whether the word of the current row is known

    bool operator==(const ReachedRows&) const = default;
};

/// A matrix with all that is needed to draw it. Rows are queries, columns are keys. The numbers stay where
/// the decode put them.
struct HeatMapData {
    FigureKind kind = FigureKind::Scores;
    QString title;
    QString formula;    ///< beside the title
    QString note;       ///< after the formula, where there is room
    QString rowAxis;    ///< what the rows are
    QString columnAxis; ///< what the columns are
    QString valueName;  ///< what a cell is: "score"
    QString about;      ///< what the numbers mean, in plain words
    QString promise;    ///< what will be here, while there are no rows
    QStringList rowLabels;
    QStringList columnLabels;
    std::vector<SharedMatrix> rows;      ///< [Tq x columns or fewer] each
    std::vector<AttentionRow> attention; ///< which query of its matrix a row is, and what was masked or taken
    bool marksKeys = true; ///< whether columns are keys, so that masked and taken ones are marked
    ReachedRows reached;
    bool columnsAreReached = false; ///< whether a column, too, is only named once its row has been reached
    bool columnsAreWords = true;    ///< false: component numbers, from 1, drawn without gaps
    ValueScale scale;

    int rowCount() const { return int(rows.size()); }
    int columnCount() const { return int(columnLabels.size()); }
    QString rowLabel(int row) const; ///< "?" while the word is not known
    bool isReached(int row, int column) const;
    float value(int row, int column) const; ///< NaN when the query does not have this key
    /// Whether the query may not see this key: it has no score that counts.
    bool isMasked(int row, int column) const;
    /// Hard attention: whether the key has been taken.
    bool isTaken(int row, int column) const;
};

/// The rows of a decode after `steps` words; those of the encoder are all there from the start. The scale
/// depends on the whole decode, so it does not move while stepping. `scoreFormula` is the title's addition
/// for scores.
HeatMapData heatMapData(const Decoding& decoding, FigureKind kind, int steps,
    const QString& scoreFormula = {}, const HeadChoice& choice = {});

/// What a pixel shows of a block of cells, in words: "each pixel: the largest of 3 × 2 cells"; and shorter.
QString poolingNote(const CellBlock& block, const ValueScale& scale);
QString shortPoolingNote(const CellBlock& block, const ValueScale& scale);

/// A cell in words, with its exact number: "park → 公园: score 3.4912".
QString describeCell(const HeatMapData& data, int row, int column);

} // namespace lab
