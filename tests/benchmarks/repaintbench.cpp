// SPDX-License-Identifier: GPL-3.0-or-later
// repaintbench N: the median time in which a shown heat map of N x N cells takes one more row and is painted
// again, whole, at 900 x 700 pixels; as one JSON line.
#include "tests/benchmarks/measuring.h"
#include "tests/benchmarks/squaremap.h"

namespace {

using namespace lab::benchmark;

constexpr QSize plotSize(900, 700);

nlohmann::json measure(const Arguments& arguments)
{
    const int size = sizeOf(arguments);
    lab::MatrixPlot plot;
    showSquareMap(plot, size, plotSize);
    PaintCounter counter;
    plot.installEventFilter(&counter);

    std::vector<double> times;
    const auto begin = std::chrono::steady_clock::now();
    do {
        const auto repaintBegin = std::chrono::steady_clock::now();
        plot.setReached({times.size() % 2 ? size : size - 1});
        plot.replot(QCustomPlot::rpImmediateRefresh);
        times.push_back(microsecondsSince(repaintBegin) / 1e3);
    } while (microsecondsSince(begin) < arguments.seconds(2) * 1e6);
    counter.require(times.size());
    return {{"milliseconds", median(times)}, {"repaints", times.size()}, {"size", size}};
}

} // namespace

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    return printMeasurement(argumentsOf(argc, argv), 1, "repaintbench N", measure);
}
