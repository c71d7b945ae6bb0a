// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/exportview.h"

#include "model/math/error.h"

#include <array>
#include <utility>

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
    View{ExportView::Weights, "weights", FigureKind::Weights},
    View{ExportView::Context, "context", FigureKind::Context},
    View{ExportView::Lines, "lines", FigureKind::Probabilities},
    View{ExportView::Heads, "heads"},
    View{ExportView::Calculation, "calculation"},
    View{ExportView::Sum, "sum"},
    View{ExportView::Worksheet, "worksheet"},
    View{ExportView::Solution, "solution"},
};

constexpr std::array<std::pair<CellQuestion::Kind, const char*>, 6> numbers = {
    {{CellQuestion::Score, "score"}, {CellQuestion::Logit, "logit"},
        {CellQuestion::Probability, "probability"}, {CellQuestion::Weight, "weight"},
        {CellQuestion::ContextComponent, "component"}, {CellQuestion::ContextShares, "context"}}};

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

std::vector<ExportView> exportViews()
{
    std::vector<ExportView> all;
    for (const View& entry : views)
        all.push_back(entry.view);
    return all;
}

std::optional<FigureKind> figureKindOf(ExportView view)
{
    return entryOf(view).kind;
}

ExportView exportViewOf(FigureKind kind)
{
    for (const View& entry : views) {
        if (entry.kind == kind)
            return entry.view;
    }
    throw ConfigError("There is no view of the matrix " + std::to_string(int(kind)) + " to export.");
}

bool isAboutOneWord(ExportView view)
{
    return view == ExportView::Calculation || view == ExportView::Sum || isSheet(view);
}

bool isSheet(ExportView view)
{
    return view == ExportView::Worksheet || view == ExportView::Solution;
}

bool hasView(const Decoding& decoding, ExportView view)
{
    return !decoding.steps.empty() && (view == ExportView::Context || !hasFixedContext(decoding));
}

std::string nameOf(CellQuestion::Kind number)
{
    for (const auto& [known, name] : numbers) {
        if (known == number)
            return name;
    }
    throw ConfigError("There is no number of kind " + std::to_string(int(number)) + " to take apart.");
}

std::optional<CellQuestion::Kind> questionKindNamed(const std::string& name)
{
    for (const auto& [kind, known] : numbers) {
        if (known == name)
            return kind;
    }
    return {};
}

std::vector<std::string> questionKindNames()
{
    std::vector<std::string> names;
    for (const auto& entry : numbers)
        names.emplace_back(entry.second);
    return names;
}

} // namespace lab
