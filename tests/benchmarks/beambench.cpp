// SPDX-License-Identifier: GPL-3.0-or-later
// beambench BUNDLE TEXT…: sentences per second of a beam search of the usual width with the full record of
// its steps, encoder and tree included; as one JSON line with the token ids, so that a rival can do the same
// work.
#include "model/decoding/decode.h"
#include "model/storage/bundle.h"
#include "model/translation/translatorconfig.h"
#include "tests/benchmarks/measuring.h"

namespace {

using namespace lab::benchmark;

std::vector<int> chosenIds(const lab::Decoding& decoding)
{
    std::vector<int> ids;
    for (const auto& step : decoding.steps)
        ids.push_back(step->chosen.id);
    return ids;
}

nlohmann::json measure(const Arguments& arguments)
{
    const lab::Bundle bundle = lab::loadBundle(arguments.words[0]);
    const std::vector<std::string> texts(arguments.words.begin() + 1, arguments.words.end());
    lab::DecodeOptions options;
    options.step.attention = lab::usualAttention(bundle.config);
    options.beam = lab::BeamOptions{};
    nlohmann::json sources = nlohmann::json::array();
    nlohmann::json chosen = nlohmann::json::array();
    for (const std::string& text : texts) { // warms up
        sources.push_back(bundle.model.source.encodeIds(text));
        chosen.push_back(chosenIds(lab::decode(bundle.model, text, options)));
    }
    std::vector<double> times; // of all sentences
    const auto begin = Clock::now();
    do {
        const auto roundBegin = Clock::now();
        for (const std::string& text : texts)
            lab::decode(bundle.model, text, options);
        times.push_back(microsecondsSince(roundBegin));
    } while (microsecondsSince(begin) < arguments.seconds(2) * 1e6);
    return {{"sentencesPerSecond", static_cast<double>(texts.size()) * 1e6 / median(times)},
        {"width", options.beam->width}, {"sources", sources}, {"chosen", chosen}};
}

} // namespace

int main(int argc, char** argv)
{
    return printMeasurement(argumentsOf(argc, argv), 2, "beambench BUNDLE TEXT…", measure);
}
