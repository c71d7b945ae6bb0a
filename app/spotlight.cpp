// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/spotlight.h"

#include <QCoreApplication>
#include <QCursor>
#include <QEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

namespace lab {

namespace {

constexpr int darkness = 150; ///< alpha, of 255

} // namespace

Spotlight::Spotlight(QWidget* window) : QWidget(window)
{
    setObjectName(QStringLiteral("spotlight"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
}

void Spotlight::setOn(bool on)
{
    if (on == isOn())
        return;
    if (!on) {
        QCoreApplication::instance()->removeEventFilter(this);
        hide();
        return;
    }
    QCoreApplication::instance()->installEventFilter(this);
    setGeometry(parentWidget()->rect());
    follow(QCursor::pos());
    raise();
    show();
}

bool Spotlight::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::MouseMove)
        follow(static_cast<QMouseEvent*>(event)->globalPosition().toPoint());
    else if (event->type() == QEvent::Resize && watched == parentWidget())
        setGeometry(parentWidget()->rect());
    return false;
}

void Spotlight::follow(const QPoint& globalPosition)
{
    const int reach = int(radius()) + 4;
    const QRect before(m_centre - QPoint(reach, reach), m_centre + QPoint(reach, reach));
    m_centre = mapFromGlobal(globalPosition);
    update(before);
    update(QRect(m_centre - QPoint(reach, reach), m_centre + QPoint(reach, reach)));
}

double Spotlight::radius() const
{
    return 0.16 * parentWidget()->height();
}

void Spotlight::paintEvent(QPaintEvent* /*event*/)
{
    QPainterPath dark;
    dark.addRect(rect());
    QPainterPath light;
    light.addEllipse(QPointF(m_centre), radius(), radius());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(dark.subtracted(light), QColor(0, 0, 0, darkness));
}

} // namespace lab
