// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/accessibleitem.h"

namespace lab {

AccessibleItem::AccessibleItem(QWidget& view, int index) : m_view(&view), m_index(index) {}

const PaintedItems* AccessibleItem::items() const
{
    return dynamic_cast<const PaintedItems*>(m_view.data());
}

bool AccessibleItem::isValid() const
{
    return items() && m_index < items()->itemCount();
}

PaintedItem AccessibleItem::item() const
{
    return isValid() ? items()->item(m_index) : PaintedItem();
}

QAccessibleInterface* AccessibleItem::table() const
{
    return QAccessible::queryAccessibleInterface(m_view);
}

QString AccessibleItem::text(QAccessible::Text text) const
{
    switch (text) {
    case QAccessible::Name:
        return item().name;
    case QAccessible::Value:
        return item().value;
    case QAccessible::Description:
        return item().about;
    default:
        return {};
    }
}

QRect AccessibleItem::rect() const
{
    const QRect box = item().box.toAlignedRect();
    return box.isEmpty() ? QRect() : QRect(m_view->mapToGlobal(box.topLeft()), box.size());
}

QAccessible::Role AccessibleItem::role() const
{
    if (columns() > 0)
        return QAccessible::Cell;
    return items() && items()->itemTable() ? QAccessible::StaticText : QAccessible::ListItem;
}

QAccessible::State AccessibleItem::state() const
{
    const PaintedItem shown = item();
    QAccessible::State state;
    state.selectable = true;
    state.focusable = m_view && m_view->focusPolicy() != Qt::NoFocus;
    state.readOnly = true;
    state.selected = shown.selected;
    state.focused = shown.selected && m_view->hasFocus();
    state.offscreen = isValid() && !shown.box.intersects(m_view->rect());
    state.invalid = !isValid();
    return state;
}

void* AccessibleItem::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::TableCellInterface && columns() > 0
               ? static_cast<QAccessibleTableCellInterface*>(this)
               : nullptr;
}

int AccessibleItem::columns() const
{
    const std::optional<ItemTable> table = isValid() ? items()->itemTable() : std::nullopt;
    return table && m_index < table->rows * table->columns ? table->columns : 0;
}

int AccessibleItem::rowIndex() const
{
    return columns() > 0 ? m_index / columns() : -1;
}

int AccessibleItem::columnIndex() const
{
    return columns() > 0 ? m_index % columns() : -1;
}

} // namespace lab
