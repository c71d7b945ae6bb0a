// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/readability.h"

#include "model/math/error.h"
#include "model/math/softmax.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace lab {
namespace {

// The last layer with cross attention, or the number of layers.
std::size_t lastCrossLayer(const StepRecord& step)
{
    for (std::size_t layer = step.layers.size(); layer-- > 0;) {
        if (!step.layers[layer].cross.empty())
            return layer;
    }
    return step.layers.size();
}

const HeadRecord& headAt(const StepRecord& step, std::size_t layer, std::size_t head)
{
    if (layer >= step.layers.size() || head >= step.layers[layer].cross.size())
        throw ShapeError("A step has no cross-attention head " + std::to_string(head) + " in layer " +
                         std::to_string(layer) + ".");
    return step.layers[layer].cross[head];
}

// The weights of the newest query, [1 x source tokens]; of no columns where a head has none.
RowVector lastRow(const HeadRecord& head)
{
    return head.weights.rows() == 0 ? RowVector() : RowVector(head.weights->bottomRows(1));
}

// The row of one head, or the sum over the heads of a layer.
RowVector chosenRow(const StepRecord& step, const CrossHead& choice)
{
    const std::size_t layer = choice.layer.value_or(lastCrossLayer(step));
    if (!choice.layer && layer == step.layers.size())
        return {};
    if (choice.head)
        return lastRow(headAt(step, layer, *choice.head));
    RowVector sum = lastRow(headAt(step, layer, 0));
    for (std::size_t head = 1; head < step.layers[layer].cross.size(); ++head)
        sum += lastRow(headAt(step, layer, head));
    return sum;
}

// Tokens of a text, by index, that share a byte with a word.
std::vector<Index> tokensOf(const WordRange& word, const TokenizedText& text)
{
    std::vector<Index> indices;
    for (std::size_t i = 0; i < text.tokens.size(); ++i) {
        const Token& token = text.tokens[i];
        if (token.begin < word.end && word.begin < token.end)
            indices.push_back(static_cast<Index>(i));
    }
    return indices;
}

} // namespace

std::optional<Matrix> crossWeights(const Decoding& decoding, const CrossHead& choice)
{
    const auto columns = static_cast<Index>(decoding.source.tokens.size());
    Matrix weights(static_cast<Index>(decoding.steps.size()), columns);
    for (std::size_t i = 0; i < decoding.steps.size(); ++i) {
        const RowVector row = chosenRow(*decoding.steps[i], choice);
        if (row.size() == 0)
            return {};
        if (row.size() != columns)
            throw ShapeError("A step has " + std::to_string(row.size()) + " weights for " +
                             std::to_string(columns) + " source tokens.");
        const float sum = row.sum();
        weights.row(static_cast<Index>(i)) = sum > 0 ? RowVector(row / sum) : row;
    }
    if (weights.rows() == 0)
        return {};
    return weights;
}

std::vector<LinkedWord> linkedWords(
    const AlignedSentence& sentence, const TokenizedText& source, const TokenizedText& target)
{
    std::map<int, std::set<Index>> columns; // by target word; tokens of two linked words may be the same
    for (const AlignmentLink& link : sentence.links) {
        const auto tokens = tokensOf(sentence.sourceWords.at(static_cast<std::size_t>(link.key)), source);
        columns[link.query].insert(tokens.begin(), tokens.end());
    }
    std::vector<LinkedWord> words;
    for (const auto& [index, tokens] : columns) {
        const auto steps = tokensOf(sentence.targetWords.at(static_cast<std::size_t>(index)), target);
        if (!steps.empty() && !tokens.empty())
            words.push_back({steps, {tokens.begin(), tokens.end()}});
    }
    return words;
}

void ReadabilityMeter::add(const Matrix& weights, const std::vector<LinkedWord>& words)
{
    m_entropy += static_cast<double>(entropyRows(weights).sum());
    m_tokens += static_cast<std::size_t>(weights.rows());
    for (const LinkedWord& word : words)
        addWord(weights, word);
}

void ReadabilityMeter::addWord(const Matrix& weights, const LinkedWord& word)
{
    const auto inside = [](const std::vector<Index>& indices, Index size) {
        return !indices.empty() &&
               std::ranges::all_of(indices, [size](Index index) { return index >= 0 && index < size; });
    };
    if (!inside(word.steps, weights.rows()) || !inside(word.sourceTokens, weights.cols()))
        throw ShapeError("A linked word is outside weights of " + std::to_string(weights.rows()) +
                         " steps and " + std::to_string(weights.cols()) + " source tokens.");
    RowVector mean = RowVector::Zero(weights.cols());
    for (const Index step : word.steps)
        mean += weights.row(step) / static_cast<float>(word.steps.size());
    Index largest = 0;
    mean.maxCoeff(&largest);
    for (const Index token : word.sourceTokens) {
        m_agreeing += token == largest ? 1 : 0;
        m_mass += static_cast<double>(mean(token));
    }
    ++m_words;
}

Readability ReadabilityMeter::result() const
{
    const double tokens = std::max<double>(1, static_cast<double>(m_tokens));
    const double words = std::max<double>(1, static_cast<double>(m_words));
    const double entropy = m_entropy / tokens;
    const double effectiveTokens = m_tokens == 0 ? 0 : std::exp(entropy);
    return {entropy, effectiveTokens, m_agreeing / words, m_mass / words, m_tokens, m_words};
}

} // namespace lab
