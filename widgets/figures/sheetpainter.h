// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>
#include <QSizeF>
#include <QString>
#include <QStringList>

#include <vector>

namespace lab {

/// A cell of a table on a worksheet.
struct SheetCell {
    QString text;
    bool isAnswer = false; ///< a box to be filled in; the text is the solution
};

struct SheetTable {
    QStringList heads;
    std::vector<std::vector<SheetCell>> rows; ///< as many cells as there are heads; the last row is a sum
};

/// Paints a worksheet from top to bottom, on a page of A4, in black on white.
class SheetPainter {
public:
    static constexpr QSizeF size = {794, 1123}; ///< A4 in logical pixels, 96 to an inch

    /// `solved`: answers are filled in.
    SheetPainter(QPainter& painter, bool solved);
    ~SheetPainter() { m_painter.restore(); }
    SheetPainter(const SheetPainter&) = delete;
    SheetPainter& operator=(const SheetPainter&) = delete;

    void title(const QString& text, const QString& right);
    void heading(const QString& text);
    void line(const QString& text); ///< wrapped
    void question(const QString& text, const QString& answer);
    void table(const SheetTable& table);
    void foot(const QString& left, const QString& right); ///< at the bottom of the page

private:
    void text(const QString& text, int pixelSize, bool bold);
    void cell(const QRectF& area, const SheetCell& cell, bool isWord);

    QPainter& m_painter;
    bool m_solved;
    double m_y;
};

} // namespace lab
