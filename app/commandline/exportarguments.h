// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline/decodeoptions.h"
#include "app/exporting/exportmodel.h"
#include "app/exporting/recipe.h"

#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace lab {

/// What is exported and how, as it is said on the command line.
struct ExportArguments {
    std::optional<std::string> source; ///< the sentence…
    std::string batch;                 ///< …or a file with one a line, "-" for standard input
    std::string file;                  ///< to write; in a batch a pattern, see fileNameFor()
    std::string json;                  ///< JSON Lines: a file, or "-" for standard output
    bool force = false;                ///< files that exist are replaced
    int jobs = 1;
    int widthPixels = 1600;
    std::optional<double> widthMillimetres;
    ExportRecipe recipe; ///< what needs neither model nor sentence
    DecodeArguments decode;
};

/// `arguments` must live as long as the command.
void addExportOptions(CLI::App& command, ExportArguments& arguments);

/// Completes `arguments.recipe`, but for sentence and head, and says what the model is. Throws
/// CLI::ValidationError for options that contradict each other.
ExportRecipe recipeFor(const ExportArguments& arguments, const Bundle& bundle, const ExportModel& model);

ExportModel exportModel(const Bundle& bundle);

/// Throws FileError when the file exists, unless it may be replaced.
void requireFree(const std::string& file, bool force);

/// The pattern with `line` for {line}, and for {source} the sentence, with _ for what file names cannot have
/// and cut after 60 characters.
std::string fileNameFor(const std::string& pattern, std::int64_t line, const std::string& sentence);

} // namespace lab
