// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screenshots/picture.h"

#include <QApplication>
#include <QPainter>
#include <QPixmap>
#include <QWidget>

#include <stdexcept>

namespace lab::test {

namespace {

constexpr int mostRounds = 100;

/// There is no desktop that would draw a frame around a dialog.
void drawFrame(QPainter& painter, const QRect& place)
{
    painter.setPen(Qt::gray);
    painter.drawRect(place.adjusted(-1, -1, 0, 0));
}

QImage paint(QWidget& window)
{
    QPixmap picture = window.grab();
    QPainter painter(&picture);
    for (QWidget* other : QApplication::topLevelWidgets()) {
        if (other == &window || !other->isVisible())
            continue;
        const QRect place(other->pos() - window.pos(), other->size());
        painter.drawPixmap(place.topLeft(), other->grab());
        if (other->windowType() != Qt::Popup)
            drawFrame(painter, place);
    }
    painter.end();
    return picture.toImage().convertToFormat(QImage::Format_RGB32);
}

} // namespace

QImage pictureOf(QWidget& window)
{
    QImage before;
    for (int round = 0; round < mostRounds; ++round) {
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        const QImage now = paint(window);
        if (now == before)
            return now;
        before = now;
    }
    throw std::runtime_error("The window does not come to rest.");
}

} // namespace lab::test
