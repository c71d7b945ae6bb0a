// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/matrixplot.h"
#include "widgets/view.h"

namespace lab {

/// Which rows and cells of a kind of heat map have been worked out at a moment.
ReachedRows reachedRows(const Moment& moment, FigureKind kind);

/// A heat map of scores or probabilities that follows a decode step by step.
class HeatMapView : public MatrixPlot, public View {
    Q_OBJECT
public:
    explicit HeatMapView(FigureKind kind, QWidget* parent = nullptr);

    FigureKind kind() const { return m_kind; }
    void setMoment(const Moment& moment) override;
    void setTheme(const Theme& theme) override { MatrixPlot::setTheme(theme); }

private:
    FigureKind m_kind;
    Moment m_moment;
};

} // namespace lab
