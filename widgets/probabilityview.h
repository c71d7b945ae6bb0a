// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/view.h"

#include <QWidget>

class QStackedLayout;
class QToolButton;

namespace lab {

class AlignmentView;
class HeatMapView;

/// The probabilities as cells or as lines, and a button that changes between them. Only what is shown follows
/// the decode.
class ProbabilityView : public QWidget, public View {
    Q_OBJECT
public:
    explicit ProbabilityView(QWidget* parent = nullptr);

    void setMoment(const Moment& moment) override;
    void setTheme(const Theme& theme) override;
    void setSelection(const Selection& selection) override;

    void setLines(bool lines);
    bool showsLines() const { return m_showsLines; }

    HeatMapView& cells() const { return *m_cells; }
    AlignmentView& lines() const { return *m_lines; }
    QToolButton& switchButton() const { return *m_switch; }

signals:
    /// The button was pressed.
    void linesWanted(bool lines);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    View& shown() const;

    Moment m_moment;
    Selection m_selection;
    bool m_showsLines = false;
    HeatMapView* m_cells;
    AlignmentView* m_lines;
    QStackedLayout* m_stack;
    QToolButton* m_switch;
};

} // namespace lab
