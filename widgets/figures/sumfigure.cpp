// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/sumfigure.h"

#include "model/math/error.h"
#include "widgets/figures/figureframe.h"
#include "widgets/figures/tablefigure.h"
#include "widgets/figures/wrappedtext.h"
#include "widgets/fonts.h"
#include "widgets/stripsheet.h"

#include <qcustomplot.h>

#include <memory>

namespace lab {

namespace {

constexpr double margin = 14;
constexpr double gap = 6;
constexpr double sectionGap = 16;

/// What stands below each other; each block is painted from its own upper left corner.
struct Block {
    double height = 0;
    std::function<void(QPainter&)> paint;
};

/// Everything below the caption, laid out for type as large as on the screen.
class Page {
public:
    Page(Sum sum, const Theme& theme, double width, int decimals);

    QSizeF size() const { return {m_width + 2 * margin, m_height + margin}; }
    void paint(QCPPainter& painter) const;

private:
    void add(double height, std::function<void(QPainter&)> paint);
    void addText(const QString& text, const QFont& font, const QColor& colour);
    void addSection(const SumSection& section);

    Sum m_sum;
    Theme m_theme;
    double m_width;
    int m_decimals;
    std::vector<Block> m_blocks;
    double m_height = 0;
};

Page::Page(Sum sum, const Theme& theme, double width, int decimals)
    : m_sum(std::move(sum)), m_theme(theme), m_width(width - 2 * margin), m_decimals(decimals)
{
    addText(m_sum.title, textFont(17, QFont::DemiBold), m_theme.text);
    if (const QString note = roundingNote(m_sum, m_decimals); !note.isEmpty())
        addText(note, textFont(13), m_theme.secondary);
    for (const SumSection& section : m_sum.sections)
        addSection(section);
}

void Page::add(double height, std::function<void(QPainter&)> paint)
{
    m_blocks.push_back({height + gap, std::move(paint)});
    m_height += height + gap;
}

void Page::addText(const QString& text, const QFont& font, const QColor& colour)
{
    const WrappedText lines = wrapped(text, font, m_width);
    add(lines.height(), [lines, colour](QPainter& painter) {
        painter.setPen(colour);
        lines.draw(painter, {});
    });
}

/// In the window's order.
void Page::addSection(const SumSection& section)
{
    const QString formula = section.formula.isEmpty() ? QString() : QStringLiteral(":  ") + section.formula;
    addText(section.title + formula, textFont(15, QFont::DemiBold), m_theme.text);
    if (!section.about.isEmpty())
        addText(section.about, textFont(14), m_theme.secondary);
    for (const SumLine& line : section.lines)
        addText(lineText(line, m_decimals), textFont(15), m_theme.text);
    if (section.table.rows.size() > 1) {
        const StripSheet sheet{section.table, m_width, m_decimals};
        add(sheet.height(), [this, sheet](QPainter& painter) { sheet.draw(painter, m_theme); });
    }
    if (!section.table.columns.empty()) {
        const TableFigure table(section.table, m_decimals, m_width);
        add(table.height(), [this, table](QPainter& painter) { table.draw(painter, m_theme); });
    }
    add(sectionGap, [](QPainter&) {});
}

void Page::paint(QCPPainter& painter) const
{
    painter.setAntialiasing(true);
    painter.save();
    painter.translate(margin, 0);
    for (const Block& block : m_blocks) {
        block.paint(painter);
        painter.translate(0, block.height);
    }
    painter.restore();
}

SumSubject subjectOf(const Decoding& decoding, const FigureOptions& options)
{
    return sumSubject(decoding, options.head, rowAt(options.head, stepsOf(decoding, options)));
}

} // namespace

Drawing drawSumFigure(const Decoding& decoding, const SumFigureOptions& options)
{
    if (options.decimals < fewestSumDecimals || options.decimals > mostSumDecimals)
        throw ConfigError(
            "A sum has 2 to 8 digits after the point, not " + std::to_string(options.decimals) + ".");
    const SumSubject subject = subjectOf(decoding, options.figure);
    const Sum sum = sumOf(subject, options.question);
    if (sum.sections.empty())
        throw ConfigError("There is nothing to draw: the row has no such number.");
    const FigureFrame frame = frameOf(decoding, options.figure, stepsOf(decoding, options.figure));
    const auto page =
        std::make_shared<const Page>(sum, frame.theme, layoutWidth(options.figure.width), options.decimals);
    return framed(frame, page->size(), [page](QCPPainter& painter) { page->paint(painter); });
}

} // namespace lab
