// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/lengthscores.h"

#include "model/math/error.h"
#include "model/training/bleu.h"

#include <array>
#include <limits>

namespace lab {
namespace {

struct LengthClass {
    const char* name;
    int longest;
};

constexpr std::array<LengthClass, 4> kClasses = {
    {{"<=5", 5}, {"6-10", 10}, {"11-15", 15}, {">15", std::numeric_limits<int>::max()}}};

} // namespace

std::vector<LengthScore> scoresByLength(const std::vector<SentencePair>& pairs,
    const std::vector<std::string>& translations, const std::vector<int>& lengths)
{
    if (translations.size() != pairs.size() || lengths.size() != pairs.size())
        throw ShapeError(std::to_string(translations.size()) + " translations and " +
                         std::to_string(lengths.size()) + " lengths for " + std::to_string(pairs.size()) +
                         " sentence pairs.");
    std::vector<LengthScore> scores;
    int longestBefore = std::numeric_limits<int>::min();
    for (const LengthClass& lengthClass : kClasses) {
        std::vector<std::string> said;
        std::vector<std::string> references;
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            if (lengths[i] <= longestBefore || lengths[i] > lengthClass.longest)
                continue;
            said.push_back(translations[i]);
            references.push_back(pairs[i].target);
        }
        LengthScore score{lengthClass.name, said.size(), {}};
        if (!said.empty())
            score.bleu = corpusBleu(said, references, BleuCase::Lower).bleu;
        scores.push_back(std::move(score));
        longestBefore = lengthClass.longest;
    }
    return scores;
}

} // namespace lab
