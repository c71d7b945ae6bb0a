// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tooltip.h"

#include <QRectF>
#include <QToolTip>
#include <QWidget>

namespace lab {

void showToolTip(const QString& sentence, QWidget* view, const QPoint& pointer, const QRectF& part)
{
    if (sentence.isEmpty()) {
        QToolTip::hideText();
        return;
    }
    constexpr int below = 12; // Qt leaves room for the pointer, which is above
    const QRect about = part.toAlignedRect();
    const QPoint place(pointer.x(), std::max(pointer.y(), about.bottom() - below));
    QToolTip::showText(view->mapToGlobal(place), wrappedToolTip(sentence), view, about);
}

} // namespace lab
