// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/modelstable.h"

#include <algorithm>
#include <iterator>
#include <system_error>

namespace lab {

namespace {

// What most models have goes without saying.
std::string textOf(const RecurrentConfig& model)
{
    if (model.attention == AttentionKind::None)
        return "none, fixed context";
    std::string text = nameOf(model.attention) + ", " + nameOf(model.rule);
    if (model.rule == ScoreRule::Additive && !model.learnedV)
        text += " (v all ones)";
    if (model.query == QuerySource::DecoderInput)
        text += ", query: " + nameOf(model.query);
    if (model.key != MemorySource::EncoderState)
        text += ", keys: " + nameOf(model.key);
    if (model.value != model.key)
        text += ", values: " + nameOf(model.value);
    return text;
}

std::string textOf(const TransformerConfig& model)
{
    std::string heads = std::to_string(model.encoderHeads);
    if (model.decoderHeads != model.encoderHeads)
        heads += "+" + std::to_string(model.decoderHeads);
    return "self, transformer, " + std::to_string(model.encoderLayers) + "+" +
           std::to_string(model.decoderLayers) + " layers, " + heads + " heads";
}

double mebibytesIn(const std::filesystem::path& folder)
{
    std::uintmax_t bytes = 0;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        std::error_code unreadable;
        const std::uintmax_t size = entry->file_size(unreadable);
        bytes += unreadable ? 0 : size;
    }
    return static_cast<double>(bytes) / (1 << 20);
}

} // namespace

std::string kindOf(const TranslatorConfig& config)
{
    return std::visit([](const auto& model) { return textOf(model); }, config);
}

TextTable modelsTable(const std::vector<ModelEntry>& models)
{
    TextTable table;
    const auto add = [&](const char* title, TextTable::Align align, const auto& cell) {
        TextTable::Column column{title, {}, align};
        std::ranges::transform(models, std::back_inserter(column.cells), cell);
        table.columns.push_back(std::move(column));
    };
    const auto addQuality = [&](const char* title, float MeasuredQuality::*number) {
        add(title, TextTable::Align::Right, [number](const ModelEntry& model) {
            return model.measured ? fixedNumber(double{(*model.measured).*number}, 2) : std::string("-");
        });
    };
    add("model", TextTable::Align::Left, [](const ModelEntry& model) { return model.name; });
    add("attention", TextTable::Align::Left, [](const ModelEntry& model) { return kindOf(model.config); });
    add("MiB", TextTable::Align::Right,
        [](const ModelEntry& model) { return fixedNumber(mebibytesIn(model.folder), 1); });
    addQuality("BLEU", &MeasuredQuality::bleu);
    addQuality("beam 5", &MeasuredQuality::bleuBeam5);
    addQuality("chrF", &MeasuredQuality::chrf);
    return table;
}

} // namespace lab
