// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/provenance.h"
#include "app/exporting/recipejson.h"
#include "tests/fuzz/targets.h"

#include <unistd.h>

namespace lab::fuzz {

namespace {

/// What a file of this ending says about itself, and how it was made.
void read(std::string_view bytes, const char* ending)
{
    const MemoryFile file(bytes);
    const std::filesystem::path name = "/tmp/attention-lab-fuzz-" + std::to_string(getpid()) + ending;
    std::error_code ignored;
    std::filesystem::create_symlink(file.path(), name, ignored);
    readOrRefuse([&] { recipeText(recipeOf(readProvenance(name), name.string())); });
    std::filesystem::remove(name, ignored);
}

void recipe(std::string_view bytes)
{
    readOrRefuse([&] { recipeText(recipeFromText(bytes, "map.png")); });
}

} // namespace

std::vector<Target> targets()
{
    return {{"png", [](std::string_view bytes) { read(bytes, ".png"); }},
        {"svg", [](std::string_view bytes) { read(bytes, ".svg"); }},
        {"pdf", [](std::string_view bytes) { read(bytes, ".pdf"); }},
        {"tex", [](std::string_view bytes) { read(bytes, ".tex"); }},
        {"html", [](std::string_view bytes) { read(bytes, ".html"); }},
        {"gif", [](std::string_view bytes) { read(bytes, ".gif"); }},
        {"csv", [](std::string_view bytes) { read(bytes, ".csv"); }},
        {"json", [](std::string_view bytes) { read(bytes, ".json"); }},
        {"npz", [](std::string_view bytes) { read(bytes, ".npz"); }},
        {"safetensors", [](std::string_view bytes) { read(bytes, ".safetensors"); }}, {"recipe", recipe}};
}

} // namespace lab::fuzz
