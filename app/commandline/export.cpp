// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/export.h"

#include "app/commandline/exportarguments.h"
#include "app/commandline/exportbatch.h"
#include "app/commandline/longexport.h"
#include "app/commandline/missingnotice.h"
#include "app/commandline/notices.h"
#include "app/commandline/offscreenapplication.h"
#include "app/exporting/provenance.h"
#include "app/language.h"
#include "model/math/error.h"
#include "model/storage/atomicfile.h"
#include "model/storage/recordsizes.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <fstream>
#include <functional>
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

/// Before a large file is written, which takes its time.
void sayIfLarge(const std::string& file, std::int64_t bytes)
{
    if (!file.empty() && bytes >= largeFile)
        printNotice(file + " will have about " + std::to_string(bytes / 1'000'000) + " MB");
}

BatchReport exportOne(const ExportArguments& arguments, const Bundle& bundle, const TextSink& json)
{
    const ExportModel model = exportModel(bundle);
    ExportRecipe recipe = recipeFor(arguments, bundle, model);
    recipe.sentence = arguments.source.value();
    if (!arguments.file.empty())
        requireFree(arguments.file, arguments.force);
    const Decoding decoding = decodeText(arguments.decode, bundle.model, recipe.sentence, recipe.decode);
    UnsplitNotice(bundle).check(decoding.source);
    recipe.figure.head = shownHead(arguments.decode.attention, decoding).value_or(HeadChoice());
    const bool isRefused = recipe.format == ExportFormat::Page && !recipe.largePage; // where it is so large
    sayIfLarge(arguments.file, isRefused ? 0 : expectedBytes(recipe, decoding));
    sayIfLarge(arguments.json, json ? expectedJsonBytes(decoding, KeyRows::All) : 0);
    if (!arguments.file.empty()) {
        writeExport(recipe, model, decoding, arguments.file, arguments.decode.progress);
        MissingNotice().check(recipe, model, decoding, arguments.file);
    }
    if (json) {
        writeRecordJson(decoding, json, -1, KeyRows::All, provenanceOf(recipe, model, decoding));
        json("\n");
    }
    return {};
}

BatchReport exportBatch(const ExportArguments& arguments, const Bundle& bundle, const TextSink& json)
{
    if (arguments.batch == "-")
        return exportLines(std::cin, arguments, bundle, json);
    std::ifstream input = opened(arguments.batch);
    return exportLines(input, arguments, bundle, json);
}

/// Throws FileError when not all lines were done; what was done is in its files by then.
void requireDone(const ExportArguments& arguments, const BatchReport& report)
{
    const std::string json =
        arguments.json.empty() || arguments.json == "-" ? "" : ", all in " + arguments.json;
    if (report.stopped)
        throw FileError("stopped after " + std::to_string(report.lines) + " lines" + json);
    report.failures.requireNone(report.lines);
}

/// `perform` may write to the sink, which is the file or standard output, or empty where nobody wants JSON.
BatchReport withJson(
    const ExportArguments& arguments, const std::function<BatchReport(const TextSink&)>& perform)
{
    if (arguments.json.empty() || arguments.json == "-")
        return perform(arguments.json.empty() ? TextSink() : writeToOutput);
    requireFree(arguments.json, arguments.force);
    AtomicFile file(arguments.json);
    const BatchReport report = perform([&file](std::string_view text) { file.write(text); });
    file.commit();
    return report;
}

void exportDecodes(const ExportArguments& arguments)
{
    check(arguments);
    const Bundle bundle = openModel(arguments.decode);
    const OffscreenApplication application;
    Translation translation;
    translation.choose(languageNamed(arguments.recipe.language));
    const BatchReport report = withJson(arguments, [&](const TextSink& json) {
        return arguments.batch.empty() ? exportOne(arguments, bundle, json)
                                       : exportBatch(arguments, bundle, json);
    });
    requireDone(arguments, report);
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
        "  attention-lab export --batch sentences.txt --jobs 4 --view probabilities --out 'map-{line}.svg'\n"
        "  attention-lab export --batch - --json - < sentences.txt > decodes.jsonl\n");
    command->callback([arguments] { exportDecodes(*arguments); });
}

} // namespace lab
