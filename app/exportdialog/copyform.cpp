// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exportdialog/copyform.h"

#include "app/exporting/provenance.h"
#include "model/storage/matrixtables.h"

#include <QCoreApplication>

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CopyForm)
};

std::string tableText(const LabelledMatrix& table, CopyForm form, int decimals)
{
    switch (form) {
    case CopyForm::Latex:
        return matrixToLatex(table, decimals);
    case CopyForm::Markdown:
        return matrixToMarkdown(table, decimals);
    default:
        return matrixToTsv(table);
    }
}

} // namespace

std::vector<CopyForm> copyForms()
{
    return {CopyForm::Image, CopyForm::Svg, CopyForm::Tsv, CopyForm::Latex, CopyForm::Markdown};
}

QString titleOf(CopyForm form)
{
    switch (form) {
    case CopyForm::Image:
        return Text::tr("Copy as Image");
    case CopyForm::Svg:
        return Text::tr("Copy as SVG");
    case CopyForm::Tsv:
        return Text::tr("Copy Numbers for a Spreadsheet");
    case CopyForm::Latex:
        return Text::tr("Copy as LaTeX Table");
    case CopyForm::Markdown:
        break;
    }
    return Text::tr("Copy as Markdown Table");
}

QString aboutForm(CopyForm form, int decimals)
{
    switch (form) {
    case CopyForm::Image:
        return Text::tr("The picture as pixels, to paste into slides and chats.");
    case CopyForm::Svg:
        return Text::tr("The picture as vectors, to paste into a drawing program.");
    case CopyForm::Tsv:
        return Text::tr("The numbers with tabs between them, exact to the last digit.");
    case CopyForm::Latex:
        return Text::tr("The numbers as a tabular, rounded to %1 digits after the point as sums are.")
            .arg(decimals);
    case CopyForm::Markdown:
        break;
    }
    return Text::tr("The numbers as a table of bars, rounded to %1 digits after the point as sums are.")
        .arg(decimals);
}

bool fits(CopyForm form, ExportView view)
{
    return form == CopyForm::Image || form == CopyForm::Svg || figureKindOf(view);
}

std::unique_ptr<QMimeData> copied(const ExportSubject& subject, ExportView view, CopyForm form, int decimals)
{
    auto data = std::make_unique<QMimeData>();
    ExportRecipe recipe = subject.recipe;
    recipe.view = view;
    if (form == CopyForm::Image) {
        data->setImageData(renderPicture(drawExport(recipe, subject.model, *subject.decoding), recipe.dpi));
    } else if (form == CopyForm::Svg) {
        recipe.format = ExportFormat::Svg;
        data->setData(QStringLiteral("image/svg+xml"),
            encodePicture(drawExport(recipe, subject.model, *subject.decoding),
                {PictureFormat::Svg, recipe.dpi, provenanceOf(recipe, subject.model, *subject.decoding)}));
    } else {
        data->setText(QString::fromStdString(
            tableText(tableOf(recipe, subject.model, *subject.decoding), form, decimals)));
    }
    return data;
}

} // namespace lab
