// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/pipelinefigure.h"

#include "model/math/error.h"
#include "widgets/candidatepainter.h"
#include "widgets/explanation.h"
#include "widgets/figures/figureframe.h"
#include "widgets/figures/wrappedtext.h"
#include "widgets/fonts.h"
#include "widgets/pipelinepainter.h"
#include "widgets/stagetexts.h"

#include <QTextDocumentFragment>

#include <qcustomplot.h>

#include <algorithm>
#include <memory>

namespace lab {

namespace {

constexpr double margin = 14;
constexpr double narrowest = 640;
constexpr double titleHeight = 30;
constexpr double besideFrom = 760; ///< width from which next words stand beside the explanation
constexpr int titlePixels = 16;
constexpr int textPixels = 15;
constexpr double candidateHeight = 22;
constexpr std::size_t mostCandidates = 5;

/// Everything below the caption, laid out for type as large as on the screen.
struct Plate {
    Moment moment;
    Theme theme;
    PipelineRow row;
    PipelineLayout layout;
    double pipelineHeight = 0;
    QString title;
    WrappedText explanation;
    QRectF explanationRoom;
    std::vector<Candidate> candidates;
    QRectF candidateRoom; ///< empty where there are none

    void arrange(double width);
    void paint(QCPPainter& painter) const;
    void paintCandidates(QCPPainter& painter) const;
    QSizeF size() const;
};

Moment momentOf(const Decoding& decoding, const PipelineFigureOptions& options)
{
    Moment moment;
    moment.decoding = std::make_shared<const Decoding>(decoding); // its steps are shared
    moment.scoreFormula = options.figure.scoreFormula;
    moment.head = options.figure.head;
    moment.step = stepsOf(decoding, options.figure);
    const int row = currentRow(moment) + 1;
    setPosition(moment, walkOf(moment).fitting({row, options.stage, options.part}));
    return moment;
}

QString titleOf(const Moment& moment)
{
    return isRowDone(moment) ? stepTitle(moment) : stageTitle(moment.stage);
}

void Plate::arrange(double width)
{
    pipelineHeight = comfortablePipelineHeight(width, row.keyCount());
    layout = layoutPipeline({width, pipelineHeight}, row.keyCount(), widestKey(moment));
    title = titleOf(moment);
    if (!isWithinSource(moment.head.site))
        candidates = shownCandidates(moment, mostCandidates);
    const bool hasCandidates = !candidates.empty();
    const bool beside = hasCandidates && width >= besideFrom;
    const double top = pipelineHeight + titleHeight + margin;
    const double textWidth = beside ? 0.6 * width - 2 * margin : width - 2 * margin;
    const QString said = QTextDocumentFragment::fromHtml(explain(moment)).toPlainText();
    explanation = wrapped(said, textFont(textPixels), textWidth);
    explanationRoom = {margin, top, textWidth, explanation.height()};
    if (!hasCandidates)
        return;
    const double below = explanationRoom.bottom() + margin + titleHeight;
    candidateRoom = beside ? QRectF(0.6 * width, top, 0.4 * width - margin, 0)
                           : QRectF(margin, below, width - 2 * margin, 0);
    candidateRoom.setHeight(double(candidates.size()) * candidateHeight);
}

QSizeF Plate::size() const
{
    return {layout.width, std::max(explanationRoom.bottom(), candidateRoom.bottom()) + margin};
}

void Plate::paint(QCPPainter& painter) const
{
    painter.setAntialiasing(true);
    const LineWindow lines{row.keyCount(), layout.shownLines};
    drawPipeline(painter, pipelinePicture(moment, row, layout, theme, lines));
    painter.setFont(textFont(titlePixels, QFont::DemiBold));
    painter.setPen(theme.text);
    painter.drawText(
        QRectF(margin, explanationRoom.top() - titleHeight, explanationRoom.width(), titleHeight),
        Qt::AlignLeft | Qt::AlignVCenter, title);
    explanation.draw(painter, explanationRoom.topLeft());
    if (!candidateRoom.isEmpty())
        paintCandidates(painter);
}

void Plate::paintCandidates(QCPPainter& painter) const
{
    painter.setFont(textFont(titlePixels, QFont::DemiBold));
    painter.drawText(
        QRectF(candidateRoom.left(), candidateRoom.top() - titleHeight, candidateRoom.width(), titleHeight),
        Qt::AlignLeft | Qt::AlignVCenter, stageTitle(Stage::Word));
    QRectF line = candidateRoom;
    line.setHeight(candidateHeight);
    for (const Candidate& candidate : candidates) {
        drawCandidate(painter, line, moment, candidate, theme);
        line.translate(0, candidateHeight);
    }
}

} // namespace

Drawing drawPipelineFigure(const Decoding& decoding, const PipelineFigureOptions& options)
{
    const auto plate = std::make_shared<Plate>();
    plate->moment = momentOf(decoding, options);
    const FigureFrame frame = frameOf(decoding, options.figure, saidWords(plate->moment));
    plate->theme = frame.theme;
    plate->row = PipelineRow(plate->moment, pipelineScales(plate->moment));
    if (plate->row.keyCount() == 0)
        throw ConfigError("There is nothing to draw: the model has no attention.");
    plate->arrange(layoutWidth(options.figure.width, narrowest));
    return framed(frame, plate->size(), [plate](QCPPainter& painter) { plate->paint(painter); });
}

} // namespace lab
