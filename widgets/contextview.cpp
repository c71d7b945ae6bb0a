// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/contextview.h"

#include "widgets/equationview.h"
#include "widgets/heatmapview.h"

#include <QVBoxLayout>

namespace lab {

namespace {

constexpr int lowestPlot = 96;

} // namespace

ContextView::ContextView(QWidget* parent)
    : QWidget(parent), m_plot(new HeatMapView(FigureKind::Context)), m_equation(new EquationView)
{
    auto* content = new QVBoxLayout(this);
    content->setContentsMargins(0, 0, 0, 4);
    content->setSpacing(0);
    m_plot->setMinimumHeight(lowestPlot);
    content->addWidget(m_plot, 1);
    content->addWidget(m_equation);
}

void ContextView::setMoment(const Moment& moment)
{
    m_plot->setMoment(moment);
    m_equation->setMoment(moment);
}

void ContextView::setSelection(const Selection& selection)
{
    m_plot->setSelection(selection);
    m_equation->setSelection(selection);
}

void ContextView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_equation->setWordPixels(height() >= 240 ? 21 : 17);
}

void ContextView::setTheme(const Theme& theme)
{
    m_plot->setTheme(theme);
    m_equation->setTheme(theme);
}

} // namespace lab
