// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/exportview.h"

#include "model/math/error.h"

#include <array>

namespace lab {

namespace {

struct View {
    ExportView view;
    const char* name;
    std::optional<FigureKind> kind = {};
};

const std::array views = {
    View{ExportView::Scores, "scores", FigureKind::Scores},
    View{ExportView::Probabilities, "probabilities", FigureKind::Probabilities},
    View{ExportView::Context, "context", FigureKind::Context},
    View{ExportView::Worksheet, "worksheet"},
    View{ExportView::Solution, "solution"},
};

const View& entryOf(ExportView view)
{
    for (const View& entry : views) {
        if (entry.view == view)
            return entry;
    }
    throw ConfigError("There is no view " + std::to_string(int(view)) + " to export.");
}

} // namespace

std::string nameOf(ExportView view)
{
    return entryOf(view).name;
}

std::optional<ExportView> exportViewNamed(const std::string& name)
{
    for (const View& entry : views) {
        if (entry.name == name)
            return entry.view;
    }
    return {};
}

std::vector<std::string> exportViewNames()
{
    std::vector<std::string> names;
    for (const View& entry : views)
        names.emplace_back(entry.name);
    return names;
}

std::optional<FigureKind> figureKindOf(ExportView view)
{
    return entryOf(view).kind;
}

} // namespace lab
