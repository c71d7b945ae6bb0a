// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/card.h"

#include <QPainter>
#include <QVBoxLayout>

namespace lab {

Card::Card(QWidget* parent) : QFrame(parent), m_theme(lightTheme())
{
    auto* content = new QVBoxLayout(this);
    content->setContentsMargins(4, 4, 4, 4);
    content->setSpacing(0);
}

void Card::setTheme(const Theme& theme)
{
    m_theme = theme;
    update();
}

void Card::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.hairline, 1));
    painter.setBrush(m_theme.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10);
}

} // namespace lab
