// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/alignmentview.h"

#include "widgets/alignmentpainter.h"

#include <QPainter>

#include <algorithm>

namespace lab {

namespace {

/// The key with the largest number of a row; 0 when there is none.
int strongestKey(const HeatMapData& data, int row)
{
    int strongest = 0;
    for (int key = 1; key < data.columnCount(); ++key) {
        if (data.value(row, key) > data.value(row, strongest))
            strongest = key;
    }
    return strongest;
}

} // namespace

AlignmentView::AlignmentView(QWidget* parent)
    : QWidget(parent), m_data(heatMapData({}, FigureKind::Probabilities, 0)), m_theme(lightTheme())
{
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    arrange();
}

void AlignmentView::setMoment(const Moment& moment)
{
    const int before = m_data.reached.current;
    const bool isNew = m_shown.setMoment(moment);
    if (isNew) {
        m_data = m_shown.data();
        m_measures = measureMatrix(m_data);
        m_marked = {-1, -1};
        arrange();
    }
    m_data.reached = m_shown.reached();
    m_data.reached.rows = std::clamp(m_data.reached.rows, 0, m_data.rowCount());
    if (isNew || m_data.reached.current != before)
        followCurrent();
    setAccessibleName(tr("%1 as lines").arg(m_data.title));
    update();
}

void AlignmentView::setTheme(const Theme& theme)
{
    m_theme = theme;
    m_style.large = theme.large;
    arrange();
    followCurrent();
    update();
}

void AlignmentView::setHint(const QString& hint)
{
    m_hint = hint;
    update();
}

void AlignmentView::setCorner(double width)
{
    m_style.corner = width;
    arrange();
    update();
}

void AlignmentView::setSelection(const Selection& selection)
{
    mark(m_shown.cellOf(selection));
}

void AlignmentView::mark(const QPoint& cell)
{
    if (cell == m_marked)
        return;
    m_marked = cell;
    if (hasFocus() && isOnCell(cell.y(), cell.x())) {
        reveal(cell.y(), cell.x());
        announceItem(*this, itemOf(cell.y(), cell.x()));
    }
    update();
}

/// Sizes and places; what has been scrolled stays so.
void AlignmentView::arrange()
{
    const LineWindow keys = m_layout.keys.lines;
    const LineWindow queries = m_layout.queries.lines;
    m_layout = layoutAlignment(m_data, m_measures, size(), m_style);
    m_layout.keys.lines.focus = keys.focus;
    m_layout.keys.lines.scrolled = keys.scrolled;
    m_layout.queries.lines.focus = queries.focus;
    m_layout.queries.lines.scrolled = queries.scrolled;
    setAccessibleDescription(m_data.formula + QStringLiteral(", ") + thicknessRule(m_layout));
}

/// Shows the words around the current row and where it looks; what was scrolled is forgotten.
void AlignmentView::followCurrent()
{
    const int row = m_data.reached.current;
    if (row < 0 || row >= m_data.rowCount())
        return;
    m_layout.queries.lines.focus = row;
    m_layout.keys.lines.focus = strongestKey(m_data, row);
    m_layout.queries.lines.scrolled = m_layout.keys.lines.scrolled = 0;
}

void AlignmentView::reveal(int row, int key)
{
    m_layout.queries.lines.reveal(row);
    m_layout.keys.lines.reveal(key);
}

bool AlignmentView::isOnCell(int row, int key) const
{
    return row >= 0 && key >= 0 && row < m_data.rowCount() && key < m_data.columnCount() &&
           m_data.isReached(row, key);
}

QRectF AlignmentView::boxOf(int row, int key) const
{
    if (!m_layout.queries.shows(row) || !m_layout.keys.shows(key))
        return {};
    const QLineF line = m_layout.line(row, key);
    const double half = std::max(1.0, m_layout.thickest / 2);
    return QRectF(line.p1(), line.p2()).normalized().adjusted(0, -half, 0, half) & QRectF(rect());
}

struct AlignmentView::Picture : AlignmentPicture {
    explicit Picture(const AlignmentView& view)
        : AlignmentPicture{view.m_data, view.m_layout, view.m_theme, view.m_marked.y(), view.m_marked.x(),
              true, view.m_hasKeyboard, view.m_hint}
    {
    }
};

int AlignmentView::numberedRow() const
{
    return Picture(*this).numberedRow();
}

QString AlignmentView::note() const
{
    return Picture(*this).note();
}

void AlignmentView::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.panel);
    paintAlignment(painter, Picture(*this));
}

void AlignmentView::resizeEvent(QResizeEvent* /*event*/)
{
    arrange();
}

} // namespace lab
