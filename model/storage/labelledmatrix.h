// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/math/matrix.h"
#include "model/storage/csv.h"
#include "model/storage/metadata.h"

#include <string>
#include <vector>

/// One matrix with the words of its rows and columns, as text. All texts are UTF-8. Numbers have the fewest
/// digits that read back as the same float32; cells without a number (NaN) are those of masked keys, of keys
/// that the query does not have, and of what has not been computed yet.
namespace lab {

struct LabelledMatrix {
    std::string quantity;   ///< "probabilities"
    std::string rowAxis;    ///< what the rows are: "queries: target words"
    std::string columnAxis; ///< what the columns are
    std::vector<std::string> rowLabels;
    std::vector<std::string> columnLabels;
    Matrix values; ///< [row labels x column labels], NaN where a cell has no number
};

/// Throws ShapeError when there is not one label for each row and column.
void checkLabels(const LabelledMatrix& matrix);

/// CSV (model/storage/csv.h). The metadata come first, each line (metadataLines()) after "# ", then the
/// quantity in the same way, then one line with the names of the axes and the column labels, and one line for
/// each row, which begins with its label. Cells without a number are empty.
///
///     # model: zh-en-additive
///     # quantity: probabilities
///     queries: target words \ keys: source words,欢迎,来
///     Welcome,0.75,0.25
///
/// Readers may skip the lines that begin with #: other fields with a # are in quotes. What a spreadsheet
/// would take for a formula is guarded, lines of metadata as guardedLine() has them. Throws ShapeError when
/// there is not one label for each row and column, FormatError as checkNames() does.
std::string matrixToCsv(
    const LabelledMatrix& matrix, const Metadata& metadata = {}, const CsvStyle& style = {});

/// JSON: {"metadata": {name: value}, "quantity", "rowAxis", "columnAxis", "rows": [labels],
/// "columns": [labels], "values": [[numbers of the first row], …]}; cells without a number are null. Throws
/// as matrixToCsv() does, and FormatError for infinity, which JSON cannot say.
std::string matrixToJson(const LabelledMatrix& matrix, const Metadata& metadata = {});

} // namespace lab
