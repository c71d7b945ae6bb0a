// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/bleu.h"

#include "model/math/error.h"
#include "model/text/utf8.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <span>
#include <utility>

namespace lab {
namespace {

constexpr std::size_t kOrders = 4;

using Words = std::vector<std::string>;
using NgramCounts = std::map<std::vector<std::string_view>, long>;

// Sums over the corpus, for n-grams of 1 to 4 words.
struct Statistics {
    std::array<long, kOrders> matches{};
    std::array<long, kOrders> totals{};
};

Words wordsOf(const std::string& text, BleuCase letterCase)
{
    if (letterCase == BleuCase::Kept)
        return tokenize13a(text);
    std::u32string characters = decodeUtf8(text);
    std::ranges::transform(characters, characters.begin(), lowerCase);
    return tokenize13a(encodeUtf8(characters));
}

NgramCounts ngramsOf(const Words& words, std::size_t order)
{
    NgramCounts counts;
    for (std::size_t i = 0; i + order <= words.size(); ++i) {
        const auto ngram = std::span(words).subspan(i, order);
        ++counts[{ngram.begin(), ngram.end()}];
    }
    return counts;
}

// How often each n-gram occurs in the reference that has it most often.
NgramCounts mostOf(const std::vector<Words>& references, std::size_t order)
{
    NgramCounts most = ngramsOf(references.front(), order);
    for (const Words& reference : std::span(references).subspan(1)) {
        for (const auto& [ngram, count] : ngramsOf(reference, order)) {
            long& expected = most[ngram];
            expected = std::max(expected, count);
        }
    }
    return most;
}

// In words, of the reference nearest to that length.
long nearestLength(const std::vector<Words>& references, long length)
{
    const auto distance = [length](const Words& words) {
        const auto own = static_cast<long>(words.size());
        return std::pair(std::abs(own - length), own);
    };
    return distance(*std::ranges::min_element(references, {}, distance)).second;
}

void addMatches(Statistics& sums, const Words& translation, const std::vector<Words>& references)
{
    for (std::size_t order = 1; order <= kOrders; ++order) {
        const NgramCounts expected = mostOf(references, order);
        for (const auto& [ngram, count] : ngramsOf(translation, order)) {
            const auto found = expected.find(ngram);
            sums.totals[order - 1] += count;
            sums.matches[order - 1] += found == expected.end() ? 0 : std::min(count, found->second);
        }
    }
}

std::array<double, kOrders> precisionsOf(const Statistics& sums)
{
    std::array<double, kOrders> precisions{};
    double smoothing = 1;
    for (std::size_t i = 0; i < kOrders && sums.totals[i] > 0; ++i) {
        if (sums.matches[i] == 0)
            smoothing *= 2;
        const double matches = sums.matches[i] > 0 ? static_cast<double>(sums.matches[i]) : 1 / smoothing;
        precisions[i] = 100 * matches / static_cast<double>(sums.totals[i]);
    }
    return precisions;
}

// 1, or exp(1 - r/c) when the translations' length c is below the references' length r
double brevityPenaltyOf(long translationLength, long referenceLength)
{
    if (translationLength >= referenceLength)
        return 1;
    if (translationLength == 0)
        return 0;
    return std::exp(1 - static_cast<double>(referenceLength) / static_cast<double>(translationLength));
}

} // namespace

Bleu multiReferenceBleu(const std::vector<std::string>& translations,
    const std::vector<std::vector<std::string>>& references, BleuCase letterCase)
{
    if (translations.size() != references.size())
        throw ShapeError("BLEU of " + std::to_string(translations.size()) +
                         " translations needs as many references, not " + std::to_string(references.size()) +
                         ".");
    Bleu result;
    Statistics sums;
    for (std::size_t i = 0; i < translations.size(); ++i) {
        if (references[i].empty())
            throw ShapeError("BLEU needs a reference for translation " + std::to_string(i + 1) + ".");
        const Words translation = wordsOf(translations[i], letterCase);
        std::vector<Words> expected;
        for (const std::string& reference : references[i])
            expected.push_back(wordsOf(reference, letterCase));
        addMatches(sums, translation, expected);
        const auto length = static_cast<long>(translation.size());
        result.translationLength += length;
        result.referenceLength += nearestLength(expected, length);
    }
    result.brevityPenalty = brevityPenaltyOf(result.translationLength, result.referenceLength);
    if (std::ranges::all_of(sums.matches, [](long count) { return count == 0; }))
        return result;
    result.precisions = precisionsOf(sums);
    // BLEU = penalty · exp(Σ log p_n / 4)
    double logarithms = 0;
    for (const double precision : result.precisions)
        logarithms += std::log(precision);
    result.bleu = result.brevityPenalty * std::exp(logarithms / kOrders);
    return result;
}

Bleu corpusBleu(const std::vector<std::string>& translations, const std::vector<std::string>& references,
    BleuCase letterCase)
{
    std::vector<std::vector<std::string>> one;
    for (const std::string& reference : references)
        one.push_back({reference});
    return multiReferenceBleu(translations, one, letterCase);
}

} // namespace lab
