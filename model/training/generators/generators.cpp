// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/generators/generators.h"

#include "model/math/error.h"

#include <algorithm>
#include <unordered_set>

namespace lab {
namespace {

constexpr std::uint64_t kStream = 3ULL << 40; // of the seed; 1 and 2 are the trainer's
constexpr std::size_t kAttempts = 30;         // for a pair that is new

const Generator& generatorOf(const std::string& name)
{
    const auto found = std::ranges::find(generators(), name, &Generator::name);
    if (found != generators().end())
        return *found;
    std::string names;
    for (const Generator& generator : generators())
        names += (names.empty() ? "" : ", ") + generator.name;
    throw ConfigError("No pairs of kind \"" + name + "\" can be generated; there are: " + names + ".");
}

std::uint64_t streamOf(const std::string& name)
{
    std::uint64_t hash = 14695981039346656037ULL; // FNV-1a
    for (const char c : name)
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return kStream + (hash >> 32);
}

void addPairs(std::vector<SentencePair>& pairs, const Generator& generator, int count, std::uint64_t seed)
{
    Random random(seed, streamOf(generator.name));
    std::unordered_set<std::string> sources;
    for (int made = 0; made < count; ++made) {
        SentencePair pair = generator.make(random);
        for (std::size_t attempt = 1; sources.contains(pair.source); ++attempt) {
            if (attempt == kAttempts)
                throw ConfigError("Of kind \"" + generator.name + "\" only about " + std::to_string(made) +
                                  " different pairs can be generated, not " + std::to_string(count) + ".");
            pair = generator.make(random);
        }
        sources.insert(pair.source);
        pairs.push_back(std::move(pair));
    }
}

} // namespace

const std::vector<Generator>& generators()
{
    static const std::vector<Generator> all = {{"codes", codePair}, {"copies", copyPair},
        {"counts", countPair}, {"dates", datePair}, {"durations", durationPair}, {"measures", measurePair},
        {"names", namePair}, {"orders", orderPair}, {"places", placePair}, {"prices", pricePair},
        {"shares", sharePair}, {"times", timePair}, {"titles", titlePair}};
    return all;
}

std::vector<SentencePair> generatedPairs(const GeneratedCounts& counts, std::uint64_t seed)
{
    std::vector<SentencePair> pairs;
    for (const auto& [name, count] : counts)
        addPairs(pairs, generatorOf(name), count, seed);
    return pairs;
}

} // namespace lab
