// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/wrappedtext.h"

#include "widgets/fonts.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>

namespace lab {

void WrappedText::draw(QPainter& painter, const QPointF& corner) const
{
    painter.setFont(asNow(font));
    const double ascent = QFontMetricsF(font).ascent();
    for (qsizetype line = 0; line < lines.size(); ++line)
        painter.drawText(corner + QPointF(0, double(line) * lineHeight + ascent), lines[line]);
}

WrappedText wrapped(const QString& text, const QFont& font, double width)
{
    WrappedText result{{}, font, QFontMetricsF(font).height()};
    for (const QString& paragraph : text.split(u'\n', Qt::SkipEmptyParts)) {
        QTextLayout layout(paragraph, font);
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout.setTextOption(option);
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(width);
            result.lines.append(paragraph.mid(line.textStart(), line.textLength()).trimmed());
        }
        layout.endLayout();
    }
    return result;
}

} // namespace lab
