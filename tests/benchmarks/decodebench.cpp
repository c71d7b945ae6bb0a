// SPDX-License-Identifier: GPL-3.0-or-later
// decodebench BUNDLE TEXT: the median time of a greedy decode step with its full record, as one JSON line
// with the token ids, so that a rival can do the same work.
#include "model/decoding/decode.h"
#include "model/storage/bundle.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace {

using Clock = std::chrono::steady_clock;

double microsecondsSince(Clock::time_point begin)
{
    return std::chrono::duration<double, std::micro>(Clock::now() - begin).count();
}

struct Run {
    std::vector<int> chosen;
    double encodeMicroseconds = 0;
};

// One greedy decode of `source`, step by step; adds the time of every step.
Run decodeOnce(const lab::TranslationModel& model, const std::vector<int>& source, std::vector<double>& times)
{
    Run run;
    const auto encodeBegin = Clock::now();
    const lab::Encoding encoding = model.translator->encode(source);
    run.encodeMicroseconds = microsecondsSince(encodeBegin);
    std::vector<std::shared_ptr<const lab::StepRecord>> records; // kept, as a decode keeps them
    lab::DecoderState state = encoding.initial;
    int token = model.target.beginId();
    for (std::size_t step = 0; step < 2 * source.size() + 10 && token != model.target.endId(); ++step) {
        const auto begin = Clock::now();
        lab::DecodedStep decoded = lab::decodeStep(model, encoding, state, token);
        records.push_back(decoded.record);
        state = std::move(decoded.next);
        token = records.back()->chosen.id;
        times.push_back(microsecondsSince(begin));
        run.chosen.push_back(token);
    }
    return run;
}

double median(std::vector<double>& values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

void measure(const char* bundle, const char* text)
{
    constexpr double seconds = 3;
    const lab::Bundle loaded = lab::loadBundle(bundle);
    const std::vector<int> source = loaded.model.source.encodeIds(text);
    std::vector<double> times;
    std::vector<double> encodeTimes;
    decodeOnce(loaded.model, source, times); // warms up
    times.clear();
    Run run;
    for (const auto begin = Clock::now(); microsecondsSince(begin) < seconds * 1e6;) {
        run = decodeOnce(loaded.model, source, times);
        encodeTimes.push_back(run.encodeMicroseconds);
    }
    const nlohmann::json result{{"microseconds", median(times)}, {"encodeMicroseconds", median(encodeTimes)},
        {"steps", times.size()}, {"source", source}, {"chosen", run.chosen}};
    std::printf("%s\n", result.dump().c_str());
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::fprintf(stderr, "usage: decodebench BUNDLE TEXT\n");
        return 2;
    }
    try {
        measure(argv[1], argv[2]);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "decodebench: %s\n", error.what());
        return 1;
    }
    return 0;
}
