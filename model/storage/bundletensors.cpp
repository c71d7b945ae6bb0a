// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/bundletensors.h"

#include "model/math/error.h"
#include "model/storage/json.h"

#include <algorithm>

namespace lab {

namespace {

using Tensors = std::vector<TensorEntry>;

void addMatrix(Tensors& tensors, const std::string& name, Index rows, Index cols)
{
    tensors.push_back({.name = name, .rows = rows, .cols = cols, .isVector = false});
}

void addVector(Tensors& tensors, const std::string& name, Index size)
{
    tensors.push_back({.name = name, .rows = 1, .cols = size, .isVector = true});
}

void addLinear(Tensors& tensors, const std::string& name, Index in, Index out)
{
    addMatrix(tensors, name + ".weight", out, in);
    addVector(tensors, name + ".bias", out);
}

// nn.GRU: the rows of the gates r, z, n below each other
void addGru(Tensors& tensors, const std::string& name, const std::string& suffix, Index in, Index hidden)
{
    addMatrix(tensors, name + ".weight_ih_l0" + suffix, 3 * hidden, in);
    addMatrix(tensors, name + ".weight_hh_l0" + suffix, 3 * hidden, hidden);
    addVector(tensors, name + ".bias_ih_l0" + suffix, 3 * hidden);
    addVector(tensors, name + ".bias_hh_l0" + suffix, 3 * hidden);
}

void addAttention(Tensors& tensors, const RecurrentConfig& config)
{
    switch (config.rule) {
    case ScoreRule::Additive:
        addLinear(tensors, "attention.linear", config.querySize() + config.keySize(), config.attentionSize);
        if (config.learnedV)
            addMatrix(tensors, "attention.v.weight", 1, config.attentionSize);
        return;
    case ScoreRule::ConcatLinear:
        addLinear(tensors, "attention.linear", config.querySize() + config.keySize(), 1);
        return;
    case ScoreRule::LocationLinear:
        addLinear(tensors, "attention.linear", config.querySize(), config.maximumPositions);
        return;
    case ScoreRule::Dot:
    case ScoreRule::ScaledDot:
        return;
    }
}

// The first few names, so that the sentence stays one.
std::string listed(const std::vector<std::string>& names)
{
    constexpr size_t shown = 5;
    std::string text;
    for (size_t i = 0; i < std::min(shown, names.size()); ++i)
        text += (i == 0 ? "" : ", ") + quotedName(names[i]);
    return names.size() <= shown ? text : text + " and " + std::to_string(names.size() - shown) + " more";
}

void requireNames(const TensorHeader& found, const Tensors& expected, const std::string& file)
{
    std::vector<std::string> missing;
    for (const TensorEntry& entry : expected) {
        if (findEntry(found, entry.name) == nullptr)
            missing.push_back(entry.name);
    }
    std::vector<std::string> surplus;
    for (const TensorEntry& entry : found.entries) {
        const auto same = [&](const TensorEntry& other) { return other.name == entry.name; };
        if (std::none_of(expected.begin(), expected.end(), same))
            surplus.push_back(entry.name);
    }
    if (!missing.empty() || !surplus.empty())
        throw FormatError(file + ": expected the tensors of its config.json" +
                          (missing.empty() ? "" : ", missing " + listed(missing)) +
                          (surplus.empty() ? "" : ", found in surplus " + listed(surplus)) + ".");
}

} // namespace

namespace {

Tensors tensorsOf(const RecurrentConfig& config)
{
    const Index embedding = config.embeddingSize;
    const Index memory = 2 * static_cast<Index>(config.encoderHiddenSize);
    const Index decoder = config.decoderHiddenSize;
    Tensors tensors;
    addMatrix(tensors, "source_embedding.weight", config.sourceVocabulary, embedding);
    addMatrix(tensors, "target_embedding.weight", config.targetVocabulary, embedding);
    addGru(tensors, "encoder", "", embedding, config.encoderHiddenSize);
    addGru(tensors, "encoder", "_reverse", embedding, config.encoderHiddenSize);
    addLinear(tensors, "bridge", memory, decoder);
    addGru(tensors, "decoder", "", config.decoderInputSize(), decoder);
    if (config.attention != AttentionKind::None)
        addAttention(tensors, config);
    addLinear(tensors, "readout", decoder + config.valueSize(), embedding);
    addVector(tensors, "output.bias", config.targetVocabulary);
    return tensors;
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
