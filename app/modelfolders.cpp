// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/modelfolders.h"

#include <cstdlib>
#include <sstream>
#include <string>
#include <system_error>

namespace lab {

namespace {

using Path = std::filesystem::path;

std::vector<Path> foldersOfEnvironment()
{
    std::vector<Path> folders;
    const char* value = std::getenv("ATTENTION_LAB_MODELS");
    std::istringstream list(value ? value : "");
    for (std::string folder; std::getline(list, folder, ':');)
        folders.emplace_back(folder);
    return folders;
}

Path programFolder()
{
    std::error_code error;
    return std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
}

} // namespace

std::vector<Path> modelFolders()
{
    std::vector<Path> folders = foldersOfEnvironment();
    const Path program = programFolder();
    folders.push_back(program / "models");
    folders.push_back(program.parent_path() / "share" / "attention-lab" / "models");
    folders.emplace_back(ATTENTION_LAB_SOURCE_MODELS);
    std::erase_if(folders, [](const Path& folder) {
        std::error_code error;
        return !std::filesystem::is_directory(folder, error);
    });
    return folders;
}

} // namespace lab
