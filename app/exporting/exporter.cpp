// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/exporter.h"

#include "app/exporting/provenance.h"
#include "app/exporting/viewdrawing.h"
#include "app/exporting/wordlinks.h"
#include "model/math/error.h"
#include "model/storage/arraytensors.h"
#include "model/storage/atomicfile.h"
#include "model/storage/npz.h"
#include "model/storage/recordarrays.h"
#include "model/storage/recordjson.h"
#include "model/storage/recordsizes.h"
#include "widgets/figures/footer.h"
#include "widgets/figures/matrixexport.h"
#include "widgets/figures/pngfile.h"
#include "widgets/formula.h"
#include "widgets/heatmapview.h"
#include "widgets/remark.h"

#include <QFile>

#include <limits>

namespace lab {

namespace {

/// The matrix of a view. Throws ConfigError when it is none.
FigureKind kindOf(const ExportRecipe& recipe)
{
    const ExportView view = recipe.view.value();
    const auto kind = figureKindOf(view);
    if (!kind)
        throw ConfigError("The view " + nameOf(view) + " is no matrix: there is only a picture of it.");
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

void writeBytes(const std::filesystem::path& file, const QByteArray& bytes)
{
    writeFileAtomically(file, std::string_view(bytes.constData(), std::size_t(bytes.size())));
}

void writePieces(const std::filesystem::path& name, const std::function<void(const TextSink&)>& write)
{
    AtomicFile file(name);
    write([&file](std::string_view text) { file.write(text); });
    file.commit();
}

FigureOptions figureOf(const ExportRecipe& recipe, const ExportModel& model, const Decoding& decoding)
{
    FigureOptions figure = recipe.figure;
    figure.width /= double(recipe.magnification);
    figure.head = fitting(recipe.figure.head, decoding);
    figure.modelName = captionOf(model, recipe, figure.head.site);
    if (model.config)
        figure.scoreFormula = scoreFormula(*model.config);
    if (recipe.place && recipe.place->step > 0) {
        const Moment moment = momentAt(*recipe.place, figure.head, decoding);
        figure.steps = moment.step;
        if (const auto kind = figureKindOf(recipe.view.value()))
            figure.reached = reachedRows(moment, *kind);
    }
    return figure;
}

/// What a view becomes in the type, with the footer and as large as the recipe says.
Drawing finished(const ExportRecipe& recipe, const ExportModel& model, const FigureOptions& figure,
    const Decoding& decoding)
{
    const QString footer = recipe.footer && !isSheet(recipe.view.value())
                               ? provenanceLine(provenanceOf(recipe, model, decoding))
                               : QString();
    return inFamily(QString::fromStdString(recipe.font), [&] {
        const Theme theme = themeOf(figure.dark, figure.colours);
        const Drawing view = drawView(recipe, figure, decoding);
        return enlarged(withFooter(view, footer, theme, figure.transparent), double(recipe.magnification));
    });
}

DecodeAnimator animatorOf(
    const ExportRecipe& recipe, const ExportModel& model, const std::shared_ptr<const Decoding>& decoding)
{
    const auto draw = [recipe, model, decoding](
                          const FigureOptions& figure) { return finished(recipe, model, figure, *decoding); };
    return {decoding, kindOf(recipe),
        {figureOf(recipe, model, *decoding), recipe.dpi, recipe.stepSize, recipe.delay, recipe.lastDelay,
            draw}};
}

WordLinkOptions linksOf(const ExportRecipe& recipe, const Decoding& decoding)
{
    return {fitting(recipe.figure.head, decoding), recipe.linkThreshold, recipe.figure.end};
}

ReplayPage pageOf(const ExportRecipe& recipe, const ExportModel& model, const Decoding& decoding)
{
    ReplayPage page;
    page.head = fitting(recipe.figure.head, decoding);
    page.modelName = captionOf(model, recipe, AttentionSite::Cross).toStdString();
    page.language = recipe.pageLanguage.empty() ? recipe.language : recipe.pageLanguage;
    page.colours = recipe.figure.colours;
    if (recipe.largePage)
        page.mostMegabytes = std::numeric_limits<int>::max();
    if (model.config)
        page.scoreFormula = scoreFormula(*model.config).toStdString();
    page.provenance = provenanceOf(recipe, model, decoding);
    return page;
}

} // namespace

Drawing drawExport(const ExportRecipe& recipe, const ExportModel& model, const Decoding& decoding)
{
    return finished(recipe, model, figureOf(recipe, model, decoding), decoding);
}

LabelledMatrix tableOf(const ExportRecipe& recipe, const ExportModel& model, const Decoding& decoding)
{
    return labelledMatrix(figureData(decoding, kindOf(recipe), figureOf(recipe, model, decoding)));
}

std::int64_t cellCount(const ExportRecipe& recipe, const ExportModel& model, const Decoding& decoding)
{
    const HeatMapData data = figureData(decoding, kindOf(recipe), figureOf(recipe, model, decoding));
    return std::int64_t(data.rowCount()) * data.columnCount();
}

std::int64_t expectedBytes(const ExportRecipe& recipe, const Decoding& decoding)
{
    switch (recipe.format) {
    case ExportFormat::Page:
        return expectedJsonBytes(decoding, KeyRows::Added);
    case ExportFormat::Json:
        return recipe.view ? 0 : expectedJsonBytes(decoding, KeyRows::All);
    case ExportFormat::Npz:
    case ExportFormat::Safetensors:
        return expectedArrayBytes(decoding);
    default:
        return 0;
    }
}

ExportWork::ExportWork(ExportRecipe recipe, ExportModel model, std::shared_ptr<const Decoding> decoding)
    : m_recipe(std::move(recipe)),
      m_model(std::move(model)),
      m_decoding(std::move(decoding)),
      m_about(provenanceOf(m_recipe, m_model, *m_decoding))
{
    if (m_recipe.format == ExportFormat::Gif)
        m_animator = animatorOf(m_recipe, m_model, m_decoding);
    if (m_recipe.format == ExportFormat::Png)
        m_picture.emplace(drawExport(m_recipe, m_model, *m_decoding), m_recipe.dpi);
    if (m_recipe.format == ExportFormat::Page)
        m_page = pageOf(m_recipe, m_model, *m_decoding);
}

int ExportWork::stepCount() const
{
    if (m_animator)
        return m_animator->placeCount();
    if (m_picture)
        return m_picture->bandCount();
    return fits(m_recipe.format, m_recipe.view) && m_recipe.view ? 1 : 0;
}

void ExportWork::paintNext()
{
    ++m_painted;
    if (m_animator)
        return m_animator->paintNext();
    if (m_picture)
        return m_picture->paintNext();
    const auto picture = pictureFormatOf(m_recipe.format);
    if (!picture)
        m_table = tableOf(m_recipe, m_model, *m_decoding);
    else
        m_bytes =
            encodePicture(drawExport(m_recipe, m_model, *m_decoding), {*picture, m_recipe.dpi, m_about});
}

void ExportWork::write(const std::filesystem::path& file) const
{
    switch (m_recipe.format) {
    case ExportFormat::Png:
        return writeBytes(file, pngOf(m_picture->picture(), m_about));
    case ExportFormat::Svg:
    case ExportFormat::Pdf:
    case ExportFormat::Tikz:
        return writeBytes(file, m_bytes);
    case ExportFormat::Gif:
        m_animator->animation().save(QFile::decodeName(file.c_str()), m_about);
        return;
    case ExportFormat::Page:
        return writePieces(
            file, [this](const TextSink& sink) { writeReplayPage(*m_decoding, m_page, sink); });
    case ExportFormat::Csv:
        return writeFileAtomically(file, matrixToCsv(m_table, m_about, m_recipe.csv));
    case ExportFormat::Json:
        return m_recipe.view ? writeFileAtomically(file, matrixToJson(m_table, m_about)) : writeRecord(file);
    case ExportFormat::Npz:
        return writeNpz(file, {recordArrays(*m_decoding), m_about});
    case ExportFormat::Safetensors:
        return writeSafetensors(file, {recordArrays(*m_decoding), m_about});
    case ExportFormat::Alignment:
        return writeFileAtomically(file, pharaohLine(*m_decoding, linksOf(m_recipe, *m_decoding)));
    }
}

void ExportWork::writeRecord(const std::filesystem::path& name) const
{
    writePieces(
        name, [this](const TextSink& sink) { writeRecordJson(*m_decoding, sink, 2, KeyRows::All, m_about); });
}

void writeExport(const ExportRecipe& recipe, const ExportModel& model, const Decoding& decoding,
    const std::filesystem::path& file, const PaintingProgress& progress)
{
    // The decode is not owned: the work ends before it does.
    ExportWork work(recipe, model, {std::shared_ptr<void>(), &decoding});
    while (!work.isPainted()) {
        work.paintNext();
        if (progress)
            progress(work);
    }
    work.write(file);
}

} // namespace lab
