// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/modelcatalogue.h"

#include "model/storage/bundle.h"

#include <map>
#include <optional>
#include <system_error>

namespace lab {

namespace {

using Path = std::filesystem::path;

std::optional<ModelEntry> entryOf(const Path& folder)
{
    try {
        const BundleConfig config = readBundleConfig(folder);
        return ModelEntry{
            folder.filename().string(), std::filesystem::absolute(folder), config.model, config.measured};
    } catch (const std::exception&) {
        return {};
    }
}

std::vector<Path> subfoldersOf(const Path& folder)
{
    std::vector<Path> found;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        if (entry->is_directory(error))
            found.push_back(entry->path());
    }
    return found;
}

} // namespace

std::vector<ModelEntry> modelCatalogue(const std::vector<Path>& folders)
{
    std::map<std::string, ModelEntry> byName;
    for (const Path& folder : folders) {
        for (const Path& bundle : subfoldersOf(folder)) {
            if (const auto entry = entryOf(bundle))
                byName.emplace(entry->name, *entry);
        }
    }
    std::vector<ModelEntry> models;
    for (auto& [name, entry] : byName)
        models.push_back(std::move(entry));
    return models;
}

} // namespace lab
