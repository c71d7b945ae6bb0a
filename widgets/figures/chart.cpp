// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/chart.h"

#include "model/math/error.h"
#include "widgets/figures/chartplot.h"
#include "widgets/figures/figureframe.h"
#include "widgets/figures/wrappedtext.h"
#include "widgets/fonts.h"

#include <memory>

namespace lab {

namespace {

constexpr double margin = 14;
constexpr double gap = 16;
constexpr double titleHeight = 26;
constexpr double twoColumnsFrom = 600;
constexpr double shape = 0.62; ///< of a panel: its height in multiples of its width
constexpr double legendHeight = 24;
constexpr double sampleWidth = 40;
constexpr int legendPixels = 14;

/// An entry of the legend.
struct Entry {
    QString name;
    QRectF room;
};

/// All charts below the caption, laid out for type as large as on the screen.
struct Sheet {
    Theme theme;
    std::vector<Chart> charts;
    std::vector<std::unique_ptr<QCustomPlot>> plots;
    std::vector<QRectF> rooms; ///< of the charts, with their titles
    std::vector<Entry> legend;
    WrappedText note;
    QPointF noteCorner;
    QSizeF size;

    double layOutLegend(double width);
    void layOutCharts(double top, double width);
    void paint(QCPPainter& painter);
    void paintLegend(QCPPainter& painter) const;
};

/// In as many lines as it takes; returns the height.
double Sheet::layOutLegend(double width)
{
    QPointF corner(margin, 0);
    for (const ChartSeries& series : charts.front().series) {
        const double room = sampleWidth + 8 + textWidth(series.name, legendPixels) + gap;
        if (corner.x() > margin && corner.x() + room > width)
            corner = {margin, corner.y() + legendHeight};
        legend.push_back({series.name, QRectF(corner, QSizeF(room, legendHeight))});
        corner.rx() += room;
    }
    return corner.y() + legendHeight;
}

void Sheet::layOutCharts(double top, double width)
{
    const bool two = charts.size() > 1 && width >= twoColumnsFrom;
    const double panel = two ? (width - gap) / 2 : width;
    const double height = titleHeight + shape * panel;
    for (std::size_t chart = 0; chart < charts.size(); ++chart) {
        const std::size_t column = two ? chart % 2 : 0;
        const std::size_t row = two ? chart / 2 : chart;
        rooms.emplace_back(double(column) * (panel + gap), top + double(row) * (height + gap), panel, height);
        plots.push_back(std::make_unique<QCustomPlot>());
        setUpPlot(*plots.back(), charts[chart], theme);
    }
}

void Sheet::paint(QCPPainter& painter)
{
    painter.setAntialiasing(true);
    paintLegend(painter);
    for (std::size_t chart = 0; chart < charts.size(); ++chart) {
        const QRectF& room = rooms[chart];
        painter.setFont(textFont(15, QFont::DemiBold));
        painter.setPen(theme.text);
        painter.drawText(room.adjusted(margin, 0, 0, titleHeight - room.height()),
            Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, charts[chart].title);
        painter.save();
        painter.translate(room.left(), room.top() + titleHeight);
        plots[chart]->toPainter(&painter, int(room.width()), int(room.height() - titleHeight));
        painter.restore();
    }
    painter.setPen(theme.secondary);
    note.draw(painter, noteCorner);
}

void Sheet::paintLegend(QCPPainter& painter) const
{
    for (std::size_t series = 0; series < legend.size(); ++series) {
        const QRectF& room = legend[series].room;
        const SeriesStyle style = seriesStyle(series, theme);
        const double middle = room.center().y();
        painter.setPen(style.pen);
        painter.drawLine(QPointF(room.left(), middle), QPointF(room.left() + sampleWidth, middle));
        style.mark.applyTo(&painter, style.pen);
        style.mark.drawShape(&painter, room.left() + sampleWidth / 2, middle);
        painter.setFont(textFont(legendPixels));
        painter.setPen(theme.text);
        painter.drawText(room.adjusted(sampleWidth + 8, 0, 0, 0),
            Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, legend[series].name);
    }
}

void check(const std::vector<Chart>& charts, double width)
{
    if (!(width > 0))
        throw ConfigError("A figure's width must be positive, not " + std::to_string(width) + ".");
    if (charts.empty() || charts.front().series.empty())
        throw ConfigError("There is nothing to draw: no line was given.");
    for (const Chart& chart : charts) {
        if (chart.series.size() != charts.front().series.size())
            throw ConfigError("Charts of one figure have the same lines, not " +
                              std::to_string(charts.front().series.size()) + " and " +
                              std::to_string(chart.series.size()) + ".");
        for (const ChartSeries& series : chart.series) {
            const bool hasErrors = !series.errors.empty();
            if (series.x.size() != series.y.size() || (hasErrors && series.errors.size() != series.y.size()))
                throw ConfigError("A line has " + std::to_string(series.x.size()) + " x and " +
                                  std::to_string(series.y.size()) + " y.");
        }
    }
}

} // namespace

Drawing drawCharts(const std::vector<Chart>& charts, const ChartOptions& options)
{
    check(charts, options.width);
    const auto sheet = std::make_shared<Sheet>();
    sheet->theme = options.dark ? darkTheme() : lightTheme();
    sheet->charts = charts;
    const double width = layoutWidth(options.width);
    sheet->layOutCharts(sheet->layOutLegend(width) + gap, width - margin);
    sheet->note = wrapped(options.note, textFont(13), width - 2 * margin);
    sheet->noteCorner = {margin, sheet->rooms.back().bottom() + gap / 2};
    sheet->size = {width, sheet->noteCorner.y() + sheet->note.height() + margin};
    const FigureFrame frame{options.caption, {}, sheet->theme, options.transparent, options.width};
    return framed(frame, sheet->size, [sheet](QCPPainter& painter) { sheet->paint(painter); });
}

} // namespace lab
