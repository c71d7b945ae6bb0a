// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QAccessibleWidget>

#include <map>

namespace lab {

class MatrixPlot;

/// What a screen reader finds in a heat map: a table whose cells are made when they are asked for. A cell's
/// name is "query → key", its value the exact number; what is masked, or has not been computed yet, says so.
class AccessibleMatrix : public QAccessibleWidget, public QAccessibleTableInterface {
public:
    explicit AccessibleMatrix(MatrixPlot* plot);
    ~AccessibleMatrix() override;

    /// Makes screen readers find heat maps; more than once does no harm.
    static void install();
    /// Tells screen readers that the keyboard has reached a cell.
    static void announce(MatrixPlot& plot, int row, int column);

    void* interface_cast(QAccessible::InterfaceType type) override;
    int childCount() const override { return rowCount() * columnCount(); }
    QAccessibleInterface* child(int index) const override;
    int indexOfChild(const QAccessibleInterface* child) const override;

    int rowCount() const override;
    int columnCount() const override;
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
    MatrixPlot& plot() const;
    void forgetCells();

    mutable std::map<int, QAccessible::Id> m_cells; ///< by number: row · columns + column
    mutable int m_columns = 0;                      ///< that the numbers are counted with
};

} // namespace lab
