// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shownfigure.h"

#include "widgets/figures/alignmentfigure.h"
#include "widgets/heatmapview.h"
#include "widgets/remark.h"

namespace lab {

Drawing shownFigure(const SessionState& state, FigureKind kind, const Appearance& appearance)
{
    FigureOptions options;
    options.dark = appearance.dark;
    options.colours = appearance.colours;
    if (state.moment.step > 0) {
        options.steps = state.moment.step;
        options.reached = reachedRows(state.moment, kind);
    }
    options.scoreFormula = state.moment.scoreFormula;
    options.head = state.moment.head;
    options.words = state.moment.words;
    options.modelName = state.model.name;
    if (state.model.config)
        options.modelName = captionOfModel(
            state.model.name, *state.model.config, state.options.step.attention, options.head.site);
    if (appearance.lines && kind == FigureKind::Probabilities)
        return drawAlignment(*state.moment.decoding, options);
    return drawFigure(*state.moment.decoding, kind, options);
}

QString suggestedFileName(FigureKind kind)
{
    switch (kind) {
    case FigureKind::Scores:
        return QStringLiteral("scores.png");
    case FigureKind::Probabilities:
        return QStringLiteral("probabilities.png");
    case FigureKind::Weights:
        return QStringLiteral("weights.png");
    case FigureKind::Context:
        break;
    }
    return QStringLiteral("context.png");
}

} // namespace lab
