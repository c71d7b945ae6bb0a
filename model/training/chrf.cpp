// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/chrf.h"

#include "model/math/error.h"
#include "model/text/utf8.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>

namespace lab {
namespace {

constexpr std::size_t kOrders = 6;

using NgramCounts = std::unordered_map<std::u32string_view, long>;

// Sums over the corpus, for n-grams of one order.
struct Statistics {
    long translation = 0;
    long reference = 0;
    long matches = 0;
};

std::u32string charactersOf(const std::string& text)
{
    std::u32string characters = decodeUtf8(text);
    std::erase_if(characters, isSpace);
    return characters;
}

NgramCounts ngramsOf(std::u32string_view characters, std::size_t order)
{
    NgramCounts counts;
    for (std::size_t i = 0; i + order <= characters.size(); ++i)
        ++counts[characters.substr(i, order)];
    return counts;
}

void addMatches(Statistics& sums, const NgramCounts& translation, const NgramCounts& reference)
{
    // A reference too short for this order says nothing about the translation.
    for (const auto& [ngram, count] : translation) {
        const auto found = reference.find(ngram);
        sums.translation += reference.empty() ? 0 : count;
        sums.matches += found == reference.end() ? 0 : std::min(count, found->second);
    }
    for (const auto& [ngram, count] : reference)
        sums.reference += count;
}

// F = (1 + β²) · P · R / (β² · P + R)
double scoreOf(const std::array<Statistics, kOrders>& sums, double beta)
{
    double precision = 0;
    double recall = 0;
    int orders = 0;
    for (const Statistics& order : sums) {
        if (order.translation == 0 || order.reference == 0)
            continue;
        precision += static_cast<double>(order.matches) / static_cast<double>(order.translation);
        recall += static_cast<double>(order.matches) / static_cast<double>(order.reference);
        ++orders;
    }
    if (precision + recall == 0)
        return 0;
    precision /= orders;
    recall /= orders;
    return 100 * (1 + beta * beta) * precision * recall / (beta * beta * precision + recall);
}

} // namespace

double corpusChrf(
    const std::vector<std::string>& translations, const std::vector<std::string>& references, double beta)
{
    if (translations.size() != references.size())
        throw ShapeError("chrF of " + std::to_string(translations.size()) +
                         " translations needs as many references, not " + std::to_string(references.size()) +
                         ".");
    std::array<Statistics, kOrders> sums;
    for (std::size_t i = 0; i < translations.size(); ++i) {
        const std::u32string translation = charactersOf(translations[i]);
        const std::u32string reference = charactersOf(references[i]);
        for (std::size_t order = 1; order <= kOrders; ++order)
            addMatches(sums[order - 1], ngramsOf(translation, order), ngramsOf(reference, order));
    }
    return scoreOf(sums, beta);
}

} // namespace lab
