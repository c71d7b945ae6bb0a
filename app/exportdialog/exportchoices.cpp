// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exportdialog/exportchoices.h"

#include "widgets/sumtext.h"

#include <QDir>

namespace lab {

ExportRecipe chosen(const ExportChoices& choices, ExportRecipe recipe)
{
    recipe.view = choices.view;
    recipe.format = choices.format;
    recipe.figure.width = logicalWidth(choices.size);
    recipe.dpi = choices.size.dpi;
    recipe.magnification = choices.size.magnification;
    recipe.figure.colours = choices.colours.value_or(recipe.figure.colours);
    if (choices.background != ExportBackground::AsWindow)
        recipe.figure.dark = choices.background == ExportBackground::Dark;
    recipe.figure.transparent = choices.transparent && choices.format != ExportFormat::Gif;
    recipe.font = choices.font.toStdString();
    recipe.figure.numbers = choices.numbers;
    recipe.figure.decimals = choices.decimals;
    if (choices.view == ExportView::Sum && choices.decimals && *choices.decimals < fewestSumDecimals)
        recipe.figure.decimals.reset();
    recipe.figure.gaps = choices.gaps;
    recipe.figure.axisNames = choices.axisNames;
    recipe.footer = choices.footer;
    recipe.figure.end = choices.end || !canLeaveOutEnd(choices.format, choices.view);
    recipe.question = {choices.number, choices.key.value_or(recipe.question.key), choices.component};
    recipe.allSites = choices.allSites;
    recipe.stepSize = choices.stepSize;
    recipe.delay = choices.delay;
    recipe.lastDelay = choices.lastDelay;
    recipe.csv.byteOrderMark = choices.byteOrderMark;
    if (choices.format == ExportFormat::Page)
        recipe.pageLanguage = choices.pageLanguage.toStdString();
    const bool aboutOneWord = choices.view && isAboutOneWord(*choices.view);
    if ((choices.allRows && !aboutOneWord) || choices.format == ExportFormat::Gif) // which walks all of it
        recipe.place.reset();
    return recipe;
}

ExportFormat fittingFormat(ExportFormat format, std::optional<ExportView> view)
{
    if (fits(format, view))
        return format;
    for (const ExportFormat other : exportFormats()) {
        if (fits(other, view))
            return other;
    }
    return format;
}

QString suggestedName(const ExportChoices& choices)
{
    const std::string name = choices.view ? nameOf(*choices.view) : "decode";
    return QString::fromStdString(name + "." + endingOf(choices.format));
}

} // namespace lab
