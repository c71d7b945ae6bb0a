// SPDX-License-Identifier: GPL-3.0-or-later
// repaintbench N: the median time in which a shown heat map of N x N cells takes one more row and is painted
// again, whole, at 900 x 700 pixels; as one JSON line.
#include "tests/benchmarks/measuring.h"
#include "widgets/matrixplot.h"

#include <QApplication>

#include <cmath>
#include <stdexcept>

namespace {

using namespace lab::benchmark;

constexpr QSize plotSize(900, 700);

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
    data.reached.rows = size;
    data.scale.lower = 0;
    data.scale.upper = 1;
    return data;
}

nlohmann::json measure(const Arguments& arguments)
{
    const int size = std::stoi(arguments.words[0]);
    if (size < 1 || size > 4096)
        throw std::invalid_argument("N must be a number of cells from 1 to 4096.");
    lab::MatrixPlot plot;
    plot.resize(plotSize);
    plot.setData(squareMap(size));
    plot.show();
    while (!plot.windowHandle() || !plot.windowHandle()->isExposed())
        QApplication::processEvents(QEventLoop::WaitForMoreEvents);
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
    if (counter.paints < static_cast<int>(times.size()))
        throw std::runtime_error(
            std::to_string(counter.paints) + " paints in " + std::to_string(times.size()) + " repaints");
    return {{"milliseconds", median(times)}, {"repaints", times.size()}, {"size", size}};
}

} // namespace

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    return printMeasurement(argumentsOf(argc, argv), 1, "repaintbench N", measure);
}
