// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/heatmapdata.h"
#include "widgets/pooling.h"
#include "widgets/theme.h"

#include <QImage>

namespace lab {

/// All cells of a matrix as a picture with one pixel for each block of them, whatever part of it is shown:
/// the colour of the number that is kept of the block. Masked blocks have the theme's track colour, empty
/// ones its panel colour.
class CellImage {
public:
    /// Takes other numbers, blocks or colours.
    void set(const HeatMapData& data, const CellBlock& block, const Theme& theme);
    /// Takes rows again whose cells were reached, or left; in ascending order.
    void updateRows(const HeatMapData& data, const std::vector<int>& rows);

    const CellBlock& block() const { return m_block; }
    const QImage& image() const { return m_image; }
    /// Whether a line has a block that is masked.
    bool hasMasked(int line) const { return m_masked[std::size_t(line)]; }
    /// The range that the colours span.
    const ValueScale& scale() const { return m_scale; }
    /// The number that is kept of a block; maskedCell or noCell where there is none.
    float kept(int line, int column) const
    {
        return m_kept[std::size_t(line) * std::size_t(m_image.width()) + std::size_t(column)];
    }

private:
    void poolLine(const HeatMapData& data, int line);
    QRgb colourOf(float number) const;

    CellBlock m_block;
    ValueScale m_scale;
    std::vector<QRgb> m_ramp;
    QRgb m_panel = 0;
    QRgb m_track = 0;
    std::vector<float> m_kept;  ///< line by line
    std::vector<bool> m_masked; ///< for each line
    std::vector<float> m_row;   ///< the row that is being pooled
    QImage m_image;
};

} // namespace lab
