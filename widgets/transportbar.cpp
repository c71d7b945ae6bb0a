// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/transportbar.h"

#include "widgets/wordstops.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace lab {

TransportBar::TransportBar(const TransportActions& actions, QWidget* parent)
    : QWidget(parent), m_actions(actions), m_theme(lightTheme()), m_stops(new WordStops), m_status(new QLabel)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 3, 12, 3);
    row->setSpacing(4);
    for (QAction* action : {actions.toStart, actions.back})
        row->addWidget(addButton(action));
    QToolButton* play = addButton(actions.play);
    play->setObjectName(QStringLiteral("playButton"));
    row->addWidget(play);
    for (QAction* action : {actions.forward, actions.toEnd})
        row->addWidget(addButton(action));
    addStepSizes();
    addSpeedButton();
    row->addSpacing(12);
    row->addWidget(m_stops, 1);
    row->addSpacing(12);
    row->addWidget(m_status);
    m_status->setObjectName(QStringLiteral("status"));
    m_status->setTextFormat(Qt::PlainText);
    m_status->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    connect(m_stops, &WordStops::stepRequested, this, &TransportBar::stepRequested);
    drawIcons();
}

QToolButton* TransportBar::addButton(QAction* action)
{
    auto* button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setIconSize({22, 22});
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(action->text());
    return button;
}

void TransportBar::addStepSizes()
{
    layout()->addItem(new QSpacerItem(6, 0));
    for (QAction* action : m_actions.stepSizes) {
        QToolButton* button = addButton(action);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setObjectName(QStringLiteral("stepSize"));
        layout()->addWidget(button);
    }
    layout()->addItem(new QSpacerItem(6, 0));
}

void TransportBar::addSpeedButton()
{
    auto* button = new QToolButton(this);
    auto* menu = new QMenu(button);
    menu->addActions(m_actions.speeds);
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setFocusPolicy(Qt::TabFocus);
    button->setToolTip(tr("Speed of playing"));
    button->setAccessibleName(tr("Speed of playing"));
    const auto showChecked = [this, button] {
        for (const QAction* action : m_actions.speeds) {
            if (action->isChecked())
                button->setText(action->text());
        }
    };
    for (const QAction* action : m_actions.speeds)
        connect(action, &QAction::toggled, button, showChecked);
    showChecked();
    layout()->addWidget(button);
}

void TransportBar::setMoment(const Moment& moment)
{
    m_stops->setMoment(moment);
}

void TransportBar::setTheme(const Theme& theme)
{
    m_theme = theme;
    m_stops->setTheme(theme);
    drawIcons();
}

void TransportBar::setPlaying(bool playing)
{
    if (playing == m_playing)
        return;
    m_playing = playing;
    drawIcons();
}

void TransportBar::setStatus(const QString& model, const QString& step)
{
    m_status->setText(model + u'\n' + step);
    m_status->setAccessibleName(tr("Status: %1, %2").arg(model, step));
}

QString TransportBar::status() const
{
    return m_status->text();
}

void TransportBar::drawIcons()
{
    m_actions.toStart->setIcon(transportIcon(TransportIcon::ToStart, m_theme.text));
    m_actions.back->setIcon(transportIcon(TransportIcon::Back, m_theme.text));
    const TransportIcon play = m_playing ? TransportIcon::Pause : TransportIcon::Play;
    m_actions.play->setIcon(transportIcon(play, m_theme.accentText));
    m_actions.forward->setIcon(transportIcon(TransportIcon::Forward, m_theme.text));
    m_actions.toEnd->setIcon(transportIcon(TransportIcon::ToEnd, m_theme.text));
}

} // namespace lab
