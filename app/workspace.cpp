// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace.h"

#include "app/panel.h"
#include "app/readingorder.h"
#include "app/tabstops.h"
#include "widgets/alignmentview.h"
#include "widgets/contextview.h"
#include "widgets/headgrid.h"
#include "widgets/heatmapview.h"
#include "widgets/keybars.h"
#include "widgets/pipelinepanel.h"
#include "widgets/pipelineview.h"
#include "widgets/probabilityview.h"
#include "widgets/sentenceview.h"
#include "widgets/steppanel.h"
#include "widgets/sumview.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <utility>

namespace lab {

namespace {

constexpr int gap = 8;
constexpr int lowestForAll = 440; ///< height that all panels of the heat maps need
} // namespace

Workspace::Workspace(QWidget* parent)
    : QMainWindow(parent),
      m_sentence(new SentenceView),
      m_scores(new HeatMapView(FigureKind::Scores)),
      m_probabilities(new ProbabilityView),
      m_context(new ContextView),
      m_step(new StepPanel),
      m_pipeline(new PipelinePanel),
      m_heads(new HeadGrid),
      m_sum(new SumView)
{
    setWindowFlags(Qt::Widget);
    setObjectName(QStringLiteral("workspace"));
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Attention"));
    setDockNestingEnabled(true);
    setContentsMargins(gap, gap, gap, gap);
    addPanel(QStringLiteral("sentence"), tr("Sentence"), m_sentence);
    addPanel(QStringLiteral("scores"), tr("Scores"), m_scores);
    addPanel(QStringLiteral("probabilities"), tr("Probabilities"), m_probabilities);
    addPanel(QStringLiteral("context"), tr("Context Vectors"), m_context);
    addPanel(QStringLiteral("currentstep"), tr("Current Step"), m_step);
    addPanel(QStringLiteral("calculation"), tr("Calculation"), m_pipeline);
    addPanel(QStringLiteral("heads"), tr("Layers and Heads"), m_heads);
    addPanel(QStringLiteral("sum"), tr("The Sum"), m_sum);
    m_scores->setHint(tr("one row for each word"));
    m_context->plot().setHint(tr("one strip for each word"));
    connectViews();
    placePanels();
}

void Workspace::addPanel(const QString& name, const QString& title, QWidget* content)
{
    auto* panel = new Panel(name, title, content);
    m_panels.append(panel);
    connect(panel->toggleViewAction(), &QAction::triggered, this, [this] { m_asAtFirst = false; });
}

template <typename MatrixView>
void Workspace::offerMenu(MatrixView* view, FigureKind kind)
{
    connect(view, &MatrixView::rowRequested, this, &Workspace::goToRow);
    view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(view, &QWidget::customContextMenuRequested, this, [this, view, kind](const QPoint& position) {
        emit figureMenuRequested(kind, view->mapToGlobal(position));
    });
}

void Workspace::connectViews()
{
    connect(m_sentence, &SentenceView::stepRequested, this, &Workspace::stepRequested);
    connect(m_sentence, &SentenceView::queryRequested, this, &Workspace::queryRequested);
    connect(m_heads, &HeadGrid::headChosen, this, &Workspace::headRequested);
    connect(&m_pipeline->pipeline(), &PipelineView::stageRequested, this, &Workspace::stageRequested);
    for (const FigureKind kind : {FigureKind::Scores, FigureKind::Probabilities, FigureKind::Context})
        offerMenu(&heatMap(kind), kind);
    offerMenu(&m_probabilities->lines(), FigureKind::Probabilities);
    connect(m_probabilities, &ProbabilityView::linesWanted, this, &Workspace::linesWanted);
    connectNumbers();
    connect(this, &Workspace::numberOpened, this, &Workspace::showSum);
    connect(m_sum, &SumView::closeRequested, this, &Workspace::closeSum);
}

void Workspace::connectNumbers()
{
    const auto connectTo = [this](auto* view) {
        using ViewType = std::remove_pointer_t<decltype(view)>;
        connect(view, &ViewType::pointedAt, this, &Workspace::mark);
        connect(view, &ViewType::opened, this, &Workspace::numberOpened);
        connect(view, &ViewType::opened, this, &Workspace::selectionMade);
    };
    connectTo(&m_probabilities->lines());
    connect(&m_probabilities->lines(), &AlignmentView::selected, this, &Workspace::selectionMade);
    for (const FigureKind kind : {FigureKind::Scores, FigureKind::Probabilities, FigureKind::Context}) {
        connectTo(&heatMap(kind));
        connect(&heatMap(kind), &HeatMapView::selected, this, &Workspace::selectionMade);
    }
    connectTo(&m_step->keyBars());
    connectTo(&m_pipeline->pipeline());
    connect(m_sentence, &SentenceView::pointedAt, this, &Workspace::mark);
    connect(m_sentence, &SentenceView::selected, this, &Workspace::selectionMade);
}

void Workspace::setSelection(const Selection& selection)
{
    m_selection = selection;
    mark({});
    if (selection.isEmpty())
        closeSum();
}

void Workspace::mark(const Selection& pointed)
{
    for (View* view : views())
        view->setSelection(pointed.isEmpty() ? m_selection : pointed);
}

void Workspace::showSum(const Selection& selection, CellNumber number)
{
    m_sumSelection = selection;
    m_sumNumber = number;
    updateSum();
    if (m_wishes.sum)
        return;
    storeLayout();
    m_wishes.sum = true;
    placePanels();
    m_sum->setFocus();
}

void Workspace::closeSum()
{
    if (!m_wishes.sum)
        return;
    m_wishes.sum = false;
    takeLayout();
    setFocus();
}

void Workspace::updateSum()
{
    SumSubject subject = sumSubject(*m_moment.decoding, m_moment.head, m_sumSelection.row);
    if (m_moment.head.site == AttentionSite::DecoderSelf) { // what comes later is not given away
        for (qsizetype key = m_moment.step; key < subject.keyWords.size(); ++key)
            subject.keyWords[key] = QStringLiteral("?");
    }
    m_sum->setQuestion(subject, questionOf(m_sumSelection, m_sumNumber));
}

void Workspace::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Up:
        return selectKey(-1);
    case Qt::Key_Down:
        return selectKey(1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return openSelected();
    case Qt::Key_Escape:
        emit selectionMade({});
        return;
    default:
        QMainWindow::keyPressEvent(event);
    }
}

/// A frame only for those who move the keyboard about: it is here most of the time.
void Workspace::focusInEvent(QFocusEvent* event)
{
    QMainWindow::focusInEvent(event);
    m_showsFocus = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    update();
}

void Workspace::focusOutEvent(QFocusEvent* event)
{
    QMainWindow::focusOutEvent(event);
    m_showsFocus = false;
    update();
}

void Workspace::paintEvent(QPaintEvent* event)
{
    QMainWindow::paintEvent(event);
    if (!m_showsFocus)
        return;
    QPainter painter(this);
    painter.setPen(focusPen(m_theme));
    painter.drawRect(rect().adjusted(gap / 2, gap / 2, -gap / 2, -gap / 2));
}

void Workspace::selectKey(int by)
{
    const int row = currentRow(m_moment);
    const int keys = keyCounts(*m_moment.decoding, m_moment.head, row).keys;
    if (keys == 0)
        return;
    const bool inRow = m_selection.row == row && m_selection.key >= 0;
    const int from = inRow ? m_selection.key : by > 0 ? -1 : keys;
    emit selectionMade({row, std::clamp(from + by, 0, keys - 1), -1});
}

void Workspace::openSelected()
{
    if (m_selection.row < 0 || m_selection.key < 0)
        return;
    const bool shares = m_selection.row != currentRow(m_moment) || isDone(m_moment, Stage::Softmax);
    emit numberOpened(m_selection, shares ? CellNumber::Probability : CellNumber::Score);
}

bool Workspace::event(QEvent* event)
{
    if (event->type() == QEvent::MouseButtonPress) // on nothing but a line between panels
        m_asAtFirst = false;
    return QMainWindow::event(event);
}

void Workspace::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    const bool wasSmall = std::exchange(m_wishes.small, height() < lowestForAll);
    if (m_asAtFirst && wasSmall != m_wishes.small)
        placePanels();
    else if (m_asAtFirst)
        shareRoom();
}

QList<QWidget*> Workspace::tabStops()
{
    QList<Panel*> shown;
    QList<QRect> places;
    for (Panel* item : m_panels) {
        if (!item->isVisible() || item->isFloating())
            continue;
        shown.append(item);
        places.append(item->geometry());
    }
    QList<QWidget*> stops = {this};
    for (const int number : readingOrder(places))
        stops += tabStopsIn(*shown[number]);
    return stops;
}

QString Workspace::panelInUse() const
{
    const auto nameWhere = [this](const auto& isInUse) {
        const auto found = std::ranges::find_if(
            m_panels, [&](const Panel* item) { return item->isVisible() && isInUse(item); });
        return found == m_panels.end() ? QString() : (*found)->objectName();
    };
    const QString keyboard =
        nameWhere([](const Panel* item) { return item->isAncestorOf(QApplication::focusWidget()); });
    if (!keyboard.isEmpty())
        return keyboard;
    const QString pointer = nameWhere([](const Panel* item) { return item->underMouse(); });
    if (!pointer.isEmpty())
        return pointer;
    return panel(m_wishes.sum ? PanelId::Sum : panelPlan(m_arrangement, m_wishes).shown()[1])->objectName();
}

HeatMapView& Workspace::heatMap(FigureKind kind) const
{
    switch (kind) {
    case FigureKind::Scores:
        return *m_scores;
    case FigureKind::Probabilities:
    case FigureKind::Weights: // that map outlines what was taken
        return m_probabilities->cells();
    case FigureKind::Context:
        break;
    }
    return m_context->plot();
}

void Workspace::goToRow(int row)
{
    if (isWithinSource(m_moment.head.site))
        emit queryRequested(row);
    else
        emit stepRequested(row + 1);
}

QList<View*> Workspace::views() const
{
    return {m_sentence, m_scores, m_probabilities, m_context, m_step, m_pipeline, m_heads};
}

void Workspace::setMoment(const Moment& moment)
{
    const bool sameNumbers = moment.decoding == m_moment.decoding && moment.head == m_moment.head &&
                             positionOf(moment) == positionOf(m_moment);
    if (!sameNumbers) // what was said about them
        QToolTip::hideText();
    m_moment = moment;
    for (View* view : views())
        view->setMoment(moment);
    if (m_wishes.sum && m_sumSelection.row >= reachedRows(moment, FigureKind::Scores).rows)
        closeSum(); // stepped back before it
}

void Workspace::setTheme(const Theme& theme)
{
    m_theme = theme;
    update();
    for (Panel* panel : m_panels)
        panel->setTheme(theme);
    for (View* view : views())
        view->setTheme(theme);
    m_sum->setTheme(theme);
}

} // namespace lab
