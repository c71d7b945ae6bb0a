// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/provenance.h"

#include "app/exporting/recipejson.h"
#include "model/decoding/decodefacts.h"
#include "model/decoding/repetition.h"
#include "model/math/error.h"
#include "widgets/formula.h"
#include "widgets/remark.h"

namespace lab {

namespace {

constexpr const char* recipeName = "Recipe";
constexpr int shownOfHash = 12;

std::string modeOf(const AttentionOptions& attention)
{
    std::string mode;
    switch (attention.weighting) {
    case Weighting::Soft:
        mode = "soft";
        break;
    case Weighting::HardTopK:
        mode = "hard, the " + std::to_string(attention.k) + " most probable keys";
        break;
    case Weighting::HardSample:
        mode = "hard, " + std::to_string(attention.k) + " keys drawn";
        break;
    }
    if (attention.weighting != Weighting::Soft && attention.mean)
        mode += ", each weighs 1/k";
    if (attention.temperature != 1)
        mode += ", temperature " + QString::number(double(attention.temperature)).toStdString();
    return mode;
}

std::string decodingOf(const DecodeOptions& decode)
{
    std::string text = "greedy";
    if (decode.beam)
        text = "beam search of width " + std::to_string(decode.beam->width);
    if (decode.sampling)
        text = "sampled";
    if (decode.noRepeatNgram > 0)
        text += ", no sequence of " + std::to_string(decode.noRepeatNgram) + " tokens twice";
    if (!decode.prefix.empty())
        text += ", the first " + std::to_string(decode.prefix.size()) + " tokens forced";
    return text;
}

/// Empty when nothing is drawn.
std::string seedOf(const DecodeOptions& decode)
{
    if (decode.sampling)
        return std::to_string(decode.sampling->seed);
    const AttentionOptions& attention = decode.step.attention;
    return attention.weighting == Weighting::HardSample ? std::to_string(attention.seed) : "";
}

} // namespace

Metadata provenanceOf(const ExportRecipe& recipe, const ExportModel& model, const Decoding& decoding)
{
    const DecodeOptions& decode = recipe.decode;
    Metadata metadata = {{"Software", "Attention Lab " ATTENTION_LAB_VERSION}, {"Sentence", recipe.sentence},
        {"Model", model.name}};
    if (!model.hash.empty())
        metadata.emplace_back("ModelSHA256", model.hash);
    if (model.config) {
        metadata.emplace_back("Rule", scoreRuleTitle(*model.config).toStdString());
        const QString remark = remarkOnAttention(*model.config, decode.step.attention);
        if (!remark.isEmpty())
            metadata.emplace_back("Remark", remark.toStdString());
    }
    metadata.emplace_back("Mode", modeOf(decode.step.attention));
    metadata.emplace_back("Decoding", decodingOf(decode));
    if (const std::string seed = seedOf(decode); !seed.empty())
        metadata.emplace_back("Seed", seed);
    if (const std::string reason = whyCut(decoding.stop); !reason.empty())
        metadata.emplace_back("Stopped", reason);
    const DecodeFacts facts = factsOf(decoding);
    if (facts.unknownPieces > 0 || hanShare(facts).value_or(1) < 0.5)
        metadata.emplace_back("About", textOf(facts));
    metadata.emplace_back("Edits", "none");
    metadata.emplace_back(recipeName, recipeText(recipe));
    return metadata;
}

QString provenanceLine(const Metadata& metadata)
{
    QStringList parts;
    for (const auto& [name, value] : metadata) {
        const QString text = QString::fromStdString(value);
        if (name == "ModelSHA256")
            parts.last() += QStringLiteral(" (SHA-256 %1…)").arg(text.left(shownOfHash));
        else if (name == "Seed")
            parts.append(QStringLiteral("seed ") + text);
        else if (name == "Stopped")
            parts.append(QStringLiteral("stopped: ") + text);
        else if (name == "Edits")
            parts.append(QStringLiteral("edits: ") + text);
        else if (name != "Sentence" && name != recipeName)
            parts.append(text);
    }
    return parts.join(QStringLiteral(" · "));
}

ExportRecipe recipeOf(const Metadata& metadata, const std::string& file)
{
    for (const auto& [name, value] : metadata) {
        if (name == recipeName)
            return recipeFromText(value, file);
    }
    throw FormatError(file + ": this does not say how Attention Lab made it.");
}

} // namespace lab
