// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/benchmarks/measuring.h"
#include "widgets/matrixplot.h"

#include <QApplication>
#include <QWindow>

#include <cmath>
#include <stdexcept>

/// Heat maps of N x N made-up numbers, for the programs that measure painting.
namespace lab::benchmark {

/// Sees that what was measured was really painted.
class PaintCounter : public QObject {
public:
    /// Throws when there were fewer.
    void require(std::size_t paints) const
    {
        if (m_paints < paints)
            throw std::runtime_error(
                std::to_string(m_paints) + " paints of " + std::to_string(paints) + " were seen");
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        m_paints += event->type() == QEvent::Paint;
        return QObject::eventFilter(watched, event);
    }

private:
    std::size_t m_paints = 0;
};

inline QStringList numbered(const char* word, int count)
{
    QStringList labels;
    for (int i = 0; i < count; ++i)
        labels.append(QStringLiteral("%1%2").arg(word).arg(i));
    return labels;
}

inline HeatMapData squareMap(int size)
{
    HeatMapData data;
    data.kind = FigureKind::Probabilities;
    data.title = QStringLiteral("Probabilities");
    data.rowLabels = numbered("word", size);
    data.columnLabels = numbered("词", size);
    for (int row = 0; row < size; ++row) {
        Matrix values(1, size);
        for (int column = 0; column < size; ++column)
            values(0, column) = 0.5F + 0.5F * std::sin(static_cast<float>(row * size + column));
        HeadRecord head;
        head.logits = head.probabilities = head.weights = std::move(values);
        data.rows.push_back(head.probabilities);
        data.attention.push_back({head, 0});
    }
    data.reached.rows = size;
    data.scale.lower = 0;
    data.scale.upper = 1;
    return data;
}

/// N, the first word. Throws std::invalid_argument when it is out of range.
inline int sizeOf(const Arguments& arguments)
{
    const int size = std::stoi(arguments.words[0]);
    if (size < 1 || size > 4096)
        throw std::invalid_argument("N must be a number of cells from 1 to 4096.");
    return size;
}

/// Shows a map in a window, and waits for it.
inline void showSquareMap(MatrixPlot& plot, int size, const QSize& plotSize)
{
    plot.resize(plotSize);
    plot.setData(squareMap(size));
    plot.show();
    while (!plot.windowHandle() || !plot.windowHandle()->isExposed())
        QApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

} // namespace lab::benchmark
