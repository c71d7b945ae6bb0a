// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/exportview.h"

#include "model/math/error.h"

#include <array>
#include <utility>

namespace lab {

namespace {

constexpr std::array<std::pair<ExportView, const char*>, 3> views = {{{ExportView::Scores, "scores"},
    {ExportView::Probabilities, "probabilities"}, {ExportView::Context, "context"}}};

} // namespace

std::string nameOf(ExportView view)
{
    for (const auto& [known, name] : views) {
        if (known == view)
            return name;
    }
    throw ConfigError("There is no view " + std::to_string(int(view)) + " to export.");
}

std::optional<ExportView> exportViewNamed(const std::string& name)
{
    for (const auto& [view, known] : views) {
        if (known == name)
            return view;
    }
    return {};
}

std::vector<std::string> exportViewNames()
{
    std::vector<std::string> names;
    for (const auto& entry : views)
        names.emplace_back(entry.second);
    return names;
}

} // namespace lab
