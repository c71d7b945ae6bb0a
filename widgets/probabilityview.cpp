// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/probabilityview.h"

#include "widgets/alignmentview.h"
#include "widgets/heatmapstyle.h"
#include "widgets/heatmapview.h"
#include "widgets/icons.h"

#include <QStackedLayout>
#include <QToolButton>

namespace lab {

namespace {

constexpr QSize switchSize(32, 26);
constexpr int margin = 9;
constexpr double corner = switchSize.width() + 4;

} // namespace

ProbabilityView::ProbabilityView(QWidget* parent)
    : QWidget(parent),
      m_cells(new HeatMapView(FigureKind::Probabilities, this)),
      m_lines(new AlignmentView(this)),
      m_stack(new QStackedLayout(this)),
      m_switch(new QToolButton(this))
{
    MatrixStyle style = styleFor(FigureKind::Probabilities);
    style.corner = corner;
    m_cells->setMatrixStyle(style);
    m_cells->setHint(tr("one row for each word"));
    m_lines->setCorner(corner);
    m_lines->setHint(tr("lines for each word"));
    m_stack->addWidget(m_cells);
    m_stack->addWidget(m_lines);
    m_switch->setObjectName(QStringLiteral("linesSwitch"));
    m_switch->setText(tr("Lines instead of cells"));
    m_switch->setToolTip(tr("Lines between the words instead of cells (L)"));
    m_switch->setToolButtonStyle(Qt::ToolButtonIconOnly);
    m_switch->setIconSize({18, 18});
    m_switch->setCheckable(true);
    m_switch->setFocusPolicy(Qt::TabFocus);
    m_switch->setFixedSize(switchSize);
    connect(m_switch, &QToolButton::clicked, this, &ProbabilityView::linesWanted);
    setLines(false);
}

View& ProbabilityView::shown() const
{
    if (m_showsLines)
        return *m_lines;
    return *m_cells;
}

void ProbabilityView::setMoment(const Moment& moment)
{
    m_moment = moment;
    shown().setMoment(moment);
}

void ProbabilityView::setTheme(const Theme& theme)
{
    m_cells->setTheme(theme);
    m_lines->setTheme(theme);
    m_switch->setIcon(alignmentIcon(theme.text, theme.accentText));
}

void ProbabilityView::setSelection(const Selection& selection)
{
    m_selection = selection;
    shown().setSelection(selection);
}

void ProbabilityView::setLines(bool lines)
{
    m_switch->setChecked(lines);
    if (lines == m_showsLines)
        return;
    const bool hadKeyboard = m_stack->currentWidget()->hasFocus();
    m_showsLines = lines;
    shown().setMoment(m_moment);
    shown().setSelection(m_selection);
    m_stack->setCurrentIndex(lines ? 1 : 0);
    m_switch->raise();
    if (hadKeyboard)
        m_stack->currentWidget()->setFocus(Qt::TabFocusReason);
}

void ProbabilityView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_switch->move(width() - margin - switchSize.width(), margin);
    m_switch->raise();
}

} // namespace lab
