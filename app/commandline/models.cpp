// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/models.h"

#include "app/commandline/csvfile.h"
#include "app/commandline/modelstable.h"
#include "app/modelfolders.h"
#include "model/math/error.h"
#include "model/text/terminaltext.h"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>
#include <string>

namespace lab {

namespace {

std::string searchedFolders()
{
    std::string text;
    for (const std::filesystem::path& folder : modelFolders())
        text += "\n  " + lineForTerminal(folder.string());
    return text;
}

void listModels(const CsvFile& csv)
{
    const std::vector<ModelEntry> models = modelCatalogue(modelFolders());
    if (models.empty())
        throw FileError("No trained model was found; searched:" + searchedFolders());
    const TextTable table = modelsTable(models);
    writeCsv(csv, formatCsv(table));
    if (csv.isOutput())
        return;
    std::cout << formatTable(table) << "\nFound in:" << searchedFolders()
              << "\nWithout --model: " << defaultModelName << '\n';
}

} // namespace

void addModelsCommand(CLI::App& application)
{
    const auto csv = std::make_shared<CsvFile>();
    CLI::App* command =
        application.add_subcommand("models", "List the trained models: attention, size, quality");
    addCsvOptions(*command, *csv, "Also write the table as CSV; - is standard output, without the table");
    command->footer(
        "BLEU is corpus BLEU-4 with 13a tokenisation, lower-cased, greedy and with beam search of\n"
        "width 5; chrF is chrF2. Each model's trainer measured them on its validation pairs.\n\n"
        "Example:\n  attention-lab models\n");
    command->callback([csv] { listModels(*csv); });
}

} // namespace lab
