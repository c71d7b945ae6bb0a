// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/heatmapdata.h"
#include "widgets/view.h"

#include <QList>
#include <QWidget>

class QBoxLayout;

namespace lab {

class Card;
class ContextView;
class HeatMapView;
class SentenceView;
class StepPanel;

/// The middle of the window: the sentence on top; score and probability heat maps side by side, context
/// vectors below them; the current step at the right. All show the same moment.
class Workspace : public QWidget, public View {
    Q_OBJECT
public:
    explicit Workspace(QWidget* parent = nullptr);

    void setMoment(const Moment& moment) override;
    void setTheme(const Theme& theme) override;

    SentenceView& sentence() const { return *m_sentence; }
    HeatMapView& heatMap(FigureKind kind) const;
    ContextView& context() const { return *m_context; }
    StepPanel& stepPanel() const { return *m_step; }

signals:
    void stepRequested(int step);
    /// Inside the encoder: another source word is to be looked at.
    void queryRequested(int word);
    /// The context menu of a heat map was asked for.
    void figureMenuRequested(lab::FigureKind kind, const QPoint& globalPosition);

private:
    Card* cardWith(QWidget* content);
    QBoxLayout* maps();
    void offerMenu(FigureKind kind);
    void goToRow(int row);

    AttentionSite m_site = AttentionSite::Cross;
    QList<Card*> m_cards;
    SentenceView* m_sentence;
    HeatMapView* m_scores;
    HeatMapView* m_probabilities;
    ContextView* m_context;
    StepPanel* m_step;
};

} // namespace lab
