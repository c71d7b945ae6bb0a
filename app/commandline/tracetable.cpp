// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/tracetable.h"

#include "app/commandline/hypothesestable.h"
#include "app/commandline/texttable.h"
#include "model/decoding/decodefacts.h"
#include "model/storage/recordjson.h"
#include "model/text/labels.h"
#include "model/text/terminaltext.h"
#include "widgets/equation.h"
#include "widgets/headmean.h"

#include <algorithm>
#include <cstddef>

namespace lab {

namespace {

using HeadMatrix = SharedMatrix HeadRecord::*;
using Names = std::vector<std::string>;

// Smaller shares of the context would read 0.00.
constexpr float smallestTerm = 0.005F;
constexpr std::size_t othersShown = 3;

std::string joined(const Names& names)
{
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : " ") + name;
    return text;
}

Names sourceNames(const Decoding& decoding)
{
    return labelsOf(decoding.source);
}

// What each step said, or read.
Names stepNames(const Decoding& decoding, Token StepRecord::*token)
{
    std::vector<Token> tokens;
    for (const auto& step : decoding.steps)
        tokens.push_back((*step).*token);
    return labelsOf(tokens);
}

Names queryNames(const Decoding& decoding, AttentionSite site)
{
    if (isWithinSource(site))
        return sourceNames(decoding);
    return stepNames(decoding, site == AttentionSite::Cross ? &StepRecord::chosen : &StepRecord::input);
}

Names keyNames(const Decoding& decoding, AttentionSite site)
{
    return site == AttentionSite::DecoderSelf ? stepNames(decoding, &StepRecord::input)
                                              : sourceNames(decoding);
}

// Rows count from 1, as the equations C1, C2… do.
TextTable::Column numberedColumn(const std::string& title, const Names& names)
{
    TextTable::Column column{title, {}, TextTable::Align::Left};
    const int digits = static_cast<int>(std::to_string(names.size()).size());
    for (std::size_t row = 0; row < names.size(); ++row) {
        char number[24];
        std::snprintf(number, sizeof number, "%*zu", digits, row + 1);
        column.cells.push_back(std::string(number) + " " + names[row]);
    }
    return column;
}

// What is printed of an attention head, or of the mean of heads.
struct HeadView {
    int heads = 1;                  ///< more: of the mean of so many
    std::vector<AttentionRow> rows; ///< one for each query
    Names queries;
    Names keys;
};

HeadView headView(const Decoding& decoding, const HeadChoice& choice)
{
    return {headsInMean(decoding, choice), attentionRows(decoding, choice), queryNames(decoding, choice.site),
        keyNames(decoding, choice.site)};
}

// Query by key; "-" where a query does not have a key.
std::string matrixTable(const HeadView& view, HeadMatrix matrix, const std::string& title)
{
    TextTable table{{numberedColumn(title, view.queries)}};
    for (std::size_t key = 0; key < view.keys.size(); ++key) {
        TextTable::Column column{view.keys[key], {}};
        for (const AttentionRow& row : view.rows) {
            const SharedMatrix& values = row.head.*matrix;
            const bool has = static_cast<Index>(key) < values.cols() && !row.isMasked(static_cast<int>(key));
            column.cells.push_back(
                has ? fixedNumber(double{values(row.query, static_cast<Index>(key))}, 3) : "-");
        }
        table.columns.push_back(std::move(column));
    }
    return formatTable(table) + "\n";
}

// ≈ 0.30·欢迎 + 0.61·来 + 0.09·北京
std::string equation(const QStringList& keys, const AttentionRow& row)
{
    const ContextEquation equation = contextEquation(row, keys, {.smallest = smallestTerm});
    QStringList terms;
    for (const EquationTerm& term : equation.terms)
        terms.append(termText(term));
    if (equation.restWords > 0)
        terms.append(QStringLiteral("…"));
    const QString zeros = equation.zeroWords > 0 ? QStringLiteral("; ") + zeroText(equation) : QString();
    return (equationSign(equation) + u' ' + terms.join(QStringLiteral(" + ")) + zeros).toStdString();
}

// Σ of mean weight · mean value is another vector.
std::string meanOfContexts(int heads)
{
    return "mean of the contexts of " + std::to_string(heads) + " heads";
}

std::string contextLines(const HeadView& view)
{
    TextTable table{{numberedColumn("Context", view.queries), {"", {}, TextTable::Align::Left}}};
    QStringList keys;
    for (const std::string& key : view.keys)
        keys.append(QString::fromStdString(key));
    for (std::size_t row = 0; row < view.rows.size(); ++row)
        table.columns[1].cells.push_back(
            "C" + std::to_string(row + 1) + " " +
            (view.heads > 1 ? "= " + meanOfContexts(view.heads) : equation(keys, view.rows[row])));
    return formatTable(table) + "\n";
}

std::string headTables(const HeadView& view)
{
    return matrixTable(view, &HeadRecord::scores, "Scores") +
           matrixTable(view, &HeadRecord::probabilities, "Probabilities") + contextLines(view);
}

std::string titleOf(AttentionSite site)
{
    switch (site) {
    case AttentionSite::EncoderSelf:
        return "Inside the encoder, layer ";
    case AttentionSite::DecoderSelf:
        return "Inside the decoder, layer ";
    case AttentionSite::Embeddings:
        return "Between the bare embeddings, layer ";
    case AttentionSite::Cross:
        break;
    }
    return "Layer ";
}

std::string titleOf(const Decoding& decoding, const HeadChoice& choice)
{
    const int heads = headsInMean(decoding, choice);
    const std::string head =
        heads > 1 ? "means of its " + std::to_string(heads) + " heads, number by number"
                  : "head " + std::to_string(std::max(choice.head, 0) + 1); // the mean of one is that one
    return titleOf(choice.site) + std::to_string(choice.layer + 1) + ", " + head;
}

std::string crossTables(const Decoding& decoding)
{
    std::string text;
    HeadChoice choice;
    const int layers = layerCount(decoding, choice.site);
    for (choice.layer = 0; choice.layer < layers; ++choice.layer) {
        const int heads = headCount(decoding, choice);
        for (choice.head = 0; choice.head < heads; ++choice.head) {
            if (layers > 1 || heads > 1)
                text += titleOf(decoding, choice) + "\n\n";
            text += headTables(headView(decoding, choice));
        }
    }
    return text;
}

std::string attentionTables(const Decoding& decoding, const std::optional<HeadChoice>& shown)
{
    if (hasFixedContext(decoding, shown.value_or(HeadChoice()).site))
        return "No attention: every step reads the same context, one summary of the whole sentence.\n\n";
    if (!shown)
        return crossTables(decoding);
    return titleOf(decoding, *shown) + "\n\n" + headTables(headView(decoding, *shown));
}

// The most probable ones that were not said: better ones too, where another word was drawn, forced or found.
std::string otherCandidates(const StepRecord& step)
{
    std::string text;
    std::size_t shown = 0;
    for (const Candidate& candidate : step.candidates) {
        if (candidate.token.id == step.chosen.id || shown == othersShown)
            continue;
        text += (shown++ == 0 ? "" : "  ") + labelOf(candidate.token) + " " +
                fixedNumber(double{candidate.probability}, 3) + (candidate.blocked ? " (blocked)" : "");
    }
    return text;
}

std::string nextWordTable(const Decoding& decoding)
{
    constexpr auto left = TextTable::Align::Left;
    TextTable table{{numberedColumn("Next word", stepNames(decoding, &StepRecord::chosen)),
        {"after", stepNames(decoding, &StepRecord::input), left}, {"probability", {}},
        {"best others", {}, left}}};
    for (const auto& step : decoding.steps) {
        table.columns[2].cells.push_back(fixedNumber(double{step->chosenProbability}, 3));
        table.columns[3].cells.push_back(otherCandidates(*step));
    }
    return formatTable(table) + "\n";
}

} // namespace

std::string traceTable(const Decoding& decoding, const std::optional<HeadChoice>& shown)
{
    std::string text = "Source: " + lineForTerminal(joined(sourceNames(decoding))) + "\n\n";
    if (!decoding.steps.empty())
        text += attentionTables(decoding, shown) + nextWordTable(decoding);
    if (decoding.beam)
        text += hypothesesTable(*decoding.beam);
    text += "Translation: " + lineForTerminal(decoding.text) + "\n";
    if (!decoding.steps.empty())
        text += "About: " + textOf(factsOf(decoding)) + "\n";
    return text + "Stopped: " + nameOf(decoding.stop) + "\n";
}

} // namespace lab
