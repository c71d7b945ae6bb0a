// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/view.h"

#include <QWidget>

namespace lab {

class EquationView;
class HeatMapView;

/// The context vector of each step as a strip of its real components, and below them the sum that made the
/// current one.
class ContextView : public QWidget, public View {
    Q_OBJECT
public:
    explicit ContextView(QWidget* parent = nullptr);

    void setMoment(const Moment& moment) override;
    void setTheme(const Theme& theme) override;
    void setSelection(const Selection& selection) override;

    HeatMapView& plot() const { return *m_plot; }
    EquationView& equation() const { return *m_equation; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    HeatMapView* m_plot;
    EquationView* m_equation;
};

} // namespace lab
