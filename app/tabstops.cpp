// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tabstops.h"

#include <QApplication>
#include <QWidget>

namespace lab {

QList<QWidget*> tabStopsIn(QWidget& widget)
{
    QList<QWidget*> stops;
    for (QWidget* part : QList<QWidget*>{&widget} + widget.findChildren<QWidget*>()) {
        const bool takesTab = (part->focusPolicy() & Qt::TabFocus) && !part->focusProxy();
        if (takesTab && part->isVisible() && part->isEnabled() && part->window() == widget.window())
            stops.append(part);
    }
    return stops;
}

bool goToNextStop(const QList<QWidget*>& stops, bool forward)
{
    const qsizetype now = stops.indexOf(QApplication::focusWidget());
    if (now < 0)
        return false;
    const qsizetype next = (now + (forward ? 1 : stops.size() - 1)) % stops.size();
    stops[next]->setFocus(forward ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

} // namespace lab
