// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/reproduce.h"

#include "app/commandline/exportarguments.h"
#include "app/commandline/inputlines.h"
#include "app/commandline/longexport.h"
#include "app/commandline/missingnotice.h"
#include "app/commandline/modeloption.h"
#include "app/commandline/offscreenapplication.h"
#include "app/exporting/provenance.h"
#include "app/language.h"
#include "model/math/error.h"
#include "model/text/terminaltext.h"
#include "widgets/figures/temporaryname.h"

#include <CLI/CLI.hpp>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <iostream>
#include <memory>
#include <string>

namespace lab {

namespace {

struct ReproduceOptions {
    std::string file;
    std::string out;   ///< empty: nothing is kept
    std::string model; ///< empty: the one that the file names
    bool force = false;
    DecodeArguments limits; ///< of what a file may ask for
};

/// The first byte in which two files differ, from 0; −1 when they are equal.
qint64 firstDifference(const std::string& first, const std::string& second)
{
    constexpr qint64 block = 1 << 20;
    QFile a(QFile::decodeName(first.c_str()));
    QFile b(QFile::decodeName(second.c_str()));
    if (!a.open(QIODevice::ReadOnly) || !b.open(QIODevice::ReadOnly))
        throw FileError(first + " and " + second + ": cannot read them to compare");
    for (qint64 done = 0;; done += block) {
        const QByteArray left = a.read(block);
        const QByteArray right = b.read(block);
        if (left != right)
            return done + std::distance(left.begin(),
                              std::mismatch(left.begin(), left.end(), right.begin(), right.end()).first);
        if (left.size() < block)
            return -1;
    }
}

/// "map.png: made with the model zh-en-dot (SHA-256 01ab…); --model FOLDER says where it is"
std::string neededModel(const ExportRecipe& recipe, const std::string& file)
{
    const std::string hash = recipe.modelHash.empty() ? "" : " (SHA-256 " + recipe.modelHash + ")";
    return file + ": made with the model " + recipe.model + hash + "; --model FOLDER says where it is";
}

Bundle modelOf(const ExportRecipe& recipe, const ReproduceOptions& options)
{
    if (!options.model.empty())
        return openModel(options.model);
    try {
        return openModel(recipe.model);
    } catch (const Error& error) {
        throw FileError(neededModel(recipe, options.file) + ". " + error.what());
    }
}

/// What the file says of its model, wherever a model of these numbers is now and whatever its folder is
/// called.
ExportModel checkedModel(const ExportRecipe& recipe, ExportModel model, const std::string& file)
{
    if (!recipe.modelHash.empty() && recipe.modelHash != model.hash)
        throw ConfigError(
            neededModel(recipe, file) + "; here " + model.name + " has the SHA-256 " + model.hash);
    model.name = recipe.model;
    return model;
}

/// Throws FormatError when a file asks for more work than decodes usually are, as anybody can write one.
void requireUsual(const ExportRecipe& recipe, const DecodeArguments& limits, const std::string& file)
{
    constexpr std::size_t mebibyte = std::size_t(1) << 20;
    const auto require = [&file](std::size_t asked, std::size_t most, const char* what, const char* option) {
        if (asked > most)
            throw FormatError(file + ": it asks for a decode of " + std::to_string(asked) + ' ' + what +
                              ", but may ask for at most " + std::to_string(most) + " (" + option +
                              " sets another limit)");
    };
    const int steps = limits.options.maximumSteps == 0 ? mostUsualSteps : limits.options.maximumSteps;
    require(std::size_t(characterCount(recipe.sentence)), std::size_t(limits.maximumCharacters), "characters",
        "--max-characters");
    require(std::size_t(recipe.decode.maximumSteps), std::size_t(steps), "steps", "--max-steps");
    require(recipe.decode.maximumBytes / mebibyte + (recipe.decode.maximumBytes % mebibyte == 0 ? 0 : 1),
        limits.options.maximumBytes / mebibyte, "MiB", "--max-memory");
}

/// Throws ConfigError when what is made would be much larger than the file that it is compared with.
void requireSize(const ExportRecipe& recipe, const Decoding& decoding, const std::string& file)
{
    const std::int64_t bytes = expectedBytes(recipe, decoding); // about
    if (bytes > largeFile && bytes / 2 > QFileInfo(QFile::decodeName(file.c_str())).size())
        throw ConfigError("made again, it would have about " + std::to_string(bytes / 1'000'000) + " MB");
}

/// The name of a file in `folder` with the same ending, on which the format depends.
std::string fileIn(const QTemporaryDir& folder, const ExportRecipe& recipe)
{
    if (!folder.isValid())
        throw FileError("Cannot make a temporary folder in " +
                        QFileInfo(temporaryName()).path().toStdString() +
                        ": --out names a place for the file instead.");
    return folder.filePath(QStringLiteral("again.")).toStdString() + endingOf(recipe.format);
}

void reproduce(const ReproduceOptions& options)
{
    const ExportRecipe recipe = recipeOf(readProvenance(options.file), options.file);
    requireUsual(recipe, options.limits, options.file);
    if (!options.out.empty())
        requireFree(options.out, options.force);
    const Bundle bundle = modelOf(recipe, options);
    const ExportModel model = checkedModel(recipe, exportModel(bundle), options.file);
    const QTemporaryDir folder(temporaryName());
    const std::string again = options.out.empty() ? fileIn(folder, recipe) : options.out;
    const OffscreenApplication application;
    Translation translation;
    translation.choose(languageNamed(recipe.language));
    try {
        const Decoding decoding =
            decodeText(options.limits.progress, bundle.model, recipe.sentence, recipe.decode);
        requireSize(recipe, decoding, options.file);
        writeExport(recipe, model, decoding, again, options.limits.progress);
        MissingNotice().check(recipe, model, decoding, options.file);
    } catch (const FileError&) { // of the file to write, which it names
        throw;
    } catch (const Error& error) { // a choice of the recipe that this model cannot follow
        throw FormatError(options.file + ": " + error.what());
    }
    const qint64 difference = firstDifference(options.file, again);
    if (difference >= 0)
        throw ConfigError(options.file + ": made again, it differs from byte " + std::to_string(difference) +
                          " on; another version of the program or of a font may be the cause");
    std::cout << lineForTerminal(options.file) << ": made again, byte for byte\n";
}

} // namespace

void addReproduceCommand(CLI::App& application)
{
    const auto options = std::make_shared<ReproduceOptions>();
    CLI::App* command = application.add_subcommand(
        "reproduce", "Make an exported file again from what it says about itself, and compare");
    command->add_option("FILE", options->file, "A file that Attention Lab has exported")
        ->required()
        ->check(CLI::ExistingFile);
    command->add_option("--out", options->out, "Keep what is made under this name; else it is only compared")
        ->type_name("FILE");
    command->add_option("--model", options->model, "Another place of the model [the name that the file has]")
        ->type_name("NAME|FOLDER");
    command->add_flag("--force", options->force, "Replace a file that exists");
    addLimitOptions(*command, options->limits);
    command->get_option("--max-characters")->description("Refuse a file whose text has more characters");
    command->get_option("--max-steps")
        ->description(
            "Refuse a file whose decode may have more steps [" + std::to_string(mostUsualSteps) + "]");
    command->get_option("--max-memory")
        ->description(
            "Refuse a file whose decode may take more memory [" + std::to_string(mostUsualBytes >> 20) + "]");
    command->footer("Example:\n  attention-lab reproduce map.png\n");
    command->callback([options] { reproduce(*options); });
}

} // namespace lab
