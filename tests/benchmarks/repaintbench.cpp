// SPDX-License-Identifier: GPL-3.0-or-later
// repaintbench N: the median time in which a shown heat map of N x N cells takes one more row and is painted
// again, whole, at 900 x 700 pixels; as one JSON line.
#include "widgets/matrixplot.h"

#include <QApplication>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>

namespace {

constexpr QSize plotSize(900, 700);
constexpr double seconds = 2;

/// Sees that what was measured was really painted.
class PaintCounter : public QObject {
public:
    int paints = 0;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        paints += event->type() == QEvent::Paint;
        return QObject::eventFilter(watched, event);
    }
};

QStringList numbered(const char* word, int count)
{
    QStringList labels;
    for (int i = 0; i < count; ++i)
        labels.append(QStringLiteral("%1%2").arg(word).arg(i));
    return labels;
}

lab::HeatMapData squareMap(int size)
{
    lab::HeatMapData data;
    data.kind = lab::FigureKind::Probabilities;
    data.title = QStringLiteral("Probabilities");
    data.rowLabels = numbered("word", size);
    data.columnLabels = numbered("词", size);
    for (int row = 0; row < size; ++row) {
        lab::Matrix values(1, size);
        for (int column = 0; column < size; ++column)
            values(0, column) = 0.5F + 0.5F * std::sin(static_cast<float>(row * size + column));
        lab::HeadRecord head;
        head.logits = head.probabilities = head.weights = std::move(values);
        data.rows.push_back(head.probabilities);
        data.attention.push_back({head, 0});
    }
    data.shownRows = size;
    data.scale.lower = 0;
    data.scale.upper = 1;
    return data;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

int measure(int size)
{
    lab::MatrixPlot plot;
    plot.resize(plotSize);
    plot.setData(squareMap(size));
    plot.show();
    while (!plot.windowHandle() || !plot.windowHandle()->isExposed())
        QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    PaintCounter counter;
    plot.installEventFilter(&counter);

    std::vector<double> times;
    for (double total = 0; total < seconds * 1000;) {
        const auto begin = std::chrono::steady_clock::now();
        plot.setShownRows(times.size() % 2 ? size : size - 1);
        plot.replot(QCustomPlot::rpImmediateRefresh);
        times.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
        total += times.back();
    }
    if (counter.paints < static_cast<int>(times.size())) {
        std::fprintf(stderr, "repaintbench: %d paints in %zu repaints\n", counter.paints, times.size());
        return 1;
    }
    const nlohmann::json result{{"milliseconds", median(times)}, {"repaints", times.size()}, {"size", size}};
    std::printf("%s\n", result.dump().c_str());
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    const int size = argc == 2 ? std::atoi(argv[1]) : 0;
    if (size < 1 || size > 4096) {
        std::fprintf(stderr, "usage: repaintbench N, a number of cells from 1 to 4096\n");
        return 2;
    }
    return measure(size);
}
