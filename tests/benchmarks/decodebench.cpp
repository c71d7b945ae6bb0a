// SPDX-License-Identifier: GPL-3.0-or-later
// decodebench BUNDLE TEXT: the median time of a greedy decode step with its full record, as one JSON line
// with the token ids, so that a rival can do the same work.
#include "model/decoding/decode.h"
#include "model/storage/bundle.h"
#include "model/translation/translatorconfig.h"
#include "tests/benchmarks/measuring.h"

namespace {

using namespace lab::benchmark;

struct Run {
    std::vector<int> chosen;
    double encodeMicroseconds = 0;
};

// One greedy decode of `source`, step by step; adds the time of every step.
Run decodeOnce(const lab::Bundle& bundle, const std::vector<int>& source, std::vector<double>& times)
{
    Run run;
    const lab::TranslationModel& model = bundle.model;
    lab::DecodeOptions options;
    options.step.attention = lab::usualAttention(bundle.config);
    const auto encodeBegin = Clock::now();
    const lab::Encoding encoding = model.translator->encode(source);
    run.encodeMicroseconds = microsecondsSince(encodeBegin);
    std::vector<std::shared_ptr<const lab::StepRecord>> records; // kept, as a decode keeps them
    lab::DecoderState state = encoding.initial;
    int token = model.target.beginId();
    for (std::size_t step = 0; step < 2 * source.size() + 10 && token != model.target.endId(); ++step) {
        const auto begin = Clock::now();
        lab::DecodedStep decoded = lab::decodeStep(model, encoding, state, token, options);
        records.push_back(decoded.record);
        state = std::move(decoded.next);
        token = records.back()->chosen.id;
        times.push_back(microsecondsSince(begin));
        run.chosen.push_back(token);
    }
    return run;
}

nlohmann::json measure(const Arguments& arguments)
{
    const lab::Bundle bundle = lab::loadBundle(arguments.words[0]);
    const std::vector<int> source = bundle.model.source.encodeIds(arguments.words[1]);
    std::vector<double> times;
    std::vector<double> encodeTimes;
    decodeOnce(bundle, source, times); // warms up
    times.clear();
    Run run;
    const auto begin = Clock::now();
    do {
        run = decodeOnce(bundle, source, times);
        encodeTimes.push_back(run.encodeMicroseconds);
    } while (microsecondsSince(begin) < arguments.seconds(2) * 1e6);
    return {{"microseconds", median(times)}, {"encodeMicroseconds", median(encodeTimes)},
        {"steps", times.size()}, {"source", source}, {"chosen", run.chosen}};
}

} // namespace

int main(int argc, char** argv)
{
    return printMeasurement(argumentsOf(argc, argv), 2, "decodebench BUNDLE TEXT", measure);
}
