// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/painteditems.h"

#include <QAccessible>
#include <QPointer>
#include <QWidget>

namespace lab {

/// One item of a view for a screen reader, see AccessibleView. It asks the view for everything, so it is
/// always what is drawn now.
class AccessibleItem : public QAccessibleInterface, public QAccessibleTableCellInterface {
public:
    AccessibleItem(QWidget& view, int index);

    int index() const { return m_index; }

    bool isValid() const override;
    QObject* object() const override { return nullptr; }
    QAccessibleInterface* parent() const override { return table(); }
    QAccessibleInterface* child(int /*index*/) const override { return nullptr; }
    QAccessibleInterface* childAt(int /*x*/, int /*y*/) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface* /*child*/) const override { return -1; }
    QString text(QAccessible::Text text) const override;
    void setText(QAccessible::Text /*text*/, const QString& /*value*/) override {}
    QRect rect() const override;
    QAccessible::Role role() const override;
    QAccessible::State state() const override;
    void* interface_cast(QAccessible::InterfaceType type) override;

    int rowIndex() const override;
    int columnIndex() const override;
    int rowExtent() const override { return 1; }
    int columnExtent() const override { return 1; }
    bool isSelected() const override { return item().selected; }
    QList<QAccessibleInterface*> rowHeaderCells() const override { return {}; }
    QList<QAccessibleInterface*> columnHeaderCells() const override { return {}; }
    QAccessibleInterface* table() const override;

private:
    const PaintedItems* items() const; ///< null once the view is gone
    PaintedItem item() const;
    int columns() const; ///< of the table that the item is in; 0: in none

    QPointer<QWidget> m_view;
    int m_index;
};

} // namespace lab
