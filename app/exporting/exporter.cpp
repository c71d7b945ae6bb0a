// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/exporter.h"

#include "app/exporting/provenance.h"
#include "model/math/error.h"
#include "model/storage/arraytensors.h"
#include "model/storage/atomicfile.h"
#include "model/storage/npz.h"
#include "model/storage/recordarrays.h"
#include "model/storage/recordjson.h"
#include "widgets/figures/decodeanimation.h"
#include "widgets/figures/matrixexport.h"
#include "widgets/figures/replaypage.h"
#include "widgets/figures/worksheet.h"
#include "widgets/formula.h"
#include "widgets/heatmapview.h"
#include "widgets/remark.h"

#include <QFile>

namespace lab {

namespace {

/// A decode, and how it becomes a file.
struct Order {
    const ExportRecipe& recipe;
    const ExportModel& model;
    const Decoding& decoding;
    QString file;

    Metadata about() const { return provenanceOf(recipe, model); }
};

/// Throws ConfigError when the view is no matrix, or there is none.
FigureKind kindOf(const ExportRecipe& recipe)
{
    const auto kind = recipe.view ? figureKindOf(*recipe.view) : std::nullopt;
    if (!kind)
        throw ConfigError("A ." + endingOf(recipe.format) + " file shows a matrix; " +
                          (recipe.view ? nameOf(*recipe.view) : "all of a decode") + " is none.");
    return *kind;
}

QString captionOf(const ExportModel& model, const ExportRecipe& recipe, AttentionSite site)
{
    const QString name = QString::fromStdString(model.name);
    return model.config ? captionOfModel(name, *model.config, recipe.decode.step.attention, site) : name;
}

/// The moment at which the decode had been walked to that place. It does not own the decode.
Moment momentAt(const SessionPlace& place, const HeadChoice& head, const Decoding& decoding)
{
    Moment moment;
    moment.decoding = std::shared_ptr<const Decoding>(std::shared_ptr<void>(), &decoding);
    moment.head = head;
    moment.step = std::min(place.step, stepCount(moment));
    moment.stage = place.stage;
    moment.part = place.part;
    return moment;
}

FigureOptions figureOf(const Order& order)
{
    const ExportRecipe& recipe = order.recipe;
    FigureOptions figure = recipe.figure;
    figure.head = fitting(recipe.figure.head, order.decoding);
    figure.modelName = captionOf(order.model, recipe, figure.head.site);
    if (order.model.config)
        figure.scoreFormula = scoreFormula(*order.model.config);
    if (recipe.place && recipe.place->step > 0) {
        const Moment moment = momentAt(*recipe.place, figure.head, order.decoding);
        figure.steps = moment.step;
        if (const auto kind = figureKindOf(recipe.view.value()))
            figure.reached = reachedRows(moment, *kind);
    }
    return figure;
}

void writePicture(const Order& order, PictureFormat format)
{
    savePicture(drawExport(order.recipe, order.model, order.decoding),
        {format, order.recipe.dpi, order.about()}, order.file);
}

void writeAnimation(const Order& order)
{
    const ExportRecipe& recipe = order.recipe;
    DecodeAnimationOptions options = {
        figureOf(order), recipe.dpi, recipe.stepSize, recipe.delay, recipe.lastDelay};
    animateDecode(order.decoding, kindOf(recipe), options).save(order.file, order.about());
}

void writePage(const Order& order, const std::filesystem::path& file)
{
    ReplayPage page;
    page.modelName = captionOf(order.model, order.recipe, AttentionSite::Cross).toStdString();
    page.language = order.recipe.language;
    page.colours = order.recipe.figure.colours;
    if (order.model.config)
        page.scoreFormula = scoreFormula(*order.model.config).toStdString();
    page.provenance = order.about();
    writeFileAtomically(file, replayPage(order.decoding, page));
}

void writeTable(const Order& order)
{
    saveMatrix(labelledMatrix(figureData(order.decoding, kindOf(order.recipe), figureOf(order))), order.file,
        order.about());
}

void writeRecord(const Order& order, const std::filesystem::path& name)
{
    AtomicFile file(name);
    writeRecordJson(
        order.decoding, [&file](std::string_view text) { file.write(text); }, 2, KeyRows::All, order.about());
    file.commit();
}

} // namespace

Drawing drawExport(const ExportRecipe& recipe, const ExportModel& model, const Decoding& decoding)
{
    const FigureOptions figure = figureOf({recipe, model, decoding, {}});
    switch (recipe.view.value()) {
    case ExportView::Worksheet:
    case ExportView::Solution:
        return drawWorksheet(decoding, {recipe.place.value_or(SessionPlace()).step, figure.head,
                                           recipe.view == ExportView::Solution, 2, figure.modelName});
    default:
        return drawFigure(decoding, kindOf(recipe), figure);
    }
}

void writeExport(const ExportRecipe& recipe, const ExportModel& model, const Decoding& decoding,
    const std::filesystem::path& file)
{
    const Order order = {recipe, model, decoding, QFile::decodeName(file.c_str())};
    if (const auto picture = pictureFormatOf(recipe.format))
        return writePicture(order, *picture);
    switch (recipe.format) {
    case ExportFormat::Gif:
        return writeAnimation(order);
    case ExportFormat::Page:
        return writePage(order, file);
    case ExportFormat::Npz:
        return writeNpz(file, {recordArrays(decoding), order.about()});
    case ExportFormat::Safetensors:
        return writeSafetensors(file, {recordArrays(decoding), order.about()});
    case ExportFormat::Json:
        return recipe.view ? writeTable(order) : writeRecord(order, file);
    default:
        return writeTable(order);
    }
}

} // namespace lab
