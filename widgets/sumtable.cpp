// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sumtable.h"

#include "widgets/fonts.h"
#include "widgets/numbers.h"
#include "widgets/sumtext.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>

namespace lab {

namespace {

constexpr int lineHeight = 24;
constexpr int mostLines = 10; ///< in view; the rest scrolls
constexpr int headerPadding = 18;
constexpr int labelPadding = 30;
constexpr double widestLabel = 160;

} // namespace

SumTableModel::SumTableModel(SumTable table, QObject* parent)
    : QAbstractTableModel(parent),
      m_table(std::move(table)),
      m_hasTotals(std::ranges::any_of(
          m_table.columns, [](const SumColumn& column) { return column.total.has_value(); })),
      m_decimals(usualSumDecimals)
{
}

void SumTableModel::setDecimals(int decimals)
{
    beginResetModel();
    m_decimals = decimals;
    endResetModel();
}

int SumTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_table.rows.size()) + (m_hasTotals ? 1 : 0);
}

int SumTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_table.columns.size());
}

std::optional<double> SumTableModel::numberAt(int row, int column) const
{
    const SumColumn& numbers = m_table.columns[std::size_t(column)];
    return row < m_table.rows.size() ? numbers.numbers[std::size_t(row)] : numbers.total;
}

QVariant SumTableModel::data(const QModelIndex& index, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::FontRole && (index.row() == m_table.row || index.row() == m_table.rows.size())) {
        return textFont(sumTablePixels, QFont::Bold);
    }
    if (role != Qt::DisplayRole)
        return {};
    const auto number = numberAt(index.row(), index.column());
    return number ? fixedNumber(*number, m_decimals) : QVariant();
}

QVariant SumTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Horizontal)
        return m_table.columns[std::size_t(section)].name;
    return section < m_table.rows.size() ? m_table.rows[section] : tr("total");
}

int sumColumnWidth(const SumTableModel& numbers, int column)
{
    const QString& name = numbers.table().columns[std::size_t(column)].name;
    QString longest; // digits are equally wide
    for (int row = 0; row < numbers.rowCount(); ++row) {
        const QString text = numbers.index(row, column).data().toString();
        if (text.size() > longest.size())
            longest = text;
    }
    return headerPadding +
           int(std::max(textWidth(name, sumTablePixels), textWidth(longest, sumTablePixels, QFont::Bold)));
}

int sumRowNameWidth(const SumTable& table)
{
    double widest = textWidth(SumTableModel::tr("total"), sumTablePixels);
    for (const QString& row : table.rows)
        widest = std::max(widest, textWidth(row, sumTablePixels));
    return int(std::min(widest, widestLabel)) + labelPadding;
}

SumTableView::SumTableView(SumTable table, QWidget* parent)
    : QTableView(parent), m_numbers(new SumTableModel(std::move(table), this))
{
    setModel(m_numbers);
    setAccessibleName(tr("Numbers, one row for each %1").arg(m_numbers->table().rowName));
    setToolTip(tr("Select numbers and press Ctrl+C to copy them."));
    setFont(textFont(sumTablePixels));
    horizontalHeader()->setFont(textFont(sumTablePixels));
    verticalHeader()->setFont(textFont(sumTablePixels));
    setTabKeyNavigation(false);
    setVerticalScrollMode(ScrollPerPixel);
    verticalHeader()->setDefaultSectionSize(lineHeight);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setFixedHeight(lineHeight + 2);
    horizontalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setCornerButtonEnabled(false);
    setCurrentIndex(m_numbers->index(std::max(0, m_numbers->table().row), 0));
    clearSelection();
    fitSizes();
}

void SumTableView::setDecimals(int decimals)
{
    m_numbers->setDecimals(decimals);
    fitSizes();
}

void SumTableView::fitSizes()
{
    for (int column = 0; column < m_numbers->columnCount(); ++column)
        setColumnWidth(column, sumColumnWidth(*m_numbers, column));
    verticalHeader()->setFixedWidth(sumRowNameWidth(m_numbers->table()));
    const int lines = std::min(mostLines, m_numbers->rowCount());
    const int bar = horizontalScrollBar()->sizeHint().height();
    setFixedHeight(horizontalHeader()->height() + lines * lineHeight + bar + 2 * frameWidth());
}

QString SumTableView::selectedText() const
{
    QModelIndexList cells = selectionModel()->selectedIndexes();
    std::ranges::sort(cells, [](const QModelIndex& a, const QModelIndex& b) {
        return std::pair(a.row(), a.column()) < std::pair(b.row(), b.column());
    });
    QString text;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (i > 0)
            text += cells[i].row() == cells[i - 1].row() ? u'\t' : u'\n';
        text += cells[i].data().toString().replace(u'−', u'-');
    }
    return text;
}

void SumTableView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        QGuiApplication::clipboard()->setText(selectedText());
    else if (event->key() == Qt::Key_Escape)
        event->ignore(); // closes the sum
    else
        QTableView::keyPressEvent(event);
}

} // namespace lab
