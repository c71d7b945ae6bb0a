// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/qualitykeys.h"

#include <array>
#include <cmath>

namespace lab {

namespace {

constexpr const char* probabilityKey = "mean_probability"; // need not be there
constexpr const char* sentencesKey = "sentences";
constexpr std::int64_t mostSentences = 1'000'000'000;

struct NumberKey {
    const char* name;
    float MeasuredQuality::*number;
    float largest;
};

constexpr std::array<NumberKey, 4> numberKeys = {{
    {"bleu", &MeasuredQuality::bleu, 100},
    {"bleu_beam_5", &MeasuredQuality::bleuBeam5, 100},
    {"chrf", &MeasuredQuality::chrf, 100},
    {"training_minutes", &MeasuredQuality::trainingMinutes, 1e9F},
}};

float readNumber(const JsonCursor& cursor, float largest)
{
    const float number = cursor.number();
    if (!(number >= 0 && number <= largest))
        cursor.fail("a number from 0 to " + std::to_string(static_cast<long>(largest)));
    return number;
}

} // namespace

MeasuredQuality readQuality(const JsonCursor& measured)
{
    std::vector<std::string> keys = {sentencesKey, probabilityKey};
    for (const NumberKey& key : numberKeys)
        keys.emplace_back(key.name);
    measured.requireObject();
    measured.requireOnly(keys, true);
    MeasuredQuality quality;
    quality.sentences = static_cast<int>(measured.member(sentencesKey).integer(1, mostSentences));
    for (const NumberKey& key : numberKeys)
        quality.*key.number = readNumber(measured.member(key.name), key.largest);
    if (measured.has(probabilityKey))
        quality.meanProbability = readNumber(measured.member(probabilityKey), 1);
    return quality;
}

OrderedJson qualityDocument(const MeasuredQuality& quality)
{
    OrderedJson document;
    document[sentencesKey] = quality.sentences;
    const auto hundredths = [](float number) {
        return std::round(100.0 * static_cast<double>(number)) / 100;
    };
    for (const NumberKey& key : numberKeys)
        document[key.name] = hundredths(quality.*key.number);
    if (quality.meanProbability)
        document[probabilityKey] = hundredths(*quality.meanProbability);
    return document;
}

} // namespace lab
