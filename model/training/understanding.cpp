// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/understanding.h"

#include "model/math/error.h"
#include "model/text/utf8.h"
#include "model/training/bleu.h"
#include "model/training/chrf.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <numeric>

namespace lab {
namespace {

std::u32string_view plainForm(const char32_t& character)
{
    switch (character) {
    case U'’':
    case U'‘':
        return U"'";
    case U'“':
    case U'”':
        return U"\"";
    case U'，':
        return U", ";
    case U'。':
        return U". ";
    default:
        return {&character, 1};
    }
}

double shareOfKeys(const KeyedSentence& sentence, const std::string& translation)
{
    const std::string text = plainText(translation);
    const auto found =
        std::ranges::count_if(sentence.keys, [&](const KeyPattern& key) { return key.isFoundIn(text); });
    return static_cast<double>(found) / static_cast<double>(sentence.keys.size());
}

double nearestChrf(const KeyedSentence& sentence, const std::string& translation)
{
    double best = 0;
    for (const std::string& reference : sentence.references)
        best = std::max(best, corpusChrf({translation}, {reference}));
    return best;
}

Understanding measure(std::string kind, const std::vector<KeyedSentence>& sentences,
    const std::vector<std::string>& translations, const std::vector<std::size_t>& which)
{
    Understanding result{std::move(kind), which.size(), 0, 0, 0, 0};
    std::vector<std::string> said;
    std::vector<std::vector<std::string>> references;
    const double percent = 100 / static_cast<double>(which.size());
    for (const std::size_t i : which) {
        const double keys = shareOfKeys(sentences[i], translations[i]);
        result.understood += keys == 1 ? percent : 0;
        result.keys += percent * keys;
        result.chrf += nearestChrf(sentences[i], translations[i]) / static_cast<double>(which.size());
        said.push_back(translations[i]);
        references.push_back(sentences[i].references);
    }
    result.bleu = multiReferenceBleu(said, references, BleuCase::Lower).bleu;
    return result;
}

} // namespace

std::vector<Understanding> measureUnderstanding(
    const std::vector<KeyedSentence>& sentences, const std::vector<std::string>& translations)
{
    if (sentences.empty() || sentences.size() != translations.size())
        throw ShapeError(std::to_string(translations.size()) + " translations of " +
                         std::to_string(sentences.size()) + " sentences with keys.");
    std::vector<std::string> kinds;
    for (const KeyedSentence& sentence : sentences) {
        if (std::ranges::find(kinds, sentence.kind) == kinds.end())
            kinds.push_back(sentence.kind);
    }
    std::vector<std::size_t> all(sentences.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    std::vector<Understanding> results;
    for (const std::string& kind : kinds) {
        std::vector<std::size_t> which = all;
        std::erase_if(which, [&](std::size_t i) { return sentences[i].kind != kind; });
        results.push_back(measure(kind, sentences, translations, which));
    }
    results.push_back(measure("all", sentences, translations, all));
    return results;
}

std::string plainText(std::string_view translation)
{
    std::string lower;
    icu::UnicodeString::fromUTF8({translation.data(), static_cast<std::int32_t>(translation.size())})
        .toLower(icu::Locale::getRoot())
        .toUTF8String(lower);
    std::u32string plain;
    for (const char32_t character : decodeUtf8(lower)) {
        for (const char32_t c : plainForm(character)) {
            if (!isSpace(c))
                plain += c;
            else if (!plain.empty() && plain.back() != U' ')
                plain += U' ';
        }
    }
    if (plain.ends_with(U' '))
        plain.pop_back();
    return encodeUtf8(plain);
}

} // namespace lab
