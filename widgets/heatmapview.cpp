// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmapview.h"

#include "widgets/heatmapstyle.h"

namespace lab {

HeatMapView::HeatMapView(FigureKind kind, QWidget* parent) : MatrixPlot(parent), m_shown(kind)
{
    setMatrixStyle(styleFor(kind));
    setData(heatMapData({}, kind, 0));
    connect(this, &MatrixPlot::cellHovered, this,
        [this](int row, int column) { emit pointedAt(m_shown.at(row, column)); });
    connect(this, &MatrixPlot::cellReached, this,
        [this](int row, int column) { emit selected(m_shown.at(row, column)); });
    connect(this, &MatrixPlot::cellOpened, this, &HeatMapView::openCell);
    connect(
        this, &MatrixPlot::rowClicked, this, [this](int row) { emit rowRequested(m_shown.at(row, -1).row); });
}

void HeatMapView::openCell(int row, int column)
{
    if (m_shown.hasSum(row, column))
        emit opened(m_shown.at(row, column), m_shown.number());
}

void HeatMapView::setSelection(const Selection& selection)
{
    const QPoint cell = m_shown.cellOf(selection);
    markCell(cell.y(), cell.x());
}

void HeatMapView::setMoment(const Moment& moment)
{
    if (m_shown.setMoment(moment))
        setData(m_shown.data());
    setReached(m_shown.reached());
}

} // namespace lab
