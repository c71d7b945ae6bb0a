// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/evaluationtables.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>

namespace lab {

namespace {

// A column with one cell for each row.
template <typename Row, typename Cell>
TextTable::Column columnOf(const std::string& title, const std::vector<Row>& rows, const Cell& cell)
{
    TextTable::Column column{title, {}};
    std::ranges::transform(rows, std::back_inserter(column.cells), cell);
    return column;
}

// The four numbers of readability, for rows that may have none.
template <typename Row, typename Find>
void addReadability(TextTable& table, const std::vector<Row>& rows, const Find& find)
{
    const auto add = [&](const char* title, double Readability::*number, int decimals, double scale) {
        table.columns.push_back(columnOf(title, rows, [&](const Row& row) {
            const Readability* found = find(row);
            return found == nullptr ? std::string("-") : fixedNumber(scale * found->*number, decimals);
        }));
    };
    add("entropy (nats)", &Readability::entropy, 3, 1);
    add("effective tokens", &Readability::effectiveTokens, 2, 1);
    add("agreement %", &Readability::agreement, 1, 100);
    add("mass on links %", &Readability::massOnLinks, 1, 100);
}

const Readability* lastLayer(const ModelReport& report)
{
    const bool has = report.readability && report.readability->lastLayer;
    return has ? &*report.readability->lastLayer : nullptr;
}

// A head of a model; null: the model as a whole.
struct HeadRow {
    const ModelReport* model;
    const ModelReadability::Head* head;
};

std::vector<HeadRow> headRows(const std::vector<ModelReport>& reports, bool withModels)
{
    std::vector<HeadRow> rows;
    for (const ModelReport& report : reports) {
        if (withModels)
            rows.push_back({&report, nullptr});
        if (!report.readability)
            continue;
        for (const ModelReadability::Head& head : report.readability->heads)
            rows.push_back({&report, &head});
    }
    return rows;
}

void addModels(TextTable& table, const std::vector<HeadRow>& rows)
{
    table.columns.push_back(columnOf("model", rows, [](const HeadRow& row) { return row.model->name; }));
    table.columns.back().align = TextTable::Align::Left;
}

void addHeads(TextTable& table, const std::vector<HeadRow>& rows)
{
    addModels(table, rows);
    const auto add = [&](const char* title, std::optional<std::size_t> CrossHead::*place,
                         const char* ofModel) {
        table.columns.push_back(columnOf(title, rows, [=](const HeadRow& row) -> std::string {
            if (row.head != nullptr)
                return std::to_string(*(row.head->choice.*place) + 1);
            return lastLayer(*row.model) == nullptr ? "-" : ofModel;
        }));
    };
    add("layer", &CrossHead::layer, "last");
    add("head", &CrossHead::head, "mean");
}

void addQuality(TextTable& table, const std::vector<HeadRow>& rows)
{
    const auto add = [&](const char* title, const auto& cell) {
        table.columns.push_back(columnOf(title, rows, [&cell](const HeadRow& row) {
            return row.head == nullptr ? cell(*row.model) : std::string("-");
        }));
    };
    add("sentences",
        [](const ModelReport& report) { return std::to_string(report.quality.translations.size()); });
    add("BLEU", [](const ModelReport& report) { return fixedNumber(report.quality.bleu, 2); });
    add("chrF", [](const ModelReport& report) { return fixedNumber(report.quality.chrf, 2); });
    add("sentences per second",
        [](const ModelReport& report) { return fixedNumber(report.quality.sentencesPerSecond, 1); });
}

void addReadabilityOf(TextTable& table, const std::vector<HeadRow>& rows)
{
    addReadability(table, rows,
        [](const HeadRow& row) { return row.head == nullptr ? lastLayer(*row.model) : &row.head->measured; });
}

} // namespace

TextTable qualityTable(const std::vector<ModelReport>& reports)
{
    std::vector<HeadRow> rows;
    for (const ModelReport& report : reports)
        rows.push_back({&report, nullptr});
    TextTable table;
    addModels(table, rows);
    addQuality(table, rows);
    if (std::ranges::any_of(
            reports, [](const ModelReport& report) { return report.readability.has_value(); }))
        addReadabilityOf(table, rows);
    return table;
}

TextTable qualityTableWithHeads(const std::vector<ModelReport>& reports)
{
    const std::vector<HeadRow> rows = headRows(reports, true);
    TextTable table;
    addHeads(table, rows);
    addQuality(table, rows);
    addReadabilityOf(table, rows);
    return table;
}

TextTable lengthTable(const std::vector<ModelReport>& reports)
{
    const std::vector<LengthScore>& classes = reports.front().lengths;
    TextTable table;
    table.columns.push_back(
        columnOf("source tokens", classes, [](const LengthScore& score) { return score.lengths; }));
    table.columns.push_back(columnOf(
        "sentences", classes, [](const LengthScore& score) { return std::to_string(score.sentences); }));
    for (const ModelReport& report : reports)
        table.columns.push_back(columnOf("BLEU " + report.name, report.lengths,
            [](const LengthScore& score) { return score.bleu ? fixedNumber(*score.bleu, 2) : "-"; }));
    return table;
}

TextTable understandingTable(const std::vector<ModelReport>& reports)
{
    const std::vector<Understanding>& kinds = reports.front().understanding;
    TextTable table;
    table.columns.push_back(columnOf("kind", kinds, [](const Understanding& row) { return row.kind; }));
    table.columns.front().align = TextTable::Align::Left;
    table.columns.push_back(
        columnOf("sentences", kinds, [](const Understanding& row) { return std::to_string(row.sentences); }));
    for (const ModelReport& report : reports) {
        const std::string name = reports.size() > 1 ? " " + report.name : "";
        const auto add = [&](const char* title, double Understanding::*number) {
            table.columns.push_back(columnOf(title + name, report.understanding,
                [number](const Understanding& row) { return fixedNumber(row.*number, 1); }));
        };
        add("understood %", &Understanding::understood);
        add("keys %", &Understanding::keys);
        add("chrF", &Understanding::chrf);
        add("BLEU", &Understanding::bleu);
    }
    return table;
}

std::string understandingJson(const std::vector<ModelReport>& reports)
{
    nlohmann::ordered_json models = nlohmann::ordered_json::object();
    for (const ModelReport& report : reports) {
        for (const Understanding& row : report.understanding)
            models[report.name][row.kind] = {{"sentences", row.sentences}, {"understood", row.understood},
                {"keys", row.keys}, {"chrf", row.chrf}, {"bleu", row.bleu}};
    }
    return models.dump(2) + "\n";
}

TextTable headTable(const std::vector<ModelReport>& reports)
{
    const std::vector<HeadRow> rows = headRows(reports, false);
    TextTable table;
    addHeads(table, rows);
    addReadabilityOf(table, rows);
    return table;
}

} // namespace lab
