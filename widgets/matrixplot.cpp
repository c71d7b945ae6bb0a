// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/matrixplot.h"

#include "widgets/matrixannotations.h"
#include "widgets/matrixcells.h"
#include "widgets/numbers.h"

#include <QToolButton>

#include <utility>

namespace lab {

namespace {

constexpr int buttonGap = 8;

CellSpan zoomedIf(bool may, const CellSpan& span, double factor, double share, int all)
{
    return may ? zoomed(span, factor, share, all) : span;
}

} // namespace

MatrixPlot::MatrixPlot(QWidget* parent) : QCustomPlot(parent), m_theme(lightTheme())
{
    setUpAxes();
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setPlottingHint(QCP::phCacheLabels, false);
    m_cells = new MatrixCells(this, QStringLiteral("main"));
    m_cells->image = &m_image;
    m_cells->layout = &m_layout;
    m_cells->theme = &m_theme;
    m_annotations = new MatrixAnnotations(this, QStringLiteral("overlay"));
    m_annotations->data = &m_data;
    m_annotations->layout = &m_layout;
    m_annotations->theme = &m_theme;
    m_overview = new MatrixOverview(this, QStringLiteral("overlay"));
    m_overview->image = &m_overviewImage;
    m_overview->layout = &m_overviewLayout;
    m_overview->theme = &m_theme;
    setUpWholeButton();
    layer(QStringLiteral("overlay"))->setMode(QCPLayer::lmBuffered);
    setTheme(m_theme);
}

void MatrixPlot::setUpAxes()
{
    for (QCPAxis* axis : {xAxis, yAxis, xAxis2, yAxis2}) {
        axis->setVisible(false);
        axis->grid()->setVisible(false);
    }
    axisRect()->setAutoMargins(QCP::msNone);
    axisRect()->setMinimumSize(1, 1);
}

void MatrixPlot::setUpWholeButton()
{
    m_wholeButton = new QToolButton(this);
    m_wholeButton->setObjectName(QStringLiteral("wholeMatrix"));
    m_wholeButton->setText(tr("Whole"));
    m_wholeButton->setToolTip(tr("Shows the whole matrix again (0)"));
    m_wholeButton->setFocusPolicy(Qt::NoFocus);
    m_wholeButton->hide();
    connect(m_wholeButton, &QToolButton::clicked, this, &MatrixPlot::showWholeMatrix);
}

void MatrixPlot::setData(HeatMapData data)
{
    if (data.rowLabels != m_data.rowLabels || data.columnLabels != m_data.columnLabels)
        m_view = {};
    m_data = std::move(data);
    m_measures = measureMatrix(m_data);
    setAccessibleName(m_data.title);
    setAccessibleDescription(m_data.formula + QStringLiteral(", ") + m_data.note);
    m_annotations->markedRow = m_annotations->markedColumn = -1;
    m_imageIsCurrent = m_overviewIsCurrent = false;
    replot(rpQueuedReplot);
}

void MatrixPlot::setReached(const ReachedRows& reached)
{
    const ReachedRows before = std::exchange(m_data.reached, reached);
    m_data.reached.rows = std::clamp(reached.rows, 0, m_data.rowCount());
    std::vector<int> changed;
    for (int row = 0; row < m_data.rowCount(); ++row) {
        const bool stays = (row < before.rows) == (row < m_data.reached.rows);
        if (!stays || row == before.current || row == reached.current)
            changed.push_back(row);
    }
    if (m_imageIsCurrent)
        m_image.updateRows(m_data, changed);
    if (m_overviewIsCurrent)
        m_overviewImage.updateRows(m_data, changed);
    if (reached.current != before.current)
        reveal(reached.current, -1);
    replot(rpQueuedReplot);
}

void MatrixPlot::setTheme(const Theme& theme)
{
    m_theme = theme;
    m_style.large = theme.large;
    setBackground(m_theme.panel);
    m_imageIsCurrent = m_overviewIsCurrent = false;
    replot(rpQueuedReplot);
}

void MatrixPlot::setMatrixStyle(const MatrixStyle& style)
{
    m_style = style;
    m_style.large = m_theme.large;
    replot(rpQueuedReplot);
}

void MatrixPlot::setHint(const QString& hint)
{
    m_annotations->hint = hint;
    replot(rpQueuedReplot);
}

void MatrixPlot::setCurrentRowOutlined(bool outlined)
{
    m_annotations->outlinesCurrentRow = outlined;
    replot(rpQueuedReplot);
}

QString MatrixPlot::cellText(int row, int column) const
{
    return m_layout.numberPixels > 0 && !m_data.isMasked(row, column)
               ? fixedNumber(m_data.value(row, column), m_layout.numberDecimals)
               : QString();
}

QString MatrixPlot::shownNote() const
{
    return m_annotations->shownNote();
}

MatrixViewport MatrixPlot::matrixViewport() const
{
    return fitted(m_view, m_data.rowCount(), m_data.columnCount());
}

void MatrixPlot::setMatrixViewport(const MatrixViewport& view)
{
    m_view = fitted(view, m_data.rowCount(), m_data.columnCount());
    if (!isZoomed())
        m_view = {}; // stays whole when there are more cells
    replot(rpQueuedReplot);
}

bool MatrixPlot::isZoomed() const
{
    return matrixViewport() != fitted(MatrixViewport{}, m_data.rowCount(), m_data.columnCount());
}

void MatrixPlot::zoom(double factor, const QPointF& share)
{
    const MatrixViewport view = matrixViewport();
    setMatrixViewport({zoomedIf(m_data.columnsAreWords, view.rows, factor, share.y(), m_data.rowCount()),
        zoomed(view.columns, factor, share.x(), m_data.columnCount())});
}

void MatrixPlot::reveal(int row, int column)
{
    MatrixViewport view = matrixViewport();
    if (row >= 0 && row < m_data.rowCount())
        view.rows = revealing(view.rows, row, m_data.rowCount());
    if (column >= 0 && column < m_data.columnCount())
        view.columns = revealing(view.columns, column, m_data.columnCount());
    if (view != matrixViewport())
        setMatrixViewport(view);
}

void MatrixPlot::updateLayout()
{
    if (isVisible())
        m_style.pixelScale = devicePixelRatioF();
    m_layout = layoutMatrix(m_data, m_measures, viewport().size(), m_style, m_view);
    m_overviewLayout = layoutOverview(m_layout, m_data.rowCount(), m_data.columnCount(), m_style.pixelScale);
    updateImages();
    placeWholeButton();
    QCustomPlot::updateLayout();
}

/// Pools the cells again where they, or how many of them share a pixel, have changed.
void MatrixPlot::updateImages()
{
    if (!m_imageIsCurrent || m_image.block() != m_layout.block)
        m_image.set(m_data, m_layout.block, m_theme);
    m_imageIsCurrent = true;
    if (m_overviewLayout.box.isEmpty()) {
        m_overviewIsCurrent = false;
        return;
    }
    if (!m_overviewIsCurrent || m_overviewImage.block() != m_overviewLayout.block)
        m_overviewImage.set(m_data, m_overviewLayout.block, m_theme);
    m_overviewIsCurrent = true;
}

void MatrixPlot::placeWholeButton()
{
    m_wholeButton->setVisible(isZoomed());
    const QRectF& box = m_overviewLayout.box;
    const QPoint corner = (box.isEmpty() ? m_layout.cells.bottomRight() : box.topRight()).toPoint();
    m_wholeButton->adjustSize();
    m_wholeButton->move(corner - QPoint(m_wholeButton->width(), m_wholeButton->height() + buttonGap));
}

} // namespace lab
