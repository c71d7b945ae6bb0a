// SPDX-License-Identifier: GPL-3.0-or-later
// panbench N: the median time of a frame, and the time that 99 of 100 frames stay below, while a heat map of
// N x N cells at 1920 x 1080 pixels is moved over: once where each cell has pixels of its own, once where
// several share one; as one JSON line.
#include "tests/benchmarks/squaremap.h"

namespace {

using namespace lab::benchmark;

constexpr QSize plotSize(1920, 1080);

/// There and back again.
lab::CellSpan placeOf(std::size_t frame, int count, int all)
{
    const auto ends = std::max(1, all - count);
    const int way = int(frame * 7 % std::size_t(2 * ends));
    return {way < ends ? way : 2 * ends - way, count};
}

nlohmann::json pan(lab::MatrixPlot& plot, int size, double share, double seconds)
{
    const int count = std::max(1, int(share * size));
    PaintCounter counter;
    plot.installEventFilter(&counter);
    std::vector<double> times;
    const auto begin = std::chrono::steady_clock::now();
    do {
        const auto frameBegin = std::chrono::steady_clock::now();
        const lab::CellSpan place = placeOf(times.size(), count, size);
        plot.setMatrixViewport({place, place});
        plot.replot(QCustomPlot::rpImmediateRefresh);
        times.push_back(microsecondsSince(frameBegin) / 1e3);
    } while (microsecondsSince(begin) < seconds * 1e6);
    counter.require(times.size());
    std::sort(times.begin() + 1, times.end()); // the first frame zooms
    times.erase(times.begin());
    if (times.empty())
        throw std::runtime_error("There was no time for a second frame.");
    const lab::CellBlock& block = plot.matrixLayout().block;
    return {{"milliseconds", median(times)}, {"slowest", times[times.size() * 99 / 100]},
        {"frames", times.size()}, {"shown", count}, {"blockRows", block.rows},
        {"blockColumns", block.columns}};
}

nlohmann::json measure(const Arguments& arguments)
{
    const int size = sizeOf(arguments);
    lab::MatrixPlot plot;
    showSquareMap(plot, size, plotSize);
    const double seconds = arguments.quick ? 0.2 : 3;
    return {
        {"size", size}, {"own", pan(plot, size, 0.4, seconds)}, {"shared", pan(plot, size, 0.9, seconds)}};
}

} // namespace

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    return printMeasurement(argumentsOf(argc, argv), 1, "panbench N", measure);
}
