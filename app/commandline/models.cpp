// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/models.h"

#include "app/commandline/modelstable.h"
#include "app/modelfolders.h"
#include "model/math/error.h"
#include "model/storage/atomicfile.h"

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
        text += "\n  " + folder.string();
    return text;
}

void listModels(const std::string& csv)
{
    const std::vector<ModelEntry> models = modelCatalogue(modelFolders());
    if (models.empty())
        throw FileError("No trained model was found; searched:" + searchedFolders());
    const TextTable table = modelsTable(models);
    if (csv == "-") {
        std::cout << formatCsv(table);
        return;
    }
    std::cout << formatTable(table) << "\nFound in:" << searchedFolders()
              << "\nWithout --model: " << defaultModelName << '\n';
    if (!csv.empty())
        writeFileAtomically(csv, formatCsv(table));
}

} // namespace

void addModelsCommand(CLI::App& application)
{
    const auto csv = std::make_shared<std::string>();
    CLI::App* command =
        application.add_subcommand("models", "List the trained models: attention, size, quality");
    command->add_option("--csv", *csv, "Also write the table as CSV; - is standard output, without the table")
        ->type_name("FILE|-");
    command->footer(
        "BLEU is corpus BLEU-4 with 13a tokenisation, lower-cased, greedy and with beam search of\n"
        "width 5; chrF is chrF2. Each model's trainer measured them on its validation pairs.\n\n"
        "Example:\n  attention-lab models\n");
    command->callback([csv] { listModels(*csv); });
}

} // namespace lab
