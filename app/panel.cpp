// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panel.h"

#include "widgets/card.h"

#include <QLayout>

namespace lab {

Panel::Panel(const QString& name, const QString& title, QWidget* content)
    : m_card(new Card), m_noTitle(new QWidget(this))
{
    setObjectName(name);
    setWindowTitle(title);
    setAccessibleName(title);
    m_card->layout()->addWidget(content);
    m_card->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setWidget(m_card);
    setArranging(false);
}

void Panel::setTheme(const Theme& theme)
{
    m_card->setTheme(theme);
}

void Panel::setArranging(bool arranging)
{
    setTitleBarWidget(arranging ? nullptr : m_noTitle);
    m_noTitle->setVisible(!arranging);
    setFeatures(arranging ? DockWidgetMovable | DockWidgetClosable | DockWidgetFloatable
                          : DockWidgetFeatures(DockWidgetClosable));
}

} // namespace lab
