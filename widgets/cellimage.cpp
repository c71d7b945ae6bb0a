// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/cellimage.h"

#include "widgets/imagepixels.h"

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

constexpr int levels = 2048;

int blocksOf(int cells, int block)
{
    return (cells + block - 1) / block;
}

/// The numbers of a row, maskedCell and noCell among them.
void takeRow(const HeatMapData& data, int row, std::vector<float>& cells)
{
    const AttentionRow& attention = data.attention[std::size_t(row)];
    const Matrix& numbers = data.rows[std::size_t(row)];
    const Matrix& logits = attention.head.logits;
    const Index reached = row >= data.reached.rows      ? 0
                          : row == data.reached.current ? data.reached.cells
                                                        : ReachedRows::all;
    cells.assign(std::size_t(data.columnCount()), noCell);
    const Index known = std::min(reached, Index(data.columnCount()));
    for (Index column = 0; column < known; ++column) {
        const bool masked =
            data.marksKeys && (column >= logits.cols() || logits(attention.query, column) == maskedCell);
        if (masked)
            cells[std::size_t(column)] = maskedCell;
        else if (column < numbers.cols())
            cells[std::size_t(column)] = numbers(attention.query, column);
    }
}

} // namespace

void CellImage::set(const HeatMapData& data, const CellBlock& block, const Theme& theme)
{
    m_block = block;
    m_scale = data.scale;
    const ColourMap& map = theme.mapFor(data.scale);
    m_ramp.clear();
    for (int level = 0; level < levels; ++level)
        m_ramp.push_back(map.at(double(level) / (levels - 1)).rgb());
    m_panel = theme.panel.rgb();
    m_track = theme.track.rgb();
    const QSize size(blocksOf(data.columnCount(), block.columns), blocksOf(data.rowCount(), block.rows));
    m_image = newImage(size, QImage::Format_ARGB32_Premultiplied);
    m_kept.resize(std::size_t(size.width()) * std::size_t(size.height()));
    m_masked.resize(std::size_t(size.height()));
    for (int line = 0; line < size.height(); ++line)
        poolLine(data, line);
}

void CellImage::updateRows(const HeatMapData& data, const std::vector<int>& rows)
{
    int last = -1;
    for (const int row : rows) {
        if (row / m_block.rows != last)
            poolLine(data, row / m_block.rows);
        last = row / m_block.rows;
    }
}

void CellImage::poolLine(const HeatMapData& data, int line)
{
    const auto width = std::size_t(m_image.width());
    const std::span<float> kept(m_kept.data() + std::size_t(line) * width, width);
    std::fill(kept.begin(), kept.end(), noCell);
    const int end = std::min((line + 1) * m_block.rows, data.rowCount());
    for (int row = line * m_block.rows; row < end; ++row) {
        takeRow(data, row, m_row);
        poolRow(m_row, m_image.width() * m_block.columns,
            data.scale.isSymmetric() ? Kept::Furthest : Kept::Largest, kept);
    }
    m_masked[std::size_t(line)] = std::find(kept.begin(), kept.end(), maskedCell) != kept.end();
    auto* pixels = reinterpret_cast<QRgb*>(m_image.scanLine(line));
    std::transform(kept.begin(), kept.end(), pixels, [this](float number) { return colourOf(number); });
}

QRgb CellImage::colourOf(float number) const
{
    if (std::isnan(number))
        return m_panel;
    if (number == maskedCell)
        return m_track;
    const double position = std::clamp(m_scale.position(double(number)), 0.0, 1.0);
    return m_ramp[std::size_t(position * (levels - 1) + 0.5)];
}

} // namespace lab
