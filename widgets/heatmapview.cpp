// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmapview.h"

#include "widgets/heatmapstyle.h"

namespace lab {

HeatMapView::HeatMapView(FigureKind kind, QWidget* parent) : MatrixPlot(parent), m_kind(kind)
{
    setMatrixStyle(styleFor(kind));
    setData(heatMapData({}, kind, 0));
}

void HeatMapView::setMoment(const Moment& moment)
{
    if (!sameAttention(moment, m_moment) || moment.scoreFormula != m_moment.scoreFormula)
        setData(heatMapData(*moment.decoding, m_kind, moment.step, moment.scoreFormula, moment.head));
    else if (isWithinSource(moment.head.site))
        setCurrentRow(moment.head.query);
    else
        setShownRows(moment.step);
    m_moment = moment;
}

} // namespace lab
