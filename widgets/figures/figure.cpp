// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/figure.h"

#include "model/math/error.h"
#include "widgets/fonts.h"
#include "widgets/heatmapstyle.h"
#include "widgets/matrixplot.h"
#include "widgets/wordmerging.h"
#include "widgets/words.h"

#include <QFontMetricsF>

#include <cmath>
#include <memory>

namespace lab {

namespace {

constexpr double margin = 14;
constexpr double captionHeight = 40;
constexpr double smallestWidth = 420; ///< type is made smaller rather than clipped below
constexpr double tallest = 4;         ///< in multiples of the width

void check(bool good, const std::string& sentence)
{
    if (!good)
        throw ConfigError(sentence);
}

/// The sentence, an arrow, and what the shown steps say.
QString captionOf(const Decoding& decoding, int steps)
{
    QString said = QString::fromStdString(decoding.text);
    if (steps < int(decoding.steps.size()))
        said = QStringList(targetWords(decoding).mid(0, steps)).join(u' ');
    // Each side keeps its own direction: U+2068 and U+2069 isolate it.
    return QStringLiteral("\u2068%1\u2069  →  \u2068%2\u2069")
        .arg(QString::fromStdString(decoding.source.text), said);
}

/// Only the rows that are shown, so that the figure has no empty ones.
HeatMapData shownPart(HeatMapData data, int steps)
{
    if (steps < 0 || steps >= data.rowCount()) {
        data.reached.rows = data.rowCount();
        return data;
    }
    data.rows.resize(std::size_t(steps));
    data.attention.resize(std::size_t(steps));
    data.rowLabels = data.rowLabels.mid(0, steps);
    return data;
}

int stepsOf(const Decoding& decoding, const FigureOptions& options)
{
    return options.steps < 0 ? int(decoding.steps.size()) : options.steps;
}

HeatMapData dataOf(const Decoding& decoding, FigureKind kind, const FigureOptions& options)
{
    HeatMapData data =
        heatMapData(decoding, kind, stepsOf(decoding, options), options.scoreFormula, options.head);
    check(data.rowCount() > 0, "There is nothing to draw: the model has no attention.");
    ReachedRows reached = options.reached.value_or(data.reached);
    if (options.words) {
        const SiteWords words = wordsAt(decoding, options.head.site);
        data = shownInWords(data, words);
        if (kind == FigureKind::Probabilities)
            reached = mergedIntoWords(reached, words.queries);
    }
    data = shownPart(std::move(data), reached.rows);
    if (options.reached || options.words)
        data.reached = reached;
    return data;
}

MatrixStyle figureStyle(FigureKind kind)
{
    MatrixStyle style = styleFor(kind);
    style.axisNamesFrom = 0;
    style.largestRow = std::min(style.largestRow, 44.0);
    style.largestWord = std::min(style.largestWord, 18);
    return style;
}

/// A heat map below its caption, laid out for the size at which type is as large as on the screen.
struct Plate {
    MatrixPlot plot;
    MatrixStyle style;
    Theme theme;
    bool transparent = false;
    QString caption;
    QString modelName;
    QSize mapSize;
    double scale = 1; ///< of the drawing to this layout

    void paint(QCPPainter& painter);
    void drawCaption(QPainter& painter) const;
};

void Plate::paint(QCPPainter& painter)
{
    painter.save();
    painter.scale(scale, scale);
    if (!transparent)
        painter.fillRect(QRectF(0, 0, mapSize.width(), mapSize.height() + captionHeight), theme.panel);
    drawCaption(painter);
    painter.translate(0, captionHeight);
    style.pixelScale =
        painter.modes().testFlag(QCPPainter::pmVectorized) ? MatrixStyle::vectors : painter.transform().m11();
    plot.setMatrixStyle(style);
    plot.toPainter(&painter, mapSize.width(), mapSize.height());
    painter.restore();
}

void Plate::drawCaption(QPainter& painter) const
{
    const QRectF room(margin, margin / 2, mapSize.width() - 2 * margin, captionHeight - margin / 2);
    painter.setFont(textFont(13));
    painter.setPen(theme.secondary);
    painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter, modelName);
    const double taken = modelName.isEmpty() ? 0 : textWidth(modelName, 13) + 16;
    painter.setFont(textFont(18));
    painter.setPen(theme.text);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetricsF(painter.font()).elidedText(caption, Qt::ElideRight, room.width() - taken));
}

} // namespace

HeatMapData figureData(const Decoding& decoding, FigureKind kind, const FigureOptions& options)
{
    check(!decoding.steps.empty() && options.steps != 0,
        "There is no step to draw: the sentence has no words.");
    return dataOf(decoding, kind, options);
}

Drawing drawFigure(const Decoding& decoding, FigureKind kind, const FigureOptions& options)
{
    check(options.width > 0, "A figure's width must be positive, not " + std::to_string(options.width) + ".");
    const auto plate = std::make_shared<Plate>();
    HeatMapData data = figureData(decoding, kind, options);
    const bool lastIsSaid = !options.reached || options.reached->named;
    plate->caption = captionOf(decoding, stepsOf(decoding, options) - (lastIsSaid ? 0 : 1));
    plate->modelName = options.modelName;
    plate->theme = themeOf(options.dark, options.colours);
    plate->transparent = options.transparent;
    plate->style = figureStyle(kind);
    const int width = int(std::ceil(std::max(options.width, smallestWidth)));
    plate->mapSize = {
        width, int(std::lround(std::min(comfortableHeight(data, width, plate->style), tallest * width)))};
    plate->scale = options.width / width;
    plate->plot.setTheme(plate->theme);
    plate->plot.setBackground(QBrush(Qt::NoBrush));
    plate->plot.setCurrentRowOutlined(false);
    plate->plot.setData(std::move(data));
    const QSizeF size(width, plate->mapSize.height() + captionHeight);
    return {size * plate->scale, [plate](QCPPainter& painter) { plate->paint(painter); }};
}

} // namespace lab
