// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/painteditems.h"

#include <QAccessible>
#include <QAccessibleWidget>

#include <map>

namespace lab {

/// What a screen reader finds in a view that paints its content itself: a table or a list of its painted
/// items, made when they are asked for. A view without items is a plain widget with a name.
class AccessibleView : public QAccessibleWidget, public QAccessibleTableInterface {
public:
    explicit AccessibleView(QWidget* view);
    ~AccessibleView() override;

    /// Makes screen readers find painted items; more than once does no harm.
    static void install();

    void* interface_cast(QAccessible::InterfaceType type) override;
    int childCount() const override;
    QAccessibleInterface* child(int index) const override;
    int indexOfChild(const QAccessibleInterface* child) const override;

    int rowCount() const override { return table().rows; }
    int columnCount() const override { return table().columns; }
    QAccessibleInterface* cellAt(int row, int column) const override;
    QString rowDescription(int row) const override;
    QString columnDescription(int column) const override;
    int selectedCellCount() const override { return int(selectedCells().size()); }
    QList<QAccessibleInterface*> selectedCells() const override;
    QAccessibleInterface* caption() const override { return nullptr; }
    QAccessibleInterface* summary() const override { return nullptr; }
    int selectedColumnCount() const override { return 0; }
    int selectedRowCount() const override { return 0; }
    QList<int> selectedColumns() const override { return {}; }
    QList<int> selectedRows() const override { return {}; }
    bool isColumnSelected(int /*column*/) const override { return false; }
    bool isRowSelected(int /*row*/) const override { return false; }
    bool selectRow(int /*row*/) override { return false; }
    bool selectColumn(int /*column*/) override { return false; }
    bool unselectRow(int /*row*/) override { return false; }
    bool unselectColumn(int /*column*/) override { return false; }
    void modelChange(QAccessibleTableModelChangeEvent* event) override;

private:
    const PaintedItems* items() const; ///< null while the view is being destroyed
    ItemTable table() const;
    void forgetItems();

    mutable std::map<int, QAccessible::Id> m_made; ///< by number
};

} // namespace lab
