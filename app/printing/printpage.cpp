// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/printing/printpage.h"

#include "app/exportdialog/exporttexts.h"
#include "app/exporting/filenames.h"
#include "widgets/figures/vectorpage.h"

#include <algorithm>

namespace lab {

namespace {

constexpr double narrowest = 640;  ///< logical pixels that a figure needs with type as on the screen
constexpr double muchLarger = 1.1; ///< what of type is worth turning the paper

/// How large type is on the page, 1 as on the screen.
double typeSize(const Drawing& drawing, const QPageLayout& page)
{
    return drawing.scale * placeOnPage(drawing.size, page).scale;
}

QPageLayout turned(QPageLayout page, QPageLayout::Orientation orientation)
{
    page.setOrientation(orientation);
    return page;
}

} // namespace

ExportSubject printSubject(ExportSubject shown, const QList<ExportView>& views)
{
    shown.recipe.view = views.first();
    shown.recipe.beside = {views.begin() + 1, views.end()};
    shown.recipe.figure.dark = false;
    return shown;
}

Drawing drawForPage(const ExportSubject& subject, const QPageLayout& page)
{
    ExportRecipe recipe = subject.recipe;
    recipe.figure.width = std::max(printableSize(page).width(), narrowest);
    recipe.columns = 1;
    Drawing best = drawExport(recipe, subject.model, *subject.decoding);
    for (recipe.columns = 2; recipe.columns <= 1 + int(recipe.beside.size()); ++recipe.columns) {
        Drawing other = drawExport(recipe, subject.model, *subject.decoding);
        if (typeSize(other, page) > typeSize(best, page))
            best = std::move(other);
    }
    return best;
}

QPageLayout fittingPage(const ExportSubject& subject, QPageLayout page)
{
    const QPageLayout upright = turned(page, QPageLayout::Portrait);
    const QPageLayout lying = turned(page, QPageLayout::Landscape);
    const double size = typeSize(drawForPage(subject, upright), upright);
    return typeSize(drawForPage(subject, lying), lying) > muchLarger * size ? lying : upright;
}

QString documentName(const ExportRecipe& recipe)
{
    const QString sentence = QString::fromStdString(recipe.sentence).simplified();
    QString name = sentenceForName(sentence, u'-');
    if (name.size() < sentence.size())
        name += u'…';
    return recipe.beside.empty() ? name + QStringLiteral(" – ") + titleOf(*recipe.view) : name;
}

} // namespace lab
