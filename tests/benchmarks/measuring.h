// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/math/memory.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <exception>
#include <string>
#include <vector>

/// What the programs that measure share.
namespace lab::benchmark {

/// The processor time of this process, which other programs lengthen less than the time that passes.
struct Clock {
    using duration = std::chrono::nanoseconds;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::time_point<Clock>;
    static constexpr bool is_steady = true;

    static time_point now()
    {
        timespec time{};
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
        return time_point(std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec));
    }
};

template <typename SomeClock>
double microsecondsSince(std::chrono::time_point<SomeClock> begin)
{
    return std::chrono::duration<double, std::micro>(SomeClock::now() - begin).count();
}

/// Of at least one value.
inline double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// What a program was called with.
struct Arguments {
    std::vector<std::string> words; ///< all but --quick
    bool quick = false;             ///< --quick: do everything, but hardly any time, as the tests want it

    double seconds(double usual) const { return quick ? 0.02 : usual; }
};

inline Arguments argumentsOf(int argc, char** argv)
{
    Arguments arguments;
    for (int i = 1; i < argc; ++i)
        if (const std::string word = argv[i]; word == "--quick")
            arguments.quick = true;
        else
            arguments.words.push_back(word);
    return arguments;
}

/// main() of a program that is called with at least `least` words: prints what `measure` returns as one line.
template <typename Measure>
int printMeasurement(
    const Arguments& arguments, std::size_t least, const std::string& usage, const Measure& measure)
{
    if (arguments.words.size() < least) {
        std::fprintf(stderr, "usage: %s [--quick]\n", usage.c_str());
        return 2;
    }
    keepFreedMemory(); // as the program does
    try {
        const nlohmann::json result = measure(arguments);
        std::printf("%s\n", result.dump().c_str());
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s: %s\n", usage.substr(0, usage.find(' ')).c_str(), error.what());
        return 1;
    }
    return 0;
}

} // namespace lab::benchmark
