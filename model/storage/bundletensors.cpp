// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/bundletensors.h"

#include "model/math/error.h"
#include "model/storage/json.h"
#include "model/storage/tensorlist.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace lab {

namespace {

// The first few names, so that the sentence stays one.
std::string listed(const std::vector<std::string>& names)
{
    constexpr size_t shown = 5;
    std::string text;
    for (size_t i = 0; i < std::min(shown, names.size()); ++i)
        text += (i == 0 ? "" : ", ") + quotedName(names[i]);
    return names.size() <= shown ? text : text + " and " + std::to_string(names.size() - shown) + " more";
}

std::set<std::string> namesOf(const std::vector<TensorEntry>& entries)
{
    std::set<std::string> names;
    for (const TensorEntry& entry : entries)
        names.insert(entry.name);
    return names;
}

void requireNames(const TensorHeader& found, const Tensors& expected, const std::string& file)
{
    const std::set<std::string> wanted = namesOf(expected);
    const std::set<std::string> there = namesOf(found.entries);
    std::vector<std::string> missing;
    std::ranges::copy_if(
        wanted, std::back_inserter(missing), [&](const auto& name) { return !there.contains(name); });
    std::vector<std::string> surplus;
    std::ranges::copy_if(
        there, std::back_inserter(surplus), [&](const auto& name) { return !wanted.contains(name); });
    if (!missing.empty() || !surplus.empty())
        throw FormatError(file + ": expected the tensors of its config.json" +
                          (missing.empty() ? "" : ", missing " + listed(missing)) +
                          (surplus.empty() ? "" : ", found in surplus " + listed(surplus)) + ".");
}

} // namespace

Tensors bundleTensors(const TranslatorConfig& config)
{
    return std::visit([](const auto& kind) { return tensorsOf(kind); }, config);
}

void requireTensors(const TensorHeader& found, const Tensors& expected, const std::string& file)
{
    requireNames(found, expected, file);
    for (const TensorEntry& entry : expected) {
        const TensorEntry& other = *findEntry(found, entry.name);
        if (shapeText(other) != shapeText(entry))
            throw FormatError(file + ": tensor " + quotedName(entry.name) + ": expected the shape " +
                              shapeText(entry) + ", found " + shapeText(other) + ".");
    }
}

} // namespace lab
