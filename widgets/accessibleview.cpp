// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/accessibleview.h"

#include "widgets/accessibleitem.h"

namespace lab {

namespace {

QAccessibleInterface* makeInterface(const QString& /*className*/, QObject* object)
{
    auto* view = qobject_cast<QWidget*>(object);
    return dynamic_cast<PaintedItems*>(view) ? new AccessibleView(view) : nullptr;
}

QAccessible::Role roleOf(const QWidget* view)
{
    const auto* items = dynamic_cast<const PaintedItems*>(view);
    return items && items->itemTable() ? QAccessible::Table : QAccessible::List;
}

} // namespace

void AccessibleView::install()
{
    QAccessible::installFactory(makeInterface);
}

AccessibleView::AccessibleView(QWidget* view) : QAccessibleWidget(view, roleOf(view)) {}

AccessibleView::~AccessibleView()
{
    forgetItems();
}

const PaintedItems* AccessibleView::items() const
{
    return dynamic_cast<const PaintedItems*>(widget());
}

ItemTable AccessibleView::table() const
{
    return items() ? items()->itemTable().value_or(ItemTable()) : ItemTable();
}

void* AccessibleView::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TableInterface && role() == QAccessible::Table)
        return static_cast<QAccessibleTableInterface*>(this);
    return QAccessibleWidget::interface_cast(type);
}

int AccessibleView::childCount() const
{
    return items() ? items()->itemCount() : 0;
}

QString AccessibleView::rowDescription(int row) const
{
    return row >= 0 && row < rowCount() ? items()->itemRowName(row) : QString();
}

QString AccessibleView::columnDescription(int column) const
{
    return column >= 0 && column < columnCount() ? items()->itemColumnName(column) : QString();
}

QAccessibleInterface* AccessibleView::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    const auto found = m_made.find(index);
    if (found != m_made.end())
        return QAccessible::accessibleInterface(found->second);
    auto* item = new AccessibleItem(*widget(), index);
    m_made[index] = QAccessible::registerAccessibleInterface(item);
    return item;
}

int AccessibleView::indexOfChild(const QAccessibleInterface* child) const
{
    const auto* item = dynamic_cast<const AccessibleItem*>(child);
    return item && item->isValid() ? item->index() : -1;
}

QAccessibleInterface* AccessibleView::cellAt(int row, int column) const
{
    const ItemTable all = table();
    const bool exists = row >= 0 && row < all.rows && column >= 0 && column < all.columns;
    return exists ? child(row * all.columns + column) : nullptr;
}

QList<QAccessibleInterface*> AccessibleView::selectedCells() const
{
    QList<QAccessibleInterface*> selected;
    for (const int index : items() ? items()->selectedItems() : QList<int>())
        selected.append(child(index));
    return selected;
}

void AccessibleView::modelChange(QAccessibleTableModelChangeEvent* /*event*/)
{
    forgetItems();
}

void AccessibleView::forgetItems()
{
    for (const auto& [number, id] : m_made)
        QAccessible::deleteAccessibleInterface(id);
    m_made.clear();
}

} // namespace lab
