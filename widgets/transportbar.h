// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/icons.h"
#include "widgets/view.h"

#include <QList>
#include <QWidget>

class QAction;
class QLabel;
class QToolButton;

namespace lab {

class WordStops;

/// The actions that the bar offers; they belong to the window.
struct TransportActions {
    QAction* toStart = nullptr;
    QAction* back = nullptr;
    QAction* play = nullptr;
    QAction* forward = nullptr;
    QAction* toEnd = nullptr;
    QList<QAction*> stepSizes; ///< checkable, one of them is checked; from large to small
    QList<QAction*> speeds;    ///< likewise
};

/// Buttons to walk through a decode, how far a step goes, the speed of playing, the words as stops, and the
/// status line.
class TransportBar : public QWidget, public View {
    Q_OBJECT
public:
    explicit TransportBar(const TransportActions& actions, QWidget* parent = nullptr);

    void setMoment(const Moment& moment) override;
    void setTheme(const Theme& theme) override;
    void setPlaying(bool playing);
    /// The two lines of the status: the model with its rule, and the step.
    void setStatus(const QString& model, const QString& step);
    QString status() const;

    WordStops& stops() const { return *m_stops; }

signals:
    void stepRequested(int step);

private:
    QToolButton* addButton(QAction* action);
    void addStepSizes();
    void addSpeedButton();
    void drawIcons();

    TransportActions m_actions;
    Theme m_theme;
    bool m_playing = false;
    WordStops* m_stops;
    QLabel* m_status;
};

} // namespace lab
