// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/syntheticdecoding.h"

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

TokenizedText tokenized(const std::vector<std::string>& words)
{
    TokenizedText text;
    for (const std::string& word : words) {
        const int begin = int(text.text.size());
        if (word != "</s>")
            text.text += word;
        text.tokens.push_back({word, int(text.tokens.size()) + 3, begin, int(text.text.size())});
    }
    return text;
}

Matrix softmaxOf(const Matrix& scores)
{
    Matrix result = (scores.colwise() - scores.rowwise().maxCoeff()).array().exp();
    for (Index row = 0; row < result.rows(); ++row)
        result.row(row) /= result.row(row).sum();
    return result;
}

std::shared_ptr<const StepRecord> makeStep(const DecodingParts& parts, Index row)
{
    const Matrix scores = parts.scores.row(row);
    const Matrix probabilities = softmaxOf(scores);
    HeadRecord head;
    head.query = Matrix(Matrix::Constant(1, 2, 0.5F));
    head.keys = parts.values;
    head.values = parts.values;
    head.scores = scores;
    head.logits = scores;
    head.probabilities = probabilities;
    head.weights = probabilities;
    head.context = Matrix(probabilities * parts.values);
    StepRecord step;
    step.input = {row == 0 ? "<s>" : parts.target[std::size_t(row - 1)], int(row) + 99, 0, 0};
    step.chosen = {parts.target[std::size_t(row)], int(row) + 100, 0, 0};
    step.layers.push_back({{}, {head}});
    step.candidates = {{step.chosen, 0.75F}, {{"▁other", 7, 0, 0}, 0.125F}, {{"▁and", 8, 0, 0}, 0.0625F},
        {{"▁place", 9, 0, 0}, 0.03F}, {{"▁to", 10, 0, 0}, 0.01F}};
    step.chosenProbability = 0.75F;
    return std::make_shared<const StepRecord>(std::move(step));
}

/// The steps of a decode, each changed.
template <typename Change>
Decoding changed(Decoding decoding, Change change)
{
    for (std::size_t number = 0; number < decoding.steps.size(); ++number) {
        StepRecord step = *decoding.steps[number];
        change(step, Index(number));
        decoding.steps[number] = std::make_shared<const StepRecord>(std::move(step));
    }
    return decoding;
}

/// Numbers that look random and never change.
float pattern(Index row, Index column)
{
    return float(std::sin(12.9898 * double(row + 1) + 78.233 * double(column + 1)));
}

Matrix patternValues(Index rows, Index columns)
{
    return Matrix::NullaryExpr(rows, columns,
        [](Index row, Index column) { return 0.9F * pattern(row, column) * pattern(column, row); });
}

HeadRecord headOf(int seed, Index queries, Index keys)
{
    const Matrix scores = Matrix::NullaryExpr(
        queries, keys, [seed](Index row, Index column) { return 3 * pattern(row + 7 * seed, column); });
    HeadRecord head;
    head.query = patternValues(queries, 2);
    head.keys = head.values = patternValues(keys, 2);
    head.scores = head.logits = scores;
    head.probabilities = head.weights = softmaxOf(scores);
    head.context = Matrix(*head.weights * *head.values);
    return head;
}

/// Two heads with numbers of their own, other ones for each seed.
std::vector<HeadRecord> headsOf(int seed, Index queries, Index keys)
{
    return {headOf(2 * seed, queries, keys), headOf(2 * seed + 1, queries, keys)};
}

} // namespace

Decoding makeDecoding(const DecodingParts& parts)
{
    Decoding decoding;
    decoding.source = tokenized(parts.source);
    EncoderRecord encoder;
    encoder.memory = parts.values;
    decoding.encoder = std::make_shared<const EncoderRecord>(std::move(encoder));
    for (Index row = 0; row < parts.scores.rows(); ++row)
        decoding.steps.push_back(makeStep(parts, row));
    for (const std::string& word : parts.target) {
        if (word != "</s>")
            decoding.text += (decoding.text.empty() ? "" : " ") + word;
    }
    decoding.stop = StopReason::EndOfSentence;
    return decoding;
}

Decoding welcomeDecoding()
{
    DecodingParts parts;
    parts.source = {"欢迎", "来", "北京", "</s>"};
    parts.target = {"Welcome", "to", "Beijing", "</s>"};
    parts.scores.resize(4, 4);
    parts.scores << 3.5F, 0.25F, -1.0F, -2.0F, //
        1.0F, 1.75F, -0.25F, -3.0F,            //
        -2.0F, 0.5F, 3.0F, -1.0F,              //
        -1.5F, -0.5F, 0.0F, 2.5F;
    parts.values.resize(4, 2);
    parts.values << 1.0F, -0.5F, //
        0.25F, 0.75F,            //
        -1.25F, 0.5F,            //
        0.0F, 0.125F;
    return makeDecoding(parts);
}

Decoding transformerDecoding()
{
    Decoding decoding = welcomeDecoding();
    EncoderRecord encoder = *decoding.encoder;
    for (const int layer : {0, 1})
        encoder.layers.push_back({headsOf(layer, 4, 4), {}});
    decoding.encoder = std::make_shared<const EncoderRecord>(std::move(encoder));
    return changed(std::move(decoding), [](StepRecord& step, Index number) {
        step.layers.clear();
        for (const int layer : {2, 3})
            step.layers.push_back({headsOf(layer + 10 * int(number), 1, number + 1),
                headsOf(layer + 10 * int(number) + 5, 1, 4)});
    });
}

Decoding hardDecoding(int k)
{
    return changed(welcomeDecoding(), [k](StepRecord& step, Index) {
        HeadRecord& head = step.layers[0].cross[0];
        std::vector<int> order = {0, 1, 2, 3};
        std::stable_sort(order.begin(), order.end(),
            [&](int a, int b) { return head.probabilities(0, a) > head.probabilities(0, b); });
        order.resize(std::size_t(k));
        Matrix weights = Matrix::Zero(1, 4);
        for (const int key : order)
            weights(0, key) = 1;
        head.draws = {order};
        head.weights = weights;
        head.context = Matrix(weights * *head.values);
    });
}

Decoding forcedDecoding()
{
    return changed(welcomeDecoding(), [](StepRecord& step, Index) {
        step.chosenProbability = 0.004F;
        step.candidates = {{{"▁other", 7, 0, 0}, 0.5F}, {{"▁and", 8, 0, 0}, 0.25F},
            {{"▁to", 10, 0, 0}, 0.125F}, {{"▁on", 11, 0, 0}, 0.0625F}, {{"▁place", 9, 0, 0}, 0.03F}};
    });
}

Decoding fixedDecoding()
{
    return changed(welcomeDecoding(), [](StepRecord& step, Index) {
        HeadRecord head;
        head.context = (Matrix(1, 2) << 0.5F, -0.25F).finished();
        step.layers = {{{}, {head}}};
    });
}

Decoding parkDecoding()
{
    DecodingParts parts;
    parts.source = {"我", "昨天", "在", "公园", "看见", "了", "一只", "狗", "。", "</s>"};
    parts.target = {"I", "saw", "a", "dog", "in", "the", "park", "yesterday", ".", "</s>"};
    const int aligned[] = {0, 4, 6, 7, 2, 3, 3, 1, 8, 9};
    parts.scores.resize(10, 10);
    for (Index row = 0; row < 10; ++row) {
        for (Index column = 0; column < 10; ++column)
            parts.scores(row, column) = column == aligned[row] ? 3.6F + 0.3F * pattern(row, column)
                                                               : -1.1F + 1.3F * pattern(row, column);
    }
    parts.scores(1, 5) = 2.9F; // 看见 了: the attention is shared
    parts.values = patternValues(10, 320);
    return makeDecoding(parts);
}

Decoding longDecoding(int sourceTokens, int steps, int components)
{
    DecodingParts parts;
    for (int token = 1; token < sourceTokens; ++token)
        parts.source.push_back(token % 3 == 0 ? "北京" : token % 3 == 1 ? "我" : "待在家里");
    parts.source.emplace_back("</s>");
    for (int step = 1; step < steps; ++step)
        parts.target.push_back(step % 2 == 0 ? "yesterday" : "a");
    parts.target.emplace_back("</s>");
    parts.scores = Matrix::NullaryExpr(steps, sourceTokens, [&](Index row, Index column) {
        const double distance = double(column) - double(row) * sourceTokens / steps;
        return float(5 * std::exp(-distance * distance / 4)) + pattern(row, column);
    });
    parts.values = patternValues(sourceTokens, components);
    return makeDecoding(parts);
}

} // namespace lab
