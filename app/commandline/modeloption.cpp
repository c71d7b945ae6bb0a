// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/modeloption.h"

#include "app/commandline/notices.h"
#include "app/modelfolders.h"
#include "model/storage/bundleencodings.h"

#include <CLI/CLI.hpp>

namespace lab {

void addModelOption(CLI::App& command, std::string& model)
{
    command
        .add_option("--model", model,
            "Trained model: a name, or the folder of a bundle [the one for --mode and --rule, else " +
                std::string(defaultModelName) + "]")
        ->type_name("NAME|FOLDER");
}

void addModelsOption(CLI::App& command, std::vector<std::string>& models)
{
    command
        .add_option("--model", models, "Trained model: a name, or the folder of a bundle; may be repeated")
        ->type_name("NAME|FOLDER")
        ->allow_extra_args(false)
        ->capture_default_str();
}

Bundle openBundle(const std::filesystem::path& folder)
{
    Bundle bundle = loadBundle(folder);
    noteEncodings(folder, printEncoding);
    return bundle;
}

Bundle openModel(const std::string& model)
{
    return openBundle(findBundle(model, modelFolders()));
}

} // namespace lab
