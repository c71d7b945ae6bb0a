// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pipelinepainter.h"

#include "widgets/fonts.h"
#include "widgets/numbers.h"
#include "widgets/stagetexts.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace lab {

namespace {

constexpr double dimmed = 0.42;
constexpr double gap = 10; ///< at the right of a column

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Pipeline)
};

QString scaleText(const ValueScale& scale)
{
    return Text::tr("%1…%2").arg(shortNumber(scale.lower), shortNumber(scale.upper));
}

class Drawing {
public:
    Drawing(QPainter& painter, const PipelinePicture& picture) : m_painter(painter), m_picture(picture) {}

    void headings();
    void captions();
    void query();
    void lines();
    void sums();
    void position();
    void activeKey();
    void selectedKey();

private:
    const Theme& theme() const { return m_picture.theme; }
    const PipelineLayout& layout() const { return m_picture.layout; }
    QRectF cell(PipelineColumn column, const QRectF& line) const
    {
        return layout().column(column, line).adjusted(0, 0, -gap, 0);
    }
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
            stage == Stage::Query ? Text::tr("Query and keys") : stageTitle(stage));
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
        const bool toBar = column == PipelineColumn::Score || column == PipelineColumn::Weight;
        QRectF room = layout().caption(column).adjusted(0, 0, -gap, 0);
        if (toBar)
            room = room.united(layout().caption(PipelineColumn(index + 1)).adjusted(0, 0, -gap, 0));
        const bool isNumber = column == PipelineColumn::Logit || column == PipelineColumn::Exponential ||
                              column == PipelineColumn::Probability;
        const QString text = QFontMetricsF(m_painter.font())
                                 .elidedText(captionOf(m_picture, column), Qt::ElideRight, room.width());
        m_painter.drawText(room, (isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter, text);
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
    if (!line.score)
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
    if (line.score)
        number(PipelineColumn::ScoreNumber, signedNumber(double(*line.score), 2), room);
    if (line.logit)
        number(PipelineColumn::Logit,
            line.masked ? QStringLiteral("−∞") : signedNumber(double(*line.logit), 2), room);
    if (line.exponential)
        number(PipelineColumn::Exponential, fixedNumber(*line.exponential, 3), room);
    if (line.probability)
        number(PipelineColumn::Probability, fixedNumber(double(*line.probability), 2), room);
    weightBar(line, room);
    if (line.weight)
        number(PipelineColumn::WeightNumber, fixedNumber(double(*line.weight), 2), room);
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
        number(PipelineColumn::Exponential, QStringLiteral("Σ ") + fixedNumber(*sum, 3), line, true);
    if (const auto context = m_picture.row.context()) {
        strip(PipelineColumn::WeightedValue, *context, line);
        number(PipelineColumn::WeightNumber, QStringLiteral("C%1 =").arg(subscript(m_picture.row.number())),
            line, true);
    }
}

/// Which words are in view, where not all of them are.
void Drawing::position()
{
    const LineWindow& lines = m_picture.lines;
    if (!lines.scrolls())
        return;
    m_painter.setOpacity(1);
    m_painter.setFont(textFont(layout().captionPixels));
    m_painter.setPen(theme().secondary);
    const QRectF room = layout()
                            .column(PipelineColumn::Key, layout().sumLine())
                            .united(layout().column(PipelineColumn::ScoreNumber, layout().sumLine()));
    m_painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
        Text::tr("words %1…%2 of %3, the wheel scrolls")
            .arg(lines.first() + 1)
            .arg(lines.last())
            .arg(lines.lines));
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

QString captionOf(const PipelinePicture& picture, PipelineColumn column)
{
    const PipelineScales& scales = picture.row.scales();
    const auto strip = [&](const QString& name, const ValueScale& scale) {
        const int components =
            picture.row.keyCount() > 0
                ? int(column == PipelineColumn::Key ? picture.row.line(0).key.components.size()
                                                    : picture.row.valueSize())
                : 0;
        const double width = picture.layout.caption(column).width() - gap;
        return QStringLiteral("%1, %2 %3").arg(name, scaleText(scale), poolingText(components, width));
    };
    switch (column) {
    case PipelineColumn::Word:
        return {};
    case PipelineColumn::Key:
        return strip(Text::tr("keys"), scales.keys);
    case PipelineColumn::Score:
        return Text::tr("score, %1").arg(scaleText(scales.scores));
    case PipelineColumn::Logit:
        return Text::tr("logit");
    case PipelineColumn::Exponential:
        return Text::tr("exp");
    case PipelineColumn::Probability:
        return Text::tr("share");
    case PipelineColumn::Weight:
        return Text::tr("weight, 0…1");
    case PipelineColumn::WeightedValue:
        return strip(Text::tr("weight · value"), scales.values);
    case PipelineColumn::ScoreNumber:
    case PipelineColumn::WeightNumber:
        break;
    }
    return {};
}

void drawPipeline(QPainter& painter, const PipelinePicture& picture)
{
    Drawing drawing(painter, picture);
    drawing.headings();
    drawing.captions();
    drawing.query();
    drawing.lines();
    drawing.sums();
    drawing.position();
    drawing.activeKey();
    drawing.selectedKey();
    painter.setOpacity(1);
}

} // namespace lab
