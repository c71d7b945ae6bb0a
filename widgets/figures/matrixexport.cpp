// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/matrixexport.h"

#include "model/math/error.h"
#include "model/storage/atomicfile.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <functional>
#include <limits>

namespace lab {

namespace {

std::string quantityOf(FigureKind kind)
{
    switch (kind) {
    case FigureKind::Scores:
        return "scores";
    case FigureKind::Probabilities:
        return "probabilities";
    case FigureKind::Weights:
        return "weights";
    case FigureKind::Context:
        break;
    }
    return "context";
}

/// The labels of what has been reached, and in each cell `value(row, column)`.
LabelledMatrix filled(const HeatMapData& data, const std::function<float(int, int)>& value)
{
    LabelledMatrix matrix;
    matrix.rowAxis = data.rowAxis.toStdString();
    matrix.columnAxis = data.columnAxis.toStdString();
    const int rows = std::min(data.reached.rows, data.rowCount());
    const int columns = data.columnsAreReached ? std::min(rows, data.columnCount()) : data.columnCount();
    for (int row = 0; row < rows; ++row)
        matrix.rowLabels.push_back(data.rowLabel(row).toStdString());
    for (int column = 0; column < columns; ++column)
        matrix.columnLabels.push_back(data.columnLabels[column].toStdString());
    matrix.values = Matrix::NullaryExpr(
        rows, columns, [&](Index row, Index column) { return value(int(row), int(column)); });
    return matrix;
}

bool hasWeight(const HeatMapData& data, int row, int column)
{
    const bool isDone = row != data.reached.current ||
                        (data.reached.cells == ReachedRows::all && data.reached.taken == ReachedRows::all);
    const AttentionRow& attention = data.attention[std::size_t(row)];
    return isDone && column < attention.head.weights.cols() && !data.isMasked(row, column);
}

} // namespace

LabelledMatrix labelledMatrix(const HeatMapData& data)
{
    LabelledMatrix matrix = filled(data, [&data](int row, int column) {
        const bool isEmpty = !data.isReached(row, column) || data.isMasked(row, column);
        return isEmpty ? std::numeric_limits<float>::quiet_NaN() : data.value(row, column);
    });
    matrix.quantity = quantityOf(data.kind);
    return matrix;
}

LabelledMatrix labelledWeights(const HeatMapData& data)
{
    if (!data.marksKeys)
        throw ConfigError("Context vectors have no weights: their " + std::to_string(data.columnCount()) +
                          " columns are not keys.");
    LabelledMatrix matrix = filled(data, [&data](int row, int column) {
        return hasWeight(data, row, column) ? data.attention[std::size_t(row)].head.weights(
                                                  data.attention[std::size_t(row)].query, column)
                                            : std::numeric_limits<float>::quiet_NaN();
    });
    matrix.quantity = "weights";
    return matrix;
}

void saveMatrix(const LabelledMatrix& matrix, const QString& file, const Metadata& metadata)
{
    const QString ending = QFileInfo(file).suffix().toLower();
    const bool isCsv = ending == QLatin1String("csv");
    if (!isCsv && ending != QLatin1String("json"))
        throw ConfigError(
            "Numbers are written to a file that ends in .csv or .json, not to " + file.toStdString() + ".");
    writeFileAtomically(QFile::encodeName(file).toStdString(),
        isCsv ? matrixToCsv(matrix, metadata) : matrixToJson(matrix, metadata));
}

} // namespace lab
