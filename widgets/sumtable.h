// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/sum.h"

#include <QAbstractTableModel>
#include <QTableView>

namespace lab {

/// The numbers of a SumTable, with its total as the last row.
class SumTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit SumTableModel(SumTable table, QObject* parent = nullptr);

    void setDecimals(int decimals);
    bool hasTotals() const { return m_hasTotals; }
    const SumTable& table() const { return m_table; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::optional<double> numberAt(int row, int column) const;

    SumTable m_table;
    bool m_hasTotals;
    int m_decimals;
};

inline constexpr int sumTablePixels = 13; ///< type size of a table

/// The width that a column of the table needs, and that of the names of its rows, in logical pixels.
int sumColumnWidth(const SumTableModel& numbers, int column);
int sumRowNameWidth(const SumTable& table);

/// A table whose numbers can be selected with mouse and keyboard. Ctrl+C copies the selection as
/// tab-separated text; there a minus sign is a hyphen, so that a spreadsheet reads numbers.
class SumTableView : public QTableView {
    Q_OBJECT
public:
    explicit SumTableView(SumTable table, QWidget* parent = nullptr);

    void setDecimals(int decimals);
    QString selectedText() const;
    const SumTableModel& numbers() const { return *m_numbers; }

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void fitSizes();

    SumTableModel* m_numbers;
};

} // namespace lab
