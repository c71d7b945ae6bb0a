// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/alignmentpainter.h"

#include "widgets/alignmentlines.h"
#include "widgets/fonts.h"
#include "widgets/numbers.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <array>

namespace lab {

namespace {

constexpr std::array<float, 3> samples = {1, 0.5F, 0.1F}; ///< of the scale of thickness
constexpr double sampleLength = 26;
constexpr double sampleGap = 12;
constexpr double tooThin = 0.1; ///< pixels: hardly to be seen
constexpr double guided = 1.5;  ///< a marked line that is thinner has a dotted guide

struct Text {
    Q_DECLARE_TR_FUNCTIONS(AlignmentLines)
};

enum class Tone { Quiet, Now, Marked };

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

/// The first that has room; nothing, if none has.
QString fitting(const QStringList& texts, int pixels, double width)
{
    const auto found = std::find_if(
        texts.begin(), texts.end(), [&](const QString& text) { return textWidth(text, pixels) <= width; });
    return found == texts.end() ? QString() : *found;
}

double sampleWidth(int pixels)
{
    double width = 0;
    for (const float sample : samples)
        width += textWidth(shortNumber(sample), pixels) + 5 + sampleLength + sampleGap;
    return width;
}

/// As much of what a column is as leaves room for the scale of thickness.
QString headingOf(const AlignmentLayout& layout, const AlignmentColumn& column, const QString& name,
    const QString& briefName)
{
    const LineWindow& lines = column.lines;
    const double room = (layout.headings.width() - sampleWidth(layout.notePixels)) / 2 - sampleGap;
    if (!lines.scrolls()) {
        const QString shown = fitting({name, briefName}, layout.notePixels, room);
        return shown.isEmpty() ? briefName : shown;
    }
    const QString part = Text::tr("%1–%2 of %3").arg(lines.first() + 1).arg(lines.last()).arg(lines.lines);
    const QString full = Text::tr("%1, %2").arg(name, part);
    const QString shown =
        fitting({full, Text::tr("%1, %2").arg(briefName, part), part}, layout.notePixels, room);
    return shown.isEmpty() ? part : shown;
}

class AlignmentPainter {
public:
    AlignmentPainter(QPainter& painter, const AlignmentPicture& picture)
        : m_painter(painter),
          m_picture(picture),
          m_data(picture.data),
          m_layout(picture.layout),
          m_theme(picture.theme)
    {
    }

    void paint();

private:
    void drawTitle();
    void drawHeadings();
    void drawSamples(const QRectF& room);
    void drawMiddle(const QString& text, const QRectF& room);
    void drawLines();
    void drawLine(const AlignmentLine& line, Tone tone);
    void drawGuide();
    void drawKeys();
    void drawQueries();
    void drawWord(const QString& word, const QRectF& room, const QColor& colour, Qt::AlignmentFlag side);
    void drawNumber(int row, int key);
    void drawFocus();
    Tone toneOf(const AlignmentLine& line) const;
    QColor colourOf(Tone tone) const;
    bool isMarkedQuery(int row) const;

    QPainter& m_painter;
    const AlignmentPicture& m_picture;
    const HeatMapData& m_data;
    const AlignmentLayout& m_layout;
    const Theme& m_theme;
};

void AlignmentPainter::paint()
{
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    drawTitle();
    if (m_data.rowCount() == 0 || m_data.columnCount() == 0) {
        drawMiddle(m_data.promise, m_layout.words());
    } else {
        drawHeadings();
        drawLines();
        drawGuide();
        drawKeys();
        drawQueries();
        m_painter.setFont(textFont(m_layout.notePixels));
        m_painter.setPen(m_theme.secondary);
        m_painter.drawText(m_layout.footer, Qt::AlignLeft | Qt::AlignVCenter, m_picture.footer());
        if (m_data.reached.rows == 0)
            drawMiddle(m_picture.hint, m_layout.lines);
        drawFocus();
    }
    m_painter.restore();
}

void AlignmentPainter::drawTitle()
{
    const QRectF& room = m_layout.title;
    const double width = textWidth(m_data.title, m_layout.titlePixels, QFont::DemiBold) + 10;
    m_painter.setFont(textFont(m_layout.titlePixels, QFont::DemiBold));
    m_painter.setPen(m_theme.text);
    m_painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, m_data.title);
    m_painter.setFont(textFont(m_layout.notePixels));
    m_painter.setPen(m_theme.secondary);
    m_painter.drawText(room.adjusted(width, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, m_picture.note());
}

/// Their names at the ends, the scale of thickness in the middle.
void AlignmentPainter::drawHeadings()
{
    const QRectF& room = m_layout.headings;
    const QString keys = m_picture.keyHeading();
    const QString queries = m_picture.queryHeading();
    m_painter.setFont(textFont(m_layout.notePixels));
    m_painter.setPen(m_theme.secondary);
    m_painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, keys);
    m_painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter, queries);
    drawSamples(room.adjusted(textWidth(keys, m_layout.notePixels) + sampleGap, 0,
        -textWidth(queries, m_layout.notePixels) - sampleGap, 0));
}

void AlignmentPainter::drawSamples(const QRectF& room)
{
    const int pixels = m_layout.notePixels;
    const double width = sampleWidth(pixels) - sampleGap;
    if (width > room.width())
        return;
    double left = std::clamp(m_layout.lines.center().x() - width / 2, room.left(), room.right() - width);
    for (const float sample : samples) {
        const QString number = shortNumber(sample);
        m_painter.setPen(m_theme.secondary);
        m_painter.drawText(
            QRectF(left, room.top(), room.width(), room.height()), Qt::AlignLeft | Qt::AlignVCenter, number);
        left += textWidth(number, pixels) + 5;
        m_painter.setPen(QPen(m_theme.secondary, m_layout.thickness(sample), Qt::SolidLine, Qt::FlatCap));
        m_painter.drawLine(QLineF(left, room.center().y(), left + sampleLength, room.center().y()));
        left += sampleLength + sampleGap;
    }
}

void AlignmentPainter::drawMiddle(const QString& text, const QRectF& room)
{
    m_painter.setFont(textFont(m_layout.notePixels + 2));
    m_painter.setPen(m_theme.secondary);
    m_painter.drawText(room, Qt::AlignCenter | Qt::TextWordWrap, text);
}

Tone AlignmentPainter::toneOf(const AlignmentLine& line) const
{
    const bool anyMark = m_picture.markedRow >= 0 || m_picture.markedKey >= 0;
    const bool rowFits = m_picture.markedRow < 0 || m_picture.markedRow == line.row;
    const bool keyFits = m_picture.markedKey < 0 || m_picture.markedKey == line.key;
    if (anyMark && rowFits && keyFits)
        return Tone::Marked;
    return !m_picture.marksCurrent || line.row == m_data.reached.current ? Tone::Now : Tone::Quiet;
}

QColor AlignmentPainter::colourOf(Tone tone) const
{
    switch (tone) {
    case Tone::Quiet:
        return m_theme.quietBar;
    case Tone::Now:
        return m_theme.accent;
    case Tone::Marked:
        break;
    }
    return m_theme.text;
}

/// Quiet lines below, marked ones on top.
void AlignmentPainter::drawLines()
{
    m_painter.save();
    const bool scrolls = m_layout.keys.lines.scrolls() || m_layout.queries.lines.scrolls();
    if (scrolls)
        m_painter.setClipRect(m_layout.lines);
    const std::vector<AlignmentLine> lines = linesInView(m_data, m_layout);
    for (const Tone tone : {Tone::Quiet, Tone::Now, Tone::Marked}) {
        for (const AlignmentLine& line : lines) {
            if (toneOf(line) == tone)
                drawLine(line, tone);
        }
    }
    m_painter.restore();
}

/// Keys that hard attention took are outlined, as in a heat map.
void AlignmentPainter::drawLine(const AlignmentLine& line, Tone tone)
{
    const QLineF way = m_layout.line(line.row, line.key);
    const double thickness = m_layout.thickness(line.weight);
    const auto stroke = [&](const QColor& colour, double width) {
        m_painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::FlatCap));
        m_painter.drawLine(way);
    };
    if (m_data.isTaken(line.row, line.key)) {
        stroke(tone == Tone::Quiet ? m_theme.secondary : m_theme.text, thickness + 4);
        stroke(m_theme.panel, thickness + 2);
    }
    stroke(colourOf(tone), thickness);
}

/// Where a marked line runs that is too thin to be seen, or has no thickness at all.
void AlignmentPainter::drawGuide()
{
    const int row = m_picture.markedRow;
    const int key = m_picture.markedKey;
    const bool isCell = row >= 0 && key >= 0 && m_layout.queries.shows(row) && m_layout.keys.shows(key);
    if (!isCell || !m_data.isReached(row, key) || m_data.isMasked(row, key) ||
        m_layout.thickness(m_data.value(row, key)) >= guided)
        return;
    m_painter.setPen(QPen(m_theme.text, m_theme.lineScale, Qt::DotLine));
    m_painter.drawLine(m_layout.line(row, key));
}

void AlignmentPainter::drawWord(
    const QString& word, const QRectF& room, const QColor& colour, Qt::AlignmentFlag side)
{
    const bool bold = colour == m_theme.accent;
    m_painter.setFont(textFont(m_layout.keys.wordPixels, bold ? QFont::Bold : QFont::Normal));
    m_painter.setPen(colour);
    m_painter.drawText(room, int(side | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip),
        QFontMetricsF(m_painter.font()).elidedText(word, Qt::ElideRight, room.width()));
}

void AlignmentPainter::drawKeys()
{
    const AlignmentColumn& keys = m_layout.keys;
    const int row = m_picture.numberedRow();
    const int named = m_data.columnsAreReached ? m_data.reached.rows : m_data.columnCount();
    for (int key = keys.lines.first(); key < std::min(named, keys.lines.last()); ++key) {
        const bool isMasked = row >= 0 && m_data.isMasked(row, key);
        const bool isMarked = key == m_picture.markedKey;
        const QColor colour = isMarked ? m_theme.accent : isMasked ? m_theme.secondary : m_theme.text;
        if (key % keys.stride == 0)
            drawWord(m_data.columnLabels[key], keys.label(key), colour, Qt::AlignRight);
        if (row >= 0)
            drawNumber(row, key);
    }
}

void AlignmentPainter::drawNumber(int row, int key)
{
    if (m_layout.numbers.isEmpty() || !m_data.isReached(row, key) || m_data.isMasked(row, key))
        return;
    const QRectF line = m_layout.keys.label(key);
    const QRectF room(m_layout.numbers.left(), line.top(), m_layout.numbers.width() - 8, line.height());
    m_painter.setFont(textFont(m_layout.numberPixels));
    m_painter.setPen(key == m_picture.markedKey ? m_theme.text : m_theme.secondary);
    m_painter.drawText(
        room, Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip, fixedNumber(m_data.value(row, key), 2));
}

bool AlignmentPainter::isMarkedQuery(int row) const
{
    return row == m_picture.markedRow || (m_picture.marksCurrent && row == m_data.reached.current);
}

/// Queries that have not been reached keep their places.
void AlignmentPainter::drawQueries()
{
    const AlignmentColumn& queries = m_layout.queries;
    for (int row = queries.lines.first(); row < queries.lines.last(); ++row) {
        const QRectF room = queries.label(row);
        if (row >= m_data.reached.rows) {
            const double inset = std::min(3.0, 0.2 * room.height());
            m_painter.fillRect(room.adjusted(0, inset, 0, -inset), m_theme.background);
        } else if (isMarkedQuery(row) || row % queries.stride == 0) {
            drawWord(m_data.rowLabel(row), room, isMarkedQuery(row) ? m_theme.accent : m_theme.text,
                Qt::AlignLeft);
        }
    }
}

void AlignmentPainter::drawFocus()
{
    if (!m_picture.hasKeyboard)
        return;
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(focusPen(m_theme));
    m_painter.drawRect(m_layout.words().adjusted(-4, -2, 4, 2));
}

} // namespace

int AlignmentPicture::numberedRow() const
{
    const int row = markedRow >= 0 ? markedRow : marksCurrent ? data.reached.current : -1;
    return row < data.reached.rows ? row : -1;
}

QStringList AlignmentPicture::leftOut() const
{
    if (layout.lightest > 0)
        return {Text::tr("lines below %1 left out").arg(shortNumber(layout.lightest))};
    const int row = numberedRow();
    if (!layout.keys.lines.scrolls() || row < 0 || !data.isReached(row, 0))
        return {};
    const QString weight = fixedNumber(weightOutOfSight(data, layout, row), 2);
    return {Text::tr("%1 of the row goes to words out of sight").arg(weight),
        Text::tr("%1 of the row out of sight").arg(weight)};
}

QString AlignmentPicture::note() const
{
    const double width =
        layout.title.width() - textWidth(data.title, layout.titlePixels, QFont::DemiBold) - 10;
    const auto shown = [&](const QStringList& notes) { return fitting(notes, layout.notePixels, width); };
    if (!layout.footer.isEmpty())
        return shown({joined({data.formula, data.note}), data.formula});
    const QString rule = thicknessRule(layout);
    const QString brief = Text::tr("thickness = probability");
    const QStringList missing = leftOut();
    if (missing.isEmpty()) {
        const QString thin =
            Text::tr("below %1 hardly to be seen").arg(shortNumber(niceCeiling(tooThin / layout.thickest)));
        return shown({joined({data.formula, rule, data.note, thin}), joined({data.formula, rule, thin}),
            joined({rule, thin}), rule, brief});
    }
    QStringList notes;
    for (const QString& text : missing)
        notes += {joined({data.formula, rule, data.note, text}), joined({data.formula, rule, text}),
            joined({rule, text})};
    const QString note = shown(notes + QStringList{joined({brief, missing.last()})} + missing);
    return note.isEmpty() ? missing.last() : note;
}

QString AlignmentPicture::footer() const
{
    return joined({Text::tr("thickness = probability × sample 1"), leftOut().value(0)});
}

QString AlignmentPicture::keyHeading() const
{
    return headingOf(layout, layout.keys, data.columnAxis, Text::tr("keys"));
}

QString AlignmentPicture::queryHeading() const
{
    return headingOf(layout, layout.queries, data.rowAxis, Text::tr("queries"));
}

QString thicknessRule(const AlignmentLayout& layout)
{
    return Text::tr("line thickness = probability × %1 px").arg(QString::number(layout.thickest, 'g', 3));
}

void paintAlignment(QPainter& painter, const AlignmentPicture& picture)
{
    AlignmentPainter(painter, picture).paint();
}

} // namespace lab
