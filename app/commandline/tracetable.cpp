// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/tracetable.h"

#include "app/commandline/hypothesestable.h"
#include "app/commandline/texttable.h"
#include "model/storage/recordjson.h"
#include "model/text/tokenizer.h"

#include <algorithm>
#include <cstddef>

namespace lab {

namespace {

using HeadMatrix = SharedMatrix HeadRecord::*;

// Smaller shares of the context would read 0.00.
constexpr float smallestTerm = 0.005F;
constexpr std::size_t candidatesShown = 4;

std::string joined(const std::vector<Token>& tokens)
{
    std::string text;
    for (const Token& token : tokens)
        text += (text.empty() ? "" : " ") + displayText(token);
    return text;
}

// Steps count from 1, as the equations C1, C2… do.
TextTable::Column stepColumn(const Decoding& decoding, const std::string& title)
{
    TextTable::Column column{title, {}, TextTable::Align::Left};
    const int digits = static_cast<int>(std::to_string(decoding.steps.size()).size());
    for (std::size_t step = 0; step < decoding.steps.size(); ++step) {
        char number[24];
        std::snprintf(number, sizeof number, "%*zu", digits, step + 1);
        column.cells.push_back(std::string(number) + " " + displayText(decoding.steps[step]->chosen));
    }
    return column;
}

struct HeadPlace {
    std::size_t layer = 0;
    std::size_t head = 0;
};

const HeadRecord& headOf(const StepRecord& step, HeadPlace place)
{
    return step.layers.at(place.layer).cross.at(place.head);
}

// Step by source token. The last row of a head is the one of this step's query.
std::string headTable(const Decoding& decoding, HeadPlace place, HeadMatrix matrix, const std::string& title)
{
    TextTable table{{stepColumn(decoding, title)}};
    for (std::size_t token = 0; token < decoding.source.tokens.size(); ++token) {
        TextTable::Column column{displayText(decoding.source.tokens[token]), {}};
        for (const auto& step : decoding.steps) {
            const SharedMatrix& values = headOf(*step, place).*matrix;
            column.cells.push_back(
                fixedNumber(double{values(values.rows() - 1, static_cast<Index>(token))}, 3));
        }
        table.columns.push_back(std::move(column));
    }
    return formatTable(table) + "\n";
}

// C2 = 0.30·欢迎 + 0.61·来 + 0.09·北京
std::string equation(const std::vector<Token>& source, const SharedMatrix& weights)
{
    std::string terms;
    bool allShown = true;
    for (std::size_t token = 0; token < source.size(); ++token) {
        const float weight = weights(weights.rows() - 1, static_cast<Index>(token));
        allShown = allShown && weight >= smallestTerm;
        if (weight >= smallestTerm)
            terms += (terms.empty() ? "" : " + ") + fixedNumber(double{weight}, 2) + "·" +
                     displayText(source[token]);
    }
    return terms + (allShown ? "" : " + …");
}

std::string contextLines(const Decoding& decoding, HeadPlace place)
{
    TextTable table{{stepColumn(decoding, "Context"), {"", {}, TextTable::Align::Left}}};
    for (std::size_t step = 0; step < decoding.steps.size(); ++step) {
        const SharedMatrix& weights = headOf(*decoding.steps[step], place).weights;
        table.columns[1].cells.push_back(
            "C" + std::to_string(step + 1) + " = " + equation(decoding.source.tokens, weights));
    }
    return formatTable(table) + "\n";
}

std::string headTables(const Decoding& decoding)
{
    std::string text;
    const std::vector<LayerRecord>& layers = decoding.steps.front()->layers;
    for (HeadPlace place; place.layer < layers.size(); ++place.layer) {
        const std::size_t heads = layers[place.layer].cross.size();
        const bool several = layers.size() > 1 || heads > 1;
        for (place.head = 0; place.head < heads; ++place.head) {
            if (several)
                text += "Layer " + std::to_string(place.layer + 1) + ", head " +
                        std::to_string(place.head + 1) + "\n\n";
            text += headTable(decoding, place, &HeadRecord::scores, "Scores");
            text += headTable(decoding, place, &HeadRecord::probabilities, "Probabilities");
            text += contextLines(decoding, place);
        }
    }
    return text;
}

std::string otherCandidates(const StepRecord& step)
{
    std::string text;
    for (std::size_t i = 1; i < std::min(step.candidates.size(), candidatesShown); ++i) {
        const Candidate& candidate = step.candidates[i];
        text += (i == 1 ? "" : "  ") + displayText(candidate.token) + " " +
                fixedNumber(double{candidate.probability}, 3);
    }
    return text;
}

std::string nextWordTable(const Decoding& decoding)
{
    constexpr auto left = TextTable::Align::Left;
    TextTable table{{stepColumn(decoding, "Next word"), {"after", {}, left}, {"probability", {}},
        {"next best", {}, left}}};
    for (const auto& step : decoding.steps) {
        table.columns[1].cells.push_back(displayText(step->input));
        table.columns[2].cells.push_back(fixedNumber(double{step->chosenProbability}, 3));
        table.columns[3].cells.push_back(otherCandidates(*step));
    }
    return formatTable(table) + "\n";
}

} // namespace

std::string traceTable(const Decoding& decoding)
{
    std::string text = "Source: " + joined(decoding.source.tokens) + "\n\n";
    if (!decoding.steps.empty())
        text += headTables(decoding) + nextWordTable(decoding);
    if (decoding.beam)
        text += hypothesesTable(*decoding.beam);
    return text + "Translation: " + decoding.text + "\nStopped: " + nameOf(decoding.stop) + "\n";
}

} // namespace lab
