// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/choicebutton.h"

#include "widgets/tooltip.h"

#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace lab {

ChoiceButton::ChoiceButton(const QString& caption, const QString& about, QWidget* parent)
    : QWidget(parent), m_caption(new QLabel(caption)), m_button(new QToolButton)
{
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_caption);
    rows->addWidget(m_button);
    m_caption->setObjectName(QStringLiteral("caption"));
    m_button->setObjectName(QStringLiteral("choice"));
    m_button->setPopupMode(QToolButton::InstantPopup);
    m_button->setFocusPolicy(Qt::TabFocus);
    m_button->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_button->setMenu(new QMenu(m_button));
    m_button->menu()->setToolTipsVisible(true);
    m_button->setEnabled(false); // until there is something to choose
    setToolTip(wrappedToolTip(about));
    m_button->setToolTip(toolTip());
}

void ChoiceButton::setChoices(const QString& shown, const QList<Choice>& choices)
{
    const QString text = plainLabel(shown) + QStringLiteral(" ▾");
    if (text != m_button->text()) {
        m_shown = shown;
        m_button->setText(text);
        m_button->setAccessibleName(m_caption->text() + QStringLiteral(": ") + shown);
    }
    if (choices == m_choices)
        return;
    m_choices = choices;
    fillMenu();
}

void ChoiceButton::fillMenu()
{
    QMenu* menu = m_button->menu();
    menu->clear();
    for (int index = 0; index < m_choices.size(); ++index) {
        const Choice& choice = m_choices[index];
        if (choice.startsSection)
            menu->addSeparator();
        QAction* action = menu->addAction(plainLabel(choice.title));
        action->setCheckable(true);
        action->setChecked(choice.current);
        action->setToolTip(wrappedToolTip(choice.about.isEmpty() ? choice.title : choice.about));
        // Its check mark follows what is chosen, not what is clicked.
        connect(action, &QAction::triggered, this, [this, index, action] {
            action->setChecked(m_choices[index].current);
            emit chosen(index);
        });
    }
    m_button->setEnabled(!m_choices.isEmpty());
}

} // namespace lab
