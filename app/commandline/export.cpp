// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/export.h"

#include "app/commandline/decodeoptions.h"
#include "app/commandline/offscreenapplication.h"
#include "app/commandline/optionchecks.h"
#include "model/decoding/decode.h"
#include "model/storage/atomicfile.h"
#include "widgets/figures/figure.h"
#include "widgets/figures/picture.h"
#include "widgets/figures/replaypage.h"
#include "widgets/formula.h"
#include "widgets/remark.h"

#include <CLI/CLI.hpp>
#include <QFile>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace lab {

namespace {

struct ExportOptions {
    std::string source;
    std::string view;
    std::string file;
    FigureOptions figure;
    int widthPixels = 1600;
    std::optional<double> widthMillimetres;
    PictureOptions picture;
    ReplayPage page;
    DecodeArguments decode;
};

const std::map<std::string, FigureKind> kindOfView = {{"scores", FigureKind::Scores},
    {"probabilities", FigureKind::Probabilities}, {"context", FigureKind::Context}};

bool isPage(const std::string& file)
{
    return file.ends_with(".html");
}

void exportPage(ExportOptions& options)
{
    const Bundle bundle = openModel(options.decode);
    const DecodeOptions choices = decodeOptions(options.decode, bundle);
    const Decoding decoding = decode(bundle.model, options.source, choices);
    options.page.modelName =
        captionOfModel(QString::fromStdString(bundle.name), bundle.config, choices.step.attention)
            .toStdString();
    options.page.scoreFormula = scoreFormula(bundle.config).toStdString();
    options.page.colours = options.figure.colours;
    writeFileAtomically(options.file, replayPage(decoding, options.page));
}

PictureFormat formatOf(const std::string& file)
{
    const auto format = pictureFormatOf(QFile::decodeName(file.c_str()));
    if (!format)
        throw CLI::ValidationError("--out", file + " must end in .png, .svg, .pdf, .tex or .html");
    return *format;
}

/// In logical pixels.
double widthOf(const ExportOptions& options)
{
    const double inches = options.widthMillimetres ? *options.widthMillimetres / millimetresPerInch
                                                   : double(options.widthPixels) / options.picture.dpi;
    return inches * pixelsPerInch;
}

void exportFigure(ExportOptions& options)
{
    if (options.view.empty())
        throw CLI::RequiredError("--view");
    options.picture.format = formatOf(options.file);
    const Bundle bundle = openModel(options.decode);
    const DecodeOptions choices = decodeOptions(options.decode, bundle);
    const Decoding decoding = decode(bundle.model, options.source, choices);
    const OffscreenApplication application;
    options.figure.head = shownHead(options.decode.attention, decoding).value_or(HeadChoice());
    options.figure.modelName = captionOfModel(
        QString::fromStdString(bundle.name), bundle.config, choices.step.attention, options.figure.head.site);
    options.figure.scoreFormula = scoreFormula(bundle.config);
    options.figure.width = widthOf(options);
    savePicture(drawFigure(decoding, kindOfView.at(options.view), options.figure), options.picture,
        QFile::decodeName(options.file.c_str()));
}

void addColourOption(CLI::App& command, SequentialMap& colours)
{
    std::vector<std::string> names;
    for (const SequentialMap map : sequentialMaps)
        names.push_back(nameOf(map).toStdString());
    command
        .add_option_function<std::string>(
            "--colours",
            [&colours](
                const std::string& name) { colours = *sequentialMapNamed(QString::fromStdString(name)); },
            "Colours of probabilities; scores and components have a sign and are blue to orange")
        ->check(CLI::IsMember(names))
        ->type_name("NAME")
        ->default_str(nameOf(colours).toStdString());
}

void addFigureOptions(CLI::App& command, ExportOptions& options)
{
    CLI::Option* pixels =
        command.add_option("--width", options.widthPixels, "Width of the picture in pixels")
            ->check(CLI::Range(200, 20000))
            ->type_name("PX")
            ->capture_default_str();
    command.add_option("--width-mm", options.widthMillimetres, "Width of the picture in millimetres instead")
        ->check(within(20, 2000))
        ->type_name("MM")
        ->excludes(pixels);
    command.add_flag("--transparent", options.figure.transparent, "Leave out the background");
    command
        .add_option("--dpi", options.picture.dpi,
            "Pixels to an inch: sets the size of type and is stored in the file")
        ->check(CLI::Range(36, 1200))
        ->type_name("N")
        ->capture_default_str();
}

} // namespace

void addExportCommand(CLI::App& application)
{
    const auto options = std::make_shared<ExportOptions>();
    CLI::App* command = application.add_subcommand(
        "export", "Save a heat map of a decode as a picture, or all of it as a page");
    command->add_option("--source", options->source, "Sentence to translate")->required()->type_name("TEXT");
    command->add_option("--view", options->view, "What to draw; a page has all of it")
        ->check(CLI::IsMember({"scores", "probabilities", "context"}))
        ->type_name("VIEW");
    command
        ->add_option("--out", options->file,
            "Picture to write, as PNG, SVG, PDF or TikZ for XeLaTeX by its ending .png, .svg, .pdf or .tex; "
            "or page that replays the decode in a browser: .html")
        ->required()
        ->type_name("FILE");
    command->add_option("--language", options->page.language, "Language of a page at first; it has both")
        ->check(CLI::IsMember({"en", "zh"}))
        ->type_name("LANGUAGE")
        ->capture_default_str();
    addFigureOptions(*command, *options);
    addColourOption(*command, options->figure.colours);
    addDecodeOptions(*command, options->decode);
    command->footer(
        "Examples:\n  attention-lab export --source 欢迎来北京。 --view probabilities --out map.png\n"
        "  attention-lab export --source 欢迎来北京。 --view scores --width-mm 84 --out column.pdf\n"
        "  attention-lab export --source 欢迎来北京。 --out page.html --language zh\n");
    command->callback([options] { isPage(options->file) ? exportPage(*options) : exportFigure(*options); });
}

} // namespace lab
