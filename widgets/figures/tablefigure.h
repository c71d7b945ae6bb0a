// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/sumtable.h"
#include "widgets/theme.h"

#include <QRectF>

#include <memory>
#include <vector>

class QPainter;

namespace lab {

/// A table of numbers laid out for a width, whole: columns that have no room beside the others go on below,
/// and a long narrow table goes on beside itself.
class TableFigure {
public:
    TableFigure(const SumTable& table, int decimals, double width);

    double height() const { return m_height; }
    void draw(QPainter& painter, const Theme& theme) const;

private:
    /// Some rows and columns of the table at a place.
    struct Part {
        int firstRow = 0;
        int lastRow = 0; ///< behind it
        int firstColumn = 0;
        int lastColumn = 0; ///< behind it
        QPointF corner;
    };

    double widthOf(int firstColumn, int lastColumn) const;
    void layOutBeside(double width);
    void layOutBelow(double width);
    double heightOf(const Part& part) const;
    void drawPart(QPainter& painter, const Part& part, const Theme& theme) const;
    void drawCells(
        QPainter& painter, const Part& part, const QRectF& line, int row, const Theme& theme) const;

    std::shared_ptr<SumTableModel> m_numbers;
    double m_nameWidth = 0;
    std::vector<double> m_columnWidths;
    std::vector<Part> m_parts;
    double m_height = 0;
};

} // namespace lab
