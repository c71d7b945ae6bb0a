// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/labelledmatrix.h"

#include "model/math/error.h"
#include "model/storage/csv.h"
#include "model/storage/json.h"
#include "model/text/textencoding.h"

#include <cmath>

namespace lab {

namespace {

OrderedJson numberOf(float value)
{
    if (std::isnan(value))
        return nullptr;
    if (std::isinf(value))
        throw FormatError("The matrix has no JSON form: it holds " + std::to_string(value) + ".");
    return value;
}

OrderedJson rowsOf(const Matrix& values)
{
    OrderedJson rows = OrderedJson::array();
    for (Index row = 0; row < values.rows(); ++row) {
        OrderedJson numbers = OrderedJson::array();
        for (Index column = 0; column < values.cols(); ++column)
            numbers.push_back(numberOf(values(row, column)));
        rows.push_back(std::move(numbers));
    }
    return rows;
}

} // namespace

void checkLabels(const LabelledMatrix& matrix)
{
    if (static_cast<Index>(matrix.rowLabels.size()) != matrix.values.rows() ||
        static_cast<Index>(matrix.columnLabels.size()) != matrix.values.cols())
        throw ShapeError(std::to_string(matrix.rowLabels.size()) + " row and " +
                         std::to_string(matrix.columnLabels.size()) + " column labels do not fit a " +
                         std::to_string(matrix.values.rows()) + "x" + std::to_string(matrix.values.cols()) +
                         " matrix.");
}

std::string matrixToCsv(const LabelledMatrix& matrix, const Metadata& metadata, const CsvStyle& style)
{
    checkLabels(matrix);
    Metadata about = metadata;
    about.emplace_back("quantity", matrix.quantity);
    std::string csv(style.byteOrderMark ? byteOrderMark : "");
    for (const std::string& line : metadataLines(about))
        csv += "# " + (style.guarded ? guardedLine(line) : line) + "\r\n";
    std::vector<std::string> fields = {matrix.rowAxis + " \\ " + matrix.columnAxis};
    fields.insert(fields.end(), matrix.columnLabels.begin(), matrix.columnLabels.end());
    csv += csvLine(fields, style.guarded);
    for (Index row = 0; row < matrix.values.rows(); ++row) {
        fields.assign(1, matrix.rowLabels[static_cast<size_t>(row)]);
        for (const float value : matrix.values.row(row))
            fields.push_back(std::isnan(value) ? "" : csvNumber(value));
        csv += csvLine(fields, style.guarded);
    }
    return csv;
}

std::string matrixToJson(const LabelledMatrix& matrix, const Metadata& metadata)
{
    checkLabels(matrix);
    const OrderedJson json = {{"metadata", toJson(metadata)}, {"quantity", matrix.quantity},
        {"rowAxis", matrix.rowAxis}, {"columnAxis", matrix.columnAxis}, {"rows", matrix.rowLabels},
        {"columns", matrix.columnLabels}, {"values", rowsOf(matrix.values)}};
    return indentedText(json, 2) + "\n";
}

} // namespace lab
