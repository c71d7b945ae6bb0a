// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pipelinepainter.h"

#include "widgets/fonts.h"
#include "widgets/headmean.h"
#include "widgets/numbers.h"
#include "widgets/rounding.h"
#include "widgets/stagetexts.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

constexpr double dimmed = 0.42;
constexpr int exponentialDecimals = 3;
constexpr double gap = PipelineLayout::gap;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Pipeline)
};

QString scaleText(const ValueScale& scale)
{
    return Text::tr("%1…%2").arg(shortNumber(scale.lower), shortNumber(scale.upper));
}

QString nameOf(PipelineColumn column)
{
    switch (column) {
    case PipelineColumn::Key:
        return Text::tr("keys");
    case PipelineColumn::Score:
        return Text::tr("score");
    case PipelineColumn::Logit:
        return Text::tr("logit");
    case PipelineColumn::Exponential:
        return Text::tr("exp");
    case PipelineColumn::Probability:
        return Text::tr("share");
    case PipelineColumn::Weight:
        return Text::tr("weight, 0…1");
    case PipelineColumn::WeightedValue:
        return Text::tr("weight · value");
    case PipelineColumn::Word:
    case PipelineColumn::ScoreNumber:
    case PipelineColumn::WeightNumber:
        break;
    }
    return {};
}

QString poolingOf(const PipelinePicture& picture, PipelineColumn column)
{
    if (picture.row.keyCount() == 0)
        return {};
    const int components = column == PipelineColumn::Key ? picture.row.keySize() : picture.row.valueSize();
    return poolingText(components, picture.layout.caption(column).width() - gap);
}

/// With as much about the strip's cells as has room.
QString fittingCaption(const PipelinePicture& picture, PipelineColumn column, const ValueScale& scale)
{
    const QString name = nameOf(column);
    const QString scaled = Text::tr("%1, %2").arg(name, scaleText(scale));
    const QString whole = scaled + u' ' + poolingOf(picture, column);
    for (const QString& text : {whole.trimmed(), scaled}) {
        if (textWidth(text, picture.layout.captionPixels) <= picture.layout.caption(column).width() - gap)
            return text;
    }
    return name;
}

QString headingOf(Stage stage, double width, int pixels)
{
    const QString both = Text::tr("Query and keys");
    return stage == Stage::Query && textWidth(both, pixels, QFont::DemiBold) <= width ? both
                                                                                      : stageTitle(stage);
}

int captionAlignment(PipelineColumn column)
{
    const bool isNumber = column == PipelineColumn::Logit || column == PipelineColumn::Exponential ||
                          column == PipelineColumn::Probability;
    return int((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

class Drawing {
public:
    Drawing(QPainter& painter, const PipelinePicture& picture) : m_painter(painter), m_picture(picture) {}

    void headings();
    void captions();
    void query();
    void lines();
    void sums();
    void footnote();
    void activeKey();
    void selectedKey();

private:
    const Theme& theme() const { return m_picture.theme; }
    const PipelineLayout& layout() const { return m_picture.layout; }
    QRectF cell(PipelineColumn column, const QRectF& line) const { return layout().cell(column, line); }
    QRectF captionRoom(PipelineColumn column) const;
    void brightnessOf(PipelineColumn column);
    void line(const PipelineLine& line, const QRectF& room);
    void strip(PipelineColumn column, const VectorStrip& strip, const QRectF& line);
    void number(PipelineColumn column, const QString& text, const QRectF& line, bool bold = false);
    void word(const QString& text, const QRectF& line, bool bold);
    QRectF track(PipelineColumn column, const QRectF& line);
    void scoreBar(const PipelineLine& line, const QRectF& room);
    void weightBar(const PipelineLine& line, const QRectF& room);

    QPainter& m_painter;
    const PipelinePicture& m_picture;
};

void Drawing::brightnessOf(PipelineColumn column)
{
    const bool bright = m_picture.allBright || stageOf(column) == m_picture.stage;
    m_painter.setOpacity(bright ? 1 : dimmed);
}

/// Of a bar also that of its number.
QRectF Drawing::captionRoom(PipelineColumn column) const
{
    const bool isBar = column == PipelineColumn::Score || column == PipelineColumn::Weight;
    const QRectF own = layout().caption(column);
    const QRectF room = isBar ? own.united(layout().caption(PipelineColumn(int(column) + 1))) : own;
    return room.adjusted(0, 0, -gap, 0);
}

void Drawing::headings()
{
    for (const Stage stage :
        {Stage::Query, Stage::Scores, Stage::Masking, Stage::Softmax, Stage::Selection, Stage::Context}) {
        const QRectF area = layout().heading(stage).adjusted(0, 0, -gap, 0);
        const bool now = stage == m_picture.stage && !m_picture.allBright;
        m_painter.setOpacity(1);
        if (now) {
            m_painter.setPen(Qt::NoPen);
            m_painter.setBrush(theme().track);
            m_painter.drawRoundedRect(layout().all(stage).adjusted(-5, 1, -gap + 5, -1), 8, 8);
        }
        m_painter.setFont(textFont(layout().headingPixels, QFont::DemiBold));
        m_painter.setPen(now                             ? theme().accent
                         : int(stage) <= m_picture.begun ? theme().text
                                                         : theme().secondary);
        m_painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            headingOf(stage, area.width(), layout().headingPixels));
        m_painter.setPen(QPen(now ? theme().accent : theme().hairline, now ? 3 : 1));
        m_painter.drawLine(area.bottomLeft(), area.bottomRight());
    }
}

void Drawing::captions()
{
    m_painter.setFont(textFont(layout().captionPixels));
    m_painter.setPen(theme().secondary);
    for (int index = 0; index < pipelineColumnCount; ++index) {
        const auto column = PipelineColumn(index);
        brightnessOf(column);
        m_painter.drawText(captionRoom(column), captionAlignment(column), captionOf(m_picture, column));
    }
}

void Drawing::word(const QString& text, const QRectF& line, bool bold)
{
    m_painter.setOpacity(1);
    m_painter.setFont(textFont(layout().wordPixels, bold ? QFont::Bold : QFont::Normal));
    m_painter.setPen(theme().text);
    const QRectF room = cell(PipelineColumn::Word, line);
    m_painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
        QFontMetricsF(m_painter.font()).elidedText(text, Qt::ElideRight, room.width()));
}

void Drawing::number(PipelineColumn column, const QString& text, const QRectF& line, bool bold)
{
    brightnessOf(column);
    m_painter.setFont(textFont(layout().numberPixels, bold ? QFont::Bold : QFont::Normal));
    m_painter.setPen(theme().text);
    m_painter.drawText(cell(column, line), Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip, text);
}

void Drawing::strip(PipelineColumn column, const VectorStrip& strip, const QRectF& line)
{
    brightnessOf(column);
    const QRectF room = cell(column, line);
    strip.draw(m_painter, room.adjusted(0, 0.2 * line.height(), 0, -0.2 * line.height()), theme());
}

QRectF Drawing::track(PipelineColumn column, const QRectF& line)
{
    brightnessOf(column);
    const double height = std::clamp(0.42 * line.height(), 9.0, 16.0);
    QRectF bar = cell(column, line);
    bar = QRectF(bar.left(), bar.center().y() - height / 2, bar.width(), height);
    m_painter.setPen(Qt::NoPen);
    const bool onTrack = !m_picture.allBright && stageOf(column) == m_picture.stage;
    m_painter.setBrush(onTrack ? theme().panel : theme().track);
    m_painter.drawRoundedRect(bar, 3, 3);
    return bar;
}

void Drawing::scoreBar(const PipelineLine& line, const QRectF& room)
{
    QRectF bar = track(PipelineColumn::Score, room);
    if (!line.score || std::isnan(*line.score))
        return;
    const double zero = bar.center().x();
    const double position = m_picture.row.scales().scores.position(double(*line.score));
    const double end = bar.left() + bar.width() * std::clamp(position, 0.0, 1.0);
    bar.setLeft(std::min(zero, end));
    bar.setRight(std::max(zero, end));
    const std::vector<QColor>& stops = theme().diverging.stops;
    m_painter.setBrush(*line.score < 0 ? stops.front() : stops.back());
    m_painter.drawRect(bar);
}

void Drawing::weightBar(const PipelineLine& line, const QRectF& room)
{
    const QRectF whole = track(PipelineColumn::Weight, room);
    if (!line.weight)
        return;
    QRectF bar = whole;
    bar.setWidth(whole.width() * std::clamp(double(*line.weight), 0.0, 1.0));
    m_painter.setBrush(theme().accent);
    m_painter.drawRect(bar);
    if (!line.taken)
        return;
    m_painter.setPen(QPen(theme().text, 2));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawRoundedRect(whole.adjusted(-2, -2, 2, 2), 3, 3);
}

void Drawing::line(const PipelineLine& line, const QRectF& room)
{
    strip(PipelineColumn::Key, line.key, room);
    scoreBar(line, room);
    weightBar(line, room);
    for (const PipelineColumn column : {PipelineColumn::ScoreNumber, PipelineColumn::Logit,
             PipelineColumn::Exponential, PipelineColumn::Probability, PipelineColumn::WeightNumber})
        number(column, pipelineNumber(line, column), room);
    if (line.weightedValue)
        strip(PipelineColumn::WeightedValue, *line.weightedValue, room);
}

void Drawing::query()
{
    if (m_picture.row.query().components.empty())
        return;
    word(Text::tr("query"), layout().queryLine(), false);
    strip(PipelineColumn::Key, m_picture.row.query(), layout().queryLine());
}

void Drawing::lines()
{
    for (int key = m_picture.lines.first(); key < m_picture.lines.last(); ++key) {
        const QRectF room = layout().line(key - m_picture.lines.first());
        const PipelineLine shown = m_picture.row.line(key);
        word(shown.word, room, key == m_picture.row.activeKey());
        line(shown, room);
    }
}

void Drawing::sums()
{
    const QRectF line = layout().sumLine();
    m_painter.setOpacity(1);
    m_painter.setPen(QPen(theme().hairline, 1));
    m_painter.drawLine(line.topLeft(), line.topRight());
    if (const auto sum = m_picture.row.exponentialSum())
        number(PipelineColumn::Exponential,
            QStringLiteral("Σ %1 %2").arg(
                equalsSign(isRounded(*sum, exponentialDecimals)), exponentialText(*sum)),
            line, true);
    if (const auto context = m_picture.row.context()) {
        strip(PipelineColumn::WeightedValue, *context, line);
        number(PipelineColumn::WeightNumber, QStringLiteral("C%1 =").arg(subscript(m_picture.row.number())),
            line, true);
    }
}

/// Which words are in view, where not all of them are; what the cells of strips are, where no caption has
/// room for it.
void Drawing::footnote()
{
    const LineWindow& lines = m_picture.lines;
    QStringList notes = meanNotes(m_picture.row.heads());
    if (lines.scrolls())
        notes.append(Text::tr("words %1…%2 of %3, the wheel scrolls")
                         .arg(lines.first() + 1)
                         .arg(lines.last())
                         .arg(lines.lines));
    for (const PipelineColumn column : {PipelineColumn::Key, PipelineColumn::WeightedValue}) {
        const QString pooling = poolingOf(m_picture, column);
        if (!captionOf(m_picture, column).endsWith(pooling))
            notes.append(Text::tr("%1: %2").arg(nameOf(column), pooling));
    }
    m_painter.setOpacity(1);
    m_painter.setFont(textFont(layout().captionPixels));
    m_painter.setPen(theme().secondary);
    QRectF room = layout().sumLine();
    room.setLeft(layout().edges[0]);
    m_painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, notes.join(QStringLiteral("; ")));
}

void Drawing::activeKey()
{
    const int key = m_picture.row.activeKey();
    if (key < m_picture.lines.first() || key >= m_picture.lines.last())
        return;
    const QRectF line = layout().line(key - m_picture.lines.first());
    QRectF area = layout().all(m_picture.stage).intersected(line);
    if (m_picture.stage == Stage::Softmax)
        area = layout().column(PipelineColumn::Exponential, line);
    m_painter.setOpacity(1);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(theme().accent, theme().lineScale * 2.5));
    m_painter.drawRoundedRect(area.adjusted(-4, 1, -gap + 4, -1), 4, 4);
}

void Drawing::selectedKey()
{
    const int key = m_picture.selectedKey;
    if (key < m_picture.lines.first() || key >= m_picture.lines.last())
        return;
    m_painter.setOpacity(1);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(theme().text, 1.5));
    const QRectF line = layout().line(key - m_picture.lines.first());
    m_painter.drawRoundedRect(line.adjusted(3, 1, -3, -1), 4, 4);
}

} // namespace

QString exponentialText(double exponential)
{
    return fixedNumber(exponential, exponentialDecimals);
}

QString pipelineNumber(const PipelineLine& line, PipelineColumn column)
{
    switch (column) {
    case PipelineColumn::ScoreNumber:
        return line.score ? signedNumber(double(*line.score), 2) : QString();
    case PipelineColumn::Logit:
        if (line.masked)
            return QStringLiteral("−∞");
        return line.logit ? signedNumber(double(*line.logit), 2) : QString();
    case PipelineColumn::Exponential:
        return line.exponential ? exponentialText(*line.exponential) : QString();
    case PipelineColumn::Probability:
        return line.probability ? fixedNumber(double(*line.probability), 2) : QString();
    case PipelineColumn::WeightNumber:
        return line.weight ? fixedNumber(double(*line.weight), 2) : QString();
    default:
        return {};
    }
}

QString captionOf(const PipelinePicture& picture, PipelineColumn column)
{
    const PipelineScales& scales = picture.row.scales();
    switch (column) {
    case PipelineColumn::Key:
        return fittingCaption(picture, column, scales.keys);
    case PipelineColumn::Score:
        return Text::tr("%1, %2").arg(nameOf(column), scaleText(scales.scores));
    case PipelineColumn::WeightedValue:
        return fittingCaption(picture, column, scales.values);
    default:
        return nameOf(column);
    }
}

PipelinePicture pipelinePicture(const Moment& moment, const PipelineRow& row, const PipelineLayout& layout,
    const Theme& theme, const LineWindow& lines)
{
    const bool begun = currentRow(moment) >= 0;
    return {
        row, layout, theme, lines, moment.stage, !begun || isRowDone(moment), begun ? int(moment.stage) : -1};
}

void drawPipeline(QPainter& painter, const PipelinePicture& picture)
{
    Drawing drawing(painter, picture);
    drawing.headings();
    drawing.captions();
    drawing.query();
    drawing.lines();
    drawing.sums();
    drawing.footnote();
    drawing.activeKey();
    drawing.selectedKey();
    painter.setOpacity(1);
}

} // namespace lab
