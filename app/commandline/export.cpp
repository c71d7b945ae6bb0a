// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/export.h"

#include "app/commandline/decodeoptions.h"
#include "app/commandline/offscreenapplication.h"
#include "model/decoding/decode.h"
#include "widgets/figure.h"
#include "widgets/formula.h"
#include "widgets/remark.h"

#include <CLI/CLI.hpp>
#include <QFile>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace lab {

namespace {

struct ExportOptions {
    std::string source;
    std::string view;
    std::string file;
    FigureOptions figure;
    DecodeArguments decode;
};

const std::map<std::string, FigureKind> kindOfView = {{"scores", FigureKind::Scores},
    {"probabilities", FigureKind::Probabilities}, {"context", FigureKind::Context}};

void exportFigure(ExportOptions& options)
{
    const Bundle bundle = openModel(options.decode);
    const DecodeOptions choices = decodeOptions(options.decode, bundle);
    const Decoding decoding = decode(bundle.model, options.source, choices);
    const OffscreenApplication application;
    options.figure.head = shownHead(options.decode.attention, decoding).value_or(HeadChoice());
    options.figure.modelName = captionOfModel(
        QString::fromStdString(bundle.name), bundle.config, choices.step.attention, options.figure.head.site);
    options.figure.scoreFormula = scoreFormula(bundle.config);
    const QImage figure = renderFigure(decoding, kindOfView.at(options.view), options.figure);
    saveFigure(figure, QFile::decodeName(options.file.c_str()));
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

void addFigureOptions(CLI::App& command, FigureOptions& figure)
{
    command.add_option("--width", figure.widthPixels, "Width of the image in pixels")
        ->check(CLI::Range(200, 20000))
        ->type_name("PX")
        ->capture_default_str();
    command.add_option("--dpi", figure.dpi, "Resolution: sets the size of type and is stored in the file")
        ->check(CLI::Range(36, 1200))
        ->type_name("N")
        ->capture_default_str();
}

} // namespace

void addExportCommand(CLI::App& application)
{
    const auto options = std::make_shared<ExportOptions>();
    CLI::App* command = application.add_subcommand("export", "Save a heat map of a decode as PNG");
    command->add_option("--source", options->source, "Sentence to translate")->required()->type_name("TEXT");
    command->add_option("--view", options->view, "What to draw")
        ->required()
        ->check(CLI::IsMember({"scores", "probabilities", "context"}))
        ->type_name("VIEW");
    command->add_option("--out", options->file, "Image to write")->required()->type_name("FILE.png");
    addFigureOptions(*command, options->figure);
    addColourOption(*command, options->figure.colours);
    addDecodeOptions(*command, options->decode);
    command->footer(
        "Example:\n  attention-lab export --source 欢迎来北京。 --view probabilities --out map.png\n");
    command->callback([options] { exportFigure(*options); });
}

} // namespace lab
