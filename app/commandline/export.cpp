// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/export.h"

#include "app/commandline/exportarguments.h"
#include "app/commandline/exportbatch.h"
#include "app/commandline/offscreenapplication.h"
#include "app/exporting/exporter.h"
#include "app/exporting/provenance.h"
#include "app/language.h"
#include "model/decoding/decode.h"
#include "model/math/error.h"
#include "model/storage/atomicfile.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>

namespace lab {

namespace {

void check(const ExportArguments& arguments)
{
    const bool isBatch = !arguments.batch.empty();
    if (!arguments.source && !isBatch)
        throw CLI::RequiredError("--source or --batch");
    if (arguments.file.empty() && arguments.json.empty())
        throw CLI::RequiredError("--out or --json");
    const bool hasPlace = arguments.file.find("{line}") != std::string::npos ||
                          arguments.file.find("{source}") != std::string::npos;
    if (isBatch && !arguments.file.empty() && !hasPlace)
        throw CLI::ValidationError("--out", "in a batch its name needs {line} or {source}");
}

std::ifstream opened(const std::string& file)
{
    std::ifstream input(file);
    std::error_code ignored;
    if (!input || std::filesystem::is_directory(file, ignored))
        throw FileError(file + ": cannot read this file");
    return input;
}

void writeToOutput(std::string_view text)
{
    std::cout << text << std::flush;
    if (!std::cout)
        throw FileError("standard output cannot be written");
}

void exportOne(const ExportArguments& arguments, const Bundle& bundle, const TextSink& json)
{
    const ExportModel model = exportModel(bundle);
    ExportRecipe recipe = recipeFor(arguments, bundle, model);
    recipe.sentence = arguments.source.value();
    if (!arguments.file.empty())
        requireFree(arguments.file, arguments.force);
    const Decoding decoding = decode(bundle.model, recipe.sentence, recipe.decode);
    recipe.figure.head = shownHead(arguments.decode.attention, decoding).value_or(HeadChoice());
    if (!arguments.file.empty())
        writeExport(recipe, model, decoding, arguments.file);
    if (!json)
        return;
    writeRecordJson(decoding, json, -1, KeyRows::All, provenanceOf(recipe, model));
    json("\n");
}

void exportBatch(const ExportArguments& arguments, const Bundle& bundle, const TextSink& json)
{
    const BatchReport report = [&] {
        if (arguments.batch == "-")
            return exportLines(std::cin, arguments, bundle, json);
        std::ifstream input = opened(arguments.batch);
        return exportLines(input, arguments, bundle, json);
    }();
    if (report.failures > 0)
        throw FileError(
            std::to_string(report.failures) + " of " + std::to_string(report.lines) + " lines failed");
}

void exportDecodes(const ExportArguments& arguments)
{
    check(arguments);
    const Bundle bundle = openModel(arguments.decode);
    const OffscreenApplication application;
    Translation translation;
    translation.choose(languageNamed(arguments.recipe.language));
    const auto perform = arguments.batch.empty() ? exportOne : exportBatch;
    if (arguments.json.empty() || arguments.json == "-")
        return perform(arguments, bundle, arguments.json.empty() ? TextSink() : writeToOutput);
    requireFree(arguments.json, arguments.force);
    AtomicFile file(arguments.json);
    perform(arguments, bundle, [&file](std::string_view text) { file.write(text); });
    file.commit();
}

} // namespace

void addExportCommand(CLI::App& application)
{
    const auto arguments = std::make_shared<ExportArguments>();
    CLI::App* command =
        application.add_subcommand("export", "Save a decode as picture, animation, page or numbers");
    addExportOptions(*command, *arguments);
    command->footer(
        "Each file says how it was made; `attention-lab reproduce FILE` makes it again.\n\n"
        "Examples:\n  attention-lab export --source 欢迎来北京。 --view probabilities --out map.png\n"
        "  attention-lab export --source 欢迎来北京。 --view scores --width-mm 84 --out column.pdf\n"
        "  attention-lab export --source 欢迎来北京。 --out page.html --language zh\n"
        "  attention-lab export --batch sentences.txt --jobs 4 --view probabilities --out 'maps/{line}.svg'\n"
        "  attention-lab export --batch - --json - < sentences.txt > decodes.jsonl\n");
    command->callback([arguments] { exportDecodes(*arguments); });
}

} // namespace lab
