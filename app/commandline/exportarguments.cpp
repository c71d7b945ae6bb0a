// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/exportarguments.h"

#include "app/commandline/optionchecks.h"
#include "app/exporting/filenames.h"
#include "model/math/error.h"
#include "widgets/figures/replaypage.h"

#include <CLI/CLI.hpp>
#include <QFile>

#include <algorithm>
#include <filesystem>
#include <map>
#include <thread>
#include <vector>

namespace lab {

namespace {

constexpr const char* pictures = "Pictures";
constexpr const char* tables = "Tables and alignments";
constexpr const char* batches = "Many sentences";

ExportFormat formatOf(const std::string& file)
{
    const auto format = exportFormatOf(QFile::decodeName(file.c_str()));
    if (!format)
        throw CLI::ValidationError("--out", file + " must end in " + allEndings());
    return *format;
}

/// In logical pixels.
double widthOf(const ExportArguments& arguments)
{
    const double inches = arguments.widthMillimetres ? *arguments.widthMillimetres / millimetresPerInch
                                                     : double(arguments.widthPixels) / arguments.recipe.dpi;
    return double(float(inches * pixelsPerInch)); // as recipes keep it
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
        ->group(pictures)
        ->default_str(nameOf(colours).toStdString());
}

void addPictureOptions(CLI::App& command, ExportArguments& arguments)
{
    CLI::Option* pixels =
        command.add_option("--width", arguments.widthPixels, "Width of the picture in pixels")
            ->check(CLI::Range(200, 20000))
            ->type_name("PX")
            ->group(pictures)
            ->capture_default_str();
    command
        .add_option("--width-mm", arguments.widthMillimetres, "Width of the picture in millimetres instead")
        ->check(within(20, 2000))
        ->type_name("MM")
        ->group(pictures)
        ->excludes(pixels);
    command
        .add_option("--dpi", arguments.recipe.dpi,
            "Pixels to an inch: sets the size of type and is stored in the file")
        ->check(CLI::Range(36, 1200))
        ->type_name("N")
        ->group(pictures)
        ->capture_default_str();
    command
        .add_option("--magnification", arguments.recipe.magnification,
            "Type and lines so many times as large as on the screen")
        ->check(within(double(smallestMagnification), double(largestMagnification)))
        ->type_name("X")
        ->group(pictures)
        ->capture_default_str();
    FigureOptions& figure = arguments.recipe.figure;
    addColourOption(command, figure.colours);
    command.add_flag("--dark", figure.dark, "On a dark background")->group(pictures);
    command.add_flag("--transparent", figure.transparent, "Leave out the background")->group(pictures);
    command.add_flag("--words", figure.words, "Merge the pieces of a word: probabilities between words")
        ->group(pictures);
}

void addDetailOptions(CLI::App& command, ExportRecipe& recipe)
{
    FigureOptions& figure = recipe.figure;
    command
        .add_option("--font", recipe.font,
            "Family of type, of the fonts that are installed; others stand in for what it cannot draw")
        ->type_name("FAMILY")
        ->group(pictures);
    command
        .add_option("--digits", figure.decimals,
            "Digits after the point in cells, sums and worksheets [2; 1 where 2 do not fit; sums 4]")
        ->check(CLI::Range(0, mostFigureDecimals))
        ->type_name("N")
        ->group(pictures);
    command.add_flag("!--no-numbers", figure.numbers, "No numbers in the cells of a matrix")->group(pictures);
    command.add_flag("!--no-grid", figure.gaps, "No gaps between the cells of a matrix")->group(pictures);
    command.add_flag("!--no-axis-titles", figure.axisNames, "No names of the axes of a matrix")
        ->group(pictures);
    command
        .add_flag("--footer", recipe.footer,
            "Program, model, mode and rule in a line below the picture; worksheets have a foot of their own")
        ->group(pictures);
}

void addTableOptions(CLI::App& command, ExportRecipe& recipe)
{
    command
        .add_flag("!--no-byte-order-mark", recipe.csv.byteOrderMark,
            "CSV: begin without the byte-order mark by which Excel knows that it is UTF-8")
        ->group(tables);
    command
        .add_option("--link-threshold", recipe.linkThreshold,
            "Alignments: link a word to all that have at least this weight, not only to the one with most")
        ->check(within(0, 1))
        ->type_name("X")
        ->group(tables);
    command
        .add_flag("!--no-end", recipe.figure.end,
            "Matrices and alignments without </s>; rows of probabilities say what the rest sums to")
        ->group(tables);
}

void addTextOptions(CLI::App& command, ExportArguments& arguments)
{
    command
        .add_option("--language", arguments.recipe.language, "Language of the texts in pictures and pages")
        ->check(CLI::IsMember({"en", "zh"}))
        ->type_name("LANGUAGE")
        ->group(pictures)
        ->capture_default_str();
    command
        .add_option("--page-language", arguments.recipe.pageLanguage,
            "Language that a page opens in; it has both [that of the texts]")
        ->check(CLI::IsMember({"en", "zh"}))
        ->type_name("LANGUAGE")
        ->group(pictures);
}

void addAnimationOptions(CLI::App& command, ExportRecipe& recipe)
{
    static const std::map<std::string, StepSize> sizes = {
        {"word", StepSize::Word}, {"stage", StepSize::Stage}, {"key", StepSize::Key}};
    command.add_option("--frames", recipe.stepSize, "What a frame of a GIF adds [word]")
        ->transform(CLI::CheckedTransformer(sizes).description(""))
        ->type_name("word|stage|key")
        ->group(pictures);
    command.add_option("--delay", recipe.delay, "How long a frame of a GIF shows, in hundredths of a second")
        ->check(CLI::Range(2, 65535))
        ->type_name("N")
        ->group(pictures)
        ->capture_default_str();
    command.add_option("--last-delay", recipe.lastDelay, "The same for the last frame")
        ->check(CLI::Range(2, 65535))
        ->type_name("N")
        ->group(pictures)
        ->capture_default_str();
}

void addBatchOptions(CLI::App& command, ExportArguments& arguments)
{
    CLI::Option* batch =
        command
            .add_option("--batch", arguments.batch,
                "A file with one sentence a line, - for standard input. --out then has {line} "
                "or {source} in its name. A line that fails is reported and skipped")
            ->type_name("FILE|-")
            ->group(batches)
            ->excludes("--source");
    command
        .add_option("--jobs", arguments.jobs, "Decode so many sentences at a time; results keep their order")
        ->check(CLI::Range(1, 256))
        ->type_name("N")
        ->group(batches)
        ->needs(batch)
        ->capture_default_str();
}

void setViews(ExportRecipe& recipe, const std::vector<std::string>& names)
{
    recipe.view = exportViewNamed(names.front());
    recipe.beside.clear();
    for (std::size_t i = 1; i < names.size(); ++i)
        recipe.beside.push_back(*exportViewNamed(names[i]));
}

void addViewOptions(CLI::App& command, ExportRecipe& recipe)
{
    command
        .add_option_function<std::vector<std::string>>(
            "--view", [&recipe](const std::vector<std::string>& names) { setViews(recipe, names); },
            "What a picture, a GIF or a table shows; several, with commas between them, become one figure "
            "with "
            "the parts (a), (b)… and one range of colours")
        ->check(CLI::IsMember(exportViewNames()))
        ->delimiter(',')
        ->expected(1, 12)
        ->type_name("VIEW[,VIEW…]");
    command.add_option("--caption", recipe.caption, "Text below a figure of several views")
        ->check(isText())
        ->type_name("TEXT")
        ->group(pictures);
    command.add_option("--columns", recipe.columns, "Parts beside one another in such a figure")
        ->check(CLI::Range(1, 12))
        ->type_name("N")
        ->group(pictures)
        ->capture_default_str();
    command.add_flag("--all-sites", recipe.allSites, "View heads: of encoder, decoder and between them")
        ->group(pictures);
    command
        .add_option_function<std::string>(
            "--number",
            [&recipe](const std::string& name) { recipe.question.kind = *questionKindNamed(name); },
            "View sum: the number of the word at --step whose arithmetic is shown [score]")
        ->check(CLI::IsMember(questionKindNames()))
        ->type_name("NUMBER")
        ->group(pictures);
    const auto countFromOne = [&command](const char* name, int& value, const char* text) {
        command
            .add_option_function<int>(
                name, [&value](int number) { value = number - 1; }, text)
            ->check(CLI::Range(1, 1000000))
            ->type_name("N")
            ->group(pictures);
    };
    countFromOne("--key", recipe.question.key, "View sum: the key, from 1 [1]");
    countFromOne(
        "--component", recipe.question.component, "View sum: the component of the context, from 1 [1]");
}

/// An alignment says which tokens are linked; nothing else has links.
void checkLinks(const ExportRecipe& recipe)
{
    const bool isAlignment = recipe.format == ExportFormat::Alignment;
    if (isAlignment && recipe.figure.words)
        throw CLI::ValidationError("--words", "an alignment counts the tokens of the decode, not words");
    if (!isAlignment && recipe.linkThreshold)
        throw CLI::ValidationError("--link-threshold", "only .align files have links");
}

} // namespace

void addExportOptions(CLI::App& command, ExportArguments& arguments)
{
    command.add_option("--source", arguments.source, "Sentence to translate")
        ->check(isText())
        ->type_name("TEXT");
    addViewOptions(command, arguments.recipe);
    command
        .add_option_function<int>(
            "--step", [&arguments](int step) { arguments.recipe.place = SessionPlace{step}; },
            "Show the decode after so many words; a worksheet is about the last of them [all; 1]")
        ->check(CLI::Range(1, 1000000))
        ->type_name("N");
    command
        .add_option("--out", arguments.file,
            "File to write, by its ending a picture (.png, .svg, .pdf, .tex for XeLaTeX), a GIF that grows "
            "step by step (.gif), a page that replays the decode in a browser (.html), the numbers of a view "
            "(.csv, .json), or all numbers (.json without --view, .npz, .safetensors), or links between "
            "words as Pharaoh has them (.align)")
        ->type_name("FILE");
    command
        .add_option("--json", arguments.json, "Write every decode as one line of JSON; - is standard output")
        ->type_name("FILE|-");
    command.add_flag("--force", arguments.force, "Replace files that exist");
    command.add_flag("--large-page", arguments.recipe.largePage,
        "Write a page also when it embeds more than " + std::to_string(usualPageMegabytes) +
            " MB of numbers, which browsers may not open");
    addBatchOptions(command, arguments);
    addPictureOptions(command, arguments);
    addDetailOptions(command, arguments.recipe);
    addTableOptions(command, arguments.recipe);
    addTextOptions(command, arguments);
    addAnimationOptions(command, arguments.recipe);
    addDecodeOptions(command, arguments.decode);
}

ExportRecipe recipeFor(const ExportArguments& arguments, const Bundle& bundle, const ExportModel& model)
{
    ExportRecipe recipe = arguments.recipe;
    if (!arguments.file.empty()) {
        recipe.format = formatOf(arguments.file);
        if (needsView(recipe.format) && !recipe.view)
            throw CLI::RequiredError("--view");
        if (recipe.view && !canShowView(recipe.format))
            throw CLI::ValidationError(
                "--view", "a ." + endingOf(recipe.format) + " file has all of the decode");
        if (!recipe.beside.empty() && !pictureFormatOf(recipe.format))
            throw CLI::ValidationError(
                "--view", "a ." + endingOf(recipe.format) + " file shows one view, not several");
        if (recipe.view && !pictureFormatOf(recipe.format) && !figureKindOf(*recipe.view))
            throw CLI::ValidationError("--view", "a ." + endingOf(recipe.format) +
                                                     " file shows a matrix, which " + nameOf(*recipe.view) +
                                                     " is not");
    }
    if (!recipe.figure.end && (!canLeaveOutEnd(recipe.format, recipe.view) || !recipe.beside.empty()))
        throw CLI::ValidationError(
            "--no-end", "only matrices and alignments can leave out the end of the sentence");
    checkLinks(recipe);
    recipe.model = model.name;
    recipe.modelHash = model.hash;
    recipe.decode = decodeOptions(arguments.decode, bundle);
    recipe.figure.width = widthOf(arguments);
    return recipe;
}

ExportModel exportModel(const Bundle& bundle)
{
    return {bundle.name, bundle.config, modelHash(bundle.folder)};
}

void requireFree(const std::string& file, bool force)
{
    std::error_code ignored; // what cannot be looked at cannot be written either, which says why
    if (!force && std::filesystem::is_regular_file(file, ignored))
        throw FileError(file + ": this file exists (--force replaces it)");
}

std::string fileNameFor(const std::string& pattern, std::int64_t line, const std::string& sentence)
{
    QString source = sentenceForName(QString::fromStdString(sentence), u'_');
    std::replace_if(
        source.begin(), source.end(), [](QChar c) { return c.isSpace(); }, u'_');
    if (source.startsWith(u'.'))
        source[0] = u'_';
    QString name = QString::fromStdString(pattern);
    name.replace(QStringLiteral("{line}"), QString::number(line));
    name.replace(QStringLiteral("{source}"), source);
    return name.toStdString();
}

} // namespace lab
