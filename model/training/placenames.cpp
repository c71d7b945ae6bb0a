// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/placenames.h"

#include "model/math/error.h"
#include "model/math/random.h"

#include <algorithm>
#include <cctype>
#include <string_view>
#include <utility>

namespace lab {
namespace {

const Place kPlaceholder = {"{}", "{}"};

// A pair to copy and the place that it names.
struct Template {
    const SentencePair* pair;
    const Place* place;
};

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

bool containsOnce(std::string_view text, std::string_view part)
{
    const std::size_t at = text.find(part);
    return at != std::string_view::npos && !contains(text.substr(at + 1), part);
}

// Bytes of characters outside ASCII count as letters: é is one.
bool isLetter(char byte)
{
    return std::isalpha(static_cast<unsigned char>(byte)) || static_cast<unsigned char>(byte) >= 0x80;
}

// Whether a name that occurs once stands by itself: not in Londoner, nor in Tokyo Tower.
bool isWord(std::string_view text, std::string_view name)
{
    const std::size_t at = text.find(name);
    const std::string_view after = text.substr(at + name.size());
    const bool insideWord = (at > 0 && isLetter(text[at - 1])) || (!after.empty() && isLetter(after[0]));
    const bool insideName =
        after.size() > 1 && after[0] == ' ' && std::isupper(static_cast<unsigned char>(after[1]));
    return !insideWord && !insideName;
}

bool isNamed(const SentencePair& pair, const Place& place)
{
    return containsOnce(pair.source, place.source) && containsOnce(pair.target, place.target) &&
           isWord(pair.target, place.target);
}

bool namesAnother(const SentencePair& pair, const Place& place, const std::vector<Place>& places)
{
    return std::ranges::any_of(places, [&](const Place& other) {
        return other.source != place.source &&
               (contains(pair.source, other.source) || contains(pair.target, other.target));
    });
}

// A second place would make a copy that is nonsense: 北京比东京大 is not 上海比东京大.
bool isAvoided(const SentencePair& pair, const Place& place, const PlaceNames& names)
{
    const auto isInPair = [&](const std::string& word) {
        return contains(pair.source, word) || contains(pair.target, word);
    };
    return std::ranges::any_of(names.avoided, isInPair) ||
           std::ranges::any_of(names.groups, [&](const PlaceGroup& group) {
               return namesAnother(pair, place, group.found) || namesAnother(pair, place, group.wanted);
           });
}

std::vector<Template> templatesOf(
    const std::vector<SentencePair>& pairs, const PlaceGroup& group, const PlaceNames& names)
{
    std::vector<Template> templates;
    for (const SentencePair& pair : pairs) {
        for (const Place& place : group.found) {
            if (isNamed(pair, place) && !isAvoided(pair, place, names))
                templates.push_back({&pair, &place});
        }
    }
    return templates;
}

std::string withName(std::string text, const std::string& name, const std::string& by)
{
    const std::size_t at = text.find(name);
    if (at == std::string::npos)
        throw ConfigError("The place-name pattern \"" + text + "\" has no {} for the place.");
    return text.replace(at, name.size(), by);
}

SentencePair withPlace(const SentencePair& pair, const Place& place, const Place& by)
{
    return {withName(pair.source, place.source, by.source), withName(pair.target, place.target, by.target)};
}

// The same order on every machine, which std::shuffle does not promise.
template <typename T>
void shuffle(std::vector<T>& values, Random& random)
{
    for (std::size_t i = values.size(); i > 1; --i)
        std::swap(values[i - 1], values[random.below(i)]);
}

void addCopies(std::vector<SentencePair>& copies, std::size_t count, const std::vector<Template>& templates,
    const std::vector<Place>& places)
{
    for (std::size_t round = 0; round < places.size(); ++round) {
        for (std::size_t i = 0; i < templates.size(); ++i) {
            const Place& place = places[(i + round) % places.size()];
            if (copies.size() >= count)
                return;
            if (place.source != templates[i].place->source)
                copies.push_back(withPlace(*templates[i].pair, *templates[i].place, place));
        }
    }
}

} // namespace

std::vector<SentencePair> placeNamePairs(
    const std::vector<SentencePair>& pairs, const PlaceNames& names, std::size_t count, std::uint64_t seed)
{
    std::vector<SentencePair> copies;
    double shares = 0;
    for (const PlaceGroup& group : names.groups) {
        shares += group.share;
        for (const SentencePair& pattern : group.patterns) {
            for (const Place& place : group.wanted)
                copies.push_back(withPlace(pattern, kPlaceholder, place));
        }
    }
    copies.resize(std::min(copies.size(), count));
    Random random(seed);
    const double left = static_cast<double>(count - copies.size());
    for (const PlaceGroup& group : names.groups) {
        std::vector<Template> templates = templatesOf(pairs, group, names);
        std::vector<Place> places = group.wanted;
        shuffle(templates, random);
        shuffle(places, random);
        addCopies(
            copies, copies.size() + static_cast<std::size_t>(left * group.share / shares), templates, places);
    }
    return copies;
}

} // namespace lab
