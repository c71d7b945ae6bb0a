// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/viewdrawing.h"

#include "widgets/figures/alignmentfigure.h"
#include "widgets/figures/composefigure.h"
#include "widgets/figures/headgridfigure.h"
#include "widgets/figures/pipelinefigure.h"
#include "widgets/figures/sumfigure.h"
#include "widgets/figures/worksheet.h"

namespace lab {

namespace {

constexpr double narrowestPart = 640; ///< logical pixels, with type as on the screen

/// Of a view that is about one word: that word is the last one.
FigureOptions aboutOneWord(FigureOptions figure, const SessionPlace& place)
{
    figure.steps = place.step;
    return figure;
}

Drawing drawSum(const ExportRecipe& recipe, const FigureOptions& figure, const Decoding& decoding)
{
    SumFigureOptions options;
    options.figure = figure;
    options.question = recipe.question;
    options.decimals = figure.decimals.value_or(options.decimals);
    return drawSumFigure(decoding, options);
}

Drawing drawOne(
    ExportView view, const ExportRecipe& recipe, const FigureOptions& figure, const Decoding& decoding)
{
    const SessionPlace place = recipe.place.value_or(SessionPlace());
    switch (view) {
    case ExportView::Lines:
        return drawAlignment(decoding, figure);
    case ExportView::Heads:
        return drawHeadGrid(decoding, {figure, recipe.allSites});
    case ExportView::Calculation:
        return drawPipelineFigure(decoding, {aboutOneWord(figure, place), place.stage, place.part});
    case ExportView::Sum:
        return drawSum(recipe, aboutOneWord(figure, place), decoding);
    case ExportView::Worksheet:
    case ExportView::Solution:
        return drawWorksheet(decoding, {place.step, figure.head, view == ExportView::Solution,
                                           figure.decimals.value_or(2), figure.modelName});
    default:
        return drawFigure(decoding, figureKindOf(view).value(), figure);
    }
}

/// All parts are of one decode: those from 0 to 1 have the same colours anyway, and scores cannot be compared
/// with components.
Drawing drawParts(const ExportRecipe& recipe, FigureOptions figure, const Decoding& decoding)
{
    std::vector<ExportView> views = {recipe.view.value()};
    views.insert(views.end(), recipe.beside.begin(), recipe.beside.end());
    const int columns = std::min(recipe.columns, int(views.size()));
    ComposeOptions options;
    options.columns = columns;
    options.caption = QString::fromStdString(recipe.caption);
    options.width = figure.width;
    options.dark = figure.dark;
    options.transparent = figure.transparent;
    figure.width = std::max(figure.width / columns, narrowestPart);
    std::vector<Drawing> parts;
    for (const ExportView view : views) {
        parts.push_back(drawOne(view, recipe, figure, decoding));
        figure.modelName.clear(); // once is enough
    }
    return composeFigure(parts, options);
}

} // namespace

Drawing drawView(const ExportRecipe& recipe, const FigureOptions& figure, const Decoding& decoding)
{
    return recipe.beside.empty() ? drawOne(recipe.view.value(), recipe, figure, decoding)
                                 : drawParts(recipe, figure, decoding);
}

} // namespace lab
