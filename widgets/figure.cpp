// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure.h"

#include "model/math/error.h"
#include "model/storage/atomicfile.h"
#include "widgets/fonts.h"
#include "widgets/heatmapstyle.h"
#include "widgets/matrixplot.h"
#include "widgets/wordmerging.h"
#include "widgets/words.h"

#include <QBuffer>
#include <QFile>
#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace lab {

namespace {

constexpr double margin = 14;
constexpr double captionHeight = 40;
constexpr double smallestWidth = 420;   ///< logical; type is made smaller rather than clipped below
constexpr double largestHeight = 16000; ///< of the image, in pixels
constexpr double metresPerInch = 0.0254;

void check(bool good, const std::string& sentence)
{
    if (!good)
        throw ConfigError(sentence);
}

void validate(const Decoding& decoding, const FigureOptions& options)
{
    check(options.widthPixels >= 200 && options.widthPixels <= 20000,
        "A figure is 200 to 20000 pixels wide, not " + std::to_string(options.widthPixels) + ".");
    check(options.dpi >= 36 && options.dpi <= 1200,
        "A figure has 36 to 1200 dots per inch, not " + std::to_string(options.dpi) + ".");
    check(!decoding.steps.empty() && options.steps != 0,
        "There is no step to draw: the sentence has no words.");
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

void drawCaption(QPainter& painter, const QString& caption, const FigureOptions& options, double width)
{
    const Theme theme = themeOf(options.dark, options.colours);
    const QRectF room(margin, margin / 2, width - 2 * margin, captionHeight - margin / 2);
    painter.setFont(textFont(13));
    painter.setPen(theme.secondary);
    painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter, options.modelName);
    const double taken = options.modelName.isEmpty() ? 0 : textWidth(options.modelName, 13) + 16;
    painter.setFont(textFont(18));
    painter.setPen(theme.text);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetricsF(painter.font()).elidedText(caption, Qt::ElideRight, room.width() - taken));
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

} // namespace

QImage renderFigure(const Decoding& decoding, FigureKind kind, const FigureOptions& options)
{
    validate(decoding, options);
    const double scale = std::min(options.dpi / 96.0, options.widthPixels / smallestWidth);
    const double width = options.widthPixels / scale;
    const int steps = options.steps < 0 ? int(decoding.steps.size()) : options.steps;
    HeatMapData data = heatMapData(decoding, kind, steps, options.scoreFormula, options.head);
    check(data.rowCount() > 0, "There is nothing to draw: the model has no attention.");
    const bool lastIsSaid = !options.reached || options.reached->named;
    const QString caption = captionOf(decoding, lastIsSaid ? steps : steps - 1);
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
    MatrixStyle style = styleFor(kind);
    style.axisNamesFrom = 0;
    style.largestRow = std::min(style.largestRow, 44.0);
    style.largestWord = std::min(style.largestWord, 18);
    const double height =
        std::min(comfortableHeight(data, width, style), largestHeight / scale - captionHeight);

    MatrixPlot plot;
    const Theme theme = themeOf(options.dark, options.colours);
    style.pixelScale = scale;
    plot.setTheme(theme);
    plot.setMatrixStyle(style);
    plot.setCurrentRowOutlined(false);
    plot.setData(std::move(data));
    const QPixmap map = plot.toPixmap(int(width), int(height), scale);

    QImage figure(
        options.widthPixels, int(std::lround((height + captionHeight) * scale)), QImage::Format_RGB32);
    figure.fill(theme.panel);
    QPainter painter(&figure);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.drawPixmap(QPointF(0, captionHeight * scale), map);
    painter.scale(scale, scale);
    drawCaption(painter, caption, options, width);
    painter.end();
    figure.setDotsPerMeterX(int(std::lround(options.dpi / metresPerInch)));
    figure.setDotsPerMeterY(figure.dotsPerMeterX());
    return figure;
}

void saveFigure(const QImage& figure, const QString& file)
{
    QByteArray png;
    QBuffer buffer(&png);
    if (!buffer.open(QIODevice::WriteOnly) || !figure.save(&buffer, "PNG"))
        throw FileError("Cannot write " + file.toStdString() + ": there is no picture.");
    writeFileAtomically(
        QFile::encodeName(file).toStdString(), std::string_view(png.constData(), std::size_t(png.size())));
}

} // namespace lab
