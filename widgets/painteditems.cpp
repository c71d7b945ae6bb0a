// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/painteditems.h"

#include "widgets/accessibleview.h"

#include <QApplication>

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(PaintedItems)
};

} // namespace

PaintedItems::PaintedItems()
{
    AccessibleView::install();
}

QList<int> PaintedItems::selectedItems() const
{
    QList<int> selected;
    for (int index = 0; index < itemCount(); ++index) {
        if (item(index).selected)
            selected.append(index);
    }
    return selected;
}

QString PaintedItems::notComputedYet()
{
    return Text::tr("not computed yet");
}

QString PaintedItems::masked()
{
    return Text::tr("masked");
}

void PaintedItems::announceItem(QWidget& view, int index)
{
    const QWidget* keyboard = QApplication::focusWidget();
    const bool isHere = keyboard && (keyboard == &view || keyboard->isAncestorOf(&view));
    if (index < 0 || !isHere || !view.isVisible())
        return;
    QAccessibleEvent event(&view, QAccessible::Focus);
    event.setChild(index);
    QAccessible::updateAccessibility(&event);
}

} // namespace lab
