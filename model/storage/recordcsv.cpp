// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/recordcsv.h"

#include "model/math/error.h"
#include "model/storage/csv.h"
#include "model/text/tokenizer.h"

namespace lab {

namespace {

const SharedMatrix& quantityOf(const HeadRecord& head, HeadQuantity quantity)
{
    switch (quantity) {
    case HeadQuantity::Scores:
        return head.scores;
    case HeadQuantity::Logits:
        return head.logits;
    case HeadQuantity::Probabilities:
        return head.probabilities;
    case HeadQuantity::Weights:
        return head.weights;
    }
    throw ConfigError("Unknown quantity number " + std::to_string(static_cast<int>(quantity)) + ".");
}

const SharedMatrix& selected(const StepRecord& step, const HeadSelection& selection)
{
    const bool exists =
        selection.layer < step.layers.size() && selection.head < step.layers[selection.layer].cross.size();
    if (!exists)
        throw ShapeError("A step has no cross-attention head " + std::to_string(selection.head) +
                         " in layer " + std::to_string(selection.layer) + ".");
    return quantityOf(step.layers[selection.layer].cross[selection.head], selection.quantity);
}

} // namespace

std::string recordToCsv(const Decoding& decoding, const HeadSelection& selection)
{
    std::vector<std::string> words;
    for (const Token& token : decoding.source.tokens)
        words.push_back(displayText(token));
    std::vector<std::string> said;
    Matrix matrix(static_cast<Index>(decoding.steps.size()), static_cast<Index>(words.size()));
    for (const auto& step : decoding.steps) {
        const SharedMatrix& numbers = selected(*step, selection);
        if (numbers.rows() < 1 || numbers.cols() != matrix.cols())
            throw ShapeError("A step has " + std::to_string(numbers.rows()) + "x" +
                             std::to_string(numbers.cols()) + " numbers for " +
                             std::to_string(matrix.cols()) + " source tokens.");
        matrix.row(static_cast<Index>(said.size())) = (*numbers).bottomRows(1);
        said.push_back(displayText(step->chosen));
    }
    return matrixToCsv(matrix, said, words);
}

std::string matrixToCsv(const Matrix& matrix, const std::vector<std::string>& rowLabels,
    const std::vector<std::string>& columnLabels)
{
    if (static_cast<Index>(rowLabels.size()) != matrix.rows() ||
        static_cast<Index>(columnLabels.size()) != matrix.cols())
        throw ShapeError(std::to_string(rowLabels.size()) + " row and " +
                         std::to_string(columnLabels.size()) + " column labels do not fit a " +
                         std::to_string(matrix.rows()) + "x" + std::to_string(matrix.cols()) + " matrix.");
    std::vector<std::string> fields = {""};
    fields.insert(fields.end(), columnLabels.begin(), columnLabels.end());
    std::string csv = csvLine(fields);
    for (Index row = 0; row < matrix.rows(); ++row) {
        fields.assign(1, rowLabels[static_cast<size_t>(row)]);
        for (Index column = 0; column < matrix.cols(); ++column)
            fields.push_back(csvNumber(matrix(row, column)));
        csv += csvLine(fields);
    }
    return csv;
}

} // namespace lab
