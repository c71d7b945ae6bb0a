// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/matrixexport.h"

#include <algorithm>
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

} // namespace

LabelledMatrix labelledMatrix(const HeatMapData& data)
{
    LabelledMatrix matrix;
    matrix.quantity = quantityOf(data.kind);
    matrix.rowAxis = data.rowAxis.toStdString();
    matrix.columnAxis = data.columnAxis.toStdString();
    const int rows = std::min(data.reached.rows, data.rowCount());
    const int columns = data.columnsAreReached ? std::min(rows, data.columnCount()) : data.columnCount();
    for (int row = 0; row < rows; ++row)
        matrix.rowLabels.push_back(data.rowLabel(row).toStdString());
    for (int column = 0; column < columns; ++column)
        matrix.columnLabels.push_back(data.columnLabels[column].toStdString());
    matrix.values = Matrix::NullaryExpr(rows, columns, [&data](Index row, Index column) {
        const bool isEmpty = !data.isReached(int(row), int(column)) || data.isMasked(int(row), int(column));
        return isEmpty ? std::numeric_limits<float>::quiet_NaN() : data.value(int(row), int(column));
    });
    return matrix;
}

} // namespace lab
