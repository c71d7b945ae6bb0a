// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace.h"

#include "widgets/card.h"
#include "widgets/contextview.h"
#include "widgets/heatmapview.h"
#include "widgets/sentenceview.h"
#include "widgets/steppanel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace lab {

namespace {

constexpr int gap = 8;

} // namespace

Workspace::Workspace(QWidget* parent)
    : QWidget(parent),
      m_sentence(new SentenceView),
      m_scores(new HeatMapView(FigureKind::Scores)),
      m_probabilities(new HeatMapView(FigureKind::Probabilities)),
      m_context(new ContextView),
      m_step(new StepPanel)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Attention"));
    auto* left = new QVBoxLayout;
    left->setSpacing(gap);
    left->addLayout(maps(), 62);
    left->addWidget(cardWith(m_context), 38);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(gap);
    columns->addLayout(left, 70);
    columns->addWidget(cardWith(m_step), 30);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(gap, gap, gap, gap);
    rows->setSpacing(gap);
    rows->addWidget(cardWith(m_sentence), 17);
    rows->addLayout(columns, 83);
    connect(m_sentence, &SentenceView::stepRequested, this, &Workspace::stepRequested);
    connect(m_sentence, &SentenceView::queryRequested, this, &Workspace::queryRequested);
    for (const FigureKind kind : {FigureKind::Scores, FigureKind::Probabilities, FigureKind::Context})
        offerMenu(kind);
}

QBoxLayout* Workspace::maps()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(gap);
    row->addWidget(cardWith(m_scores), 1);
    row->addWidget(cardWith(m_probabilities), 1);
    m_scores->setHint(tr("one row for each word"));
    m_probabilities->setHint(tr("one row for each word"));
    m_context->plot().setHint(tr("one strip for each word"));
    return row;
}

Card* Workspace::cardWith(QWidget* content)
{
    auto* card = new Card;
    card->layout()->addWidget(content);
    m_cards.append(card);
    return card;
}

HeatMapView& Workspace::heatMap(FigureKind kind) const
{
    switch (kind) {
    case FigureKind::Scores:
        return *m_scores;
    case FigureKind::Probabilities:
        return *m_probabilities;
    case FigureKind::Context:
        break;
    }
    return m_context->plot();
}

void Workspace::offerMenu(FigureKind kind)
{
    HeatMapView* map = &heatMap(kind);
    connect(map, &HeatMapView::rowClicked, this, &Workspace::goToRow);
    map->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(map, &QWidget::customContextMenuRequested, this, [this, map, kind](const QPoint& position) {
        emit figureMenuRequested(kind, map->mapToGlobal(position));
    });
}

void Workspace::goToRow(int row)
{
    if (isWithinSource(m_site))
        emit queryRequested(row);
    else
        emit stepRequested(row + 1);
}

void Workspace::setMoment(const Moment& moment)
{
    m_site = moment.head.site;
    for (View* view : {static_cast<View*>(m_sentence), static_cast<View*>(m_scores),
             static_cast<View*>(m_probabilities), static_cast<View*>(m_context), static_cast<View*>(m_step)})
        view->setMoment(moment);
}

void Workspace::setTheme(const Theme& theme)
{
    for (Card* card : m_cards)
        card->setTheme(theme);
    for (View* view : {static_cast<View*>(m_sentence), static_cast<View*>(m_scores),
             static_cast<View*>(m_probabilities), static_cast<View*>(m_context), static_cast<View*>(m_step)})
        view->setTheme(theme);
}

} // namespace lab
