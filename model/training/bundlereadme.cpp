// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/bundlereadme.h"

#include "model/storage/atomicfile.h"

#include <algorithm>
#include <iomanip>
#include <sstream>
#include <string_view>
#include <vector>

namespace lab {
namespace {

void describeAttention(std::ostringstream& out, const RecurrentConfig& model)
{
    if (model.attention == AttentionKind::None) {
        out << "no attention: one fixed context of " << model.decoderHiddenSize << " numbers";
        return;
    }
    out << nameOf(model.rule) << " attention";
    if (model.rule == ScoreRule::Additive)
        out << " of width " << model.attentionSize << (model.learnedV ? "" : " (v all ones)");
    out << "; query: " << nameOf(model.query) << ", key: " << nameOf(model.key)
        << ", value: " << nameOf(model.value);
    if (model.attention == AttentionKind::Hard)
        out << "; trained as hard attention";
}

std::string modelText(const RecurrentConfig& model)
{
    std::ostringstream out;
    out << "Recurrent encoder-decoder: bidirectional GRU encoder 2x" << model.encoderHiddenSize
        << ", GRU decoder " << model.decoderHiddenSize << ", embeddings " << model.embeddingSize << ", ";
    describeAttention(out, model);
    out << ". Vocabularies: " << model.sourceVocabulary << " Chinese and " << model.targetVocabulary
        << " English pieces.";
    return out.str();
}

std::string modelText(const TransformerConfig& model)
{
    std::ostringstream out;
    out << "Transformer: " << model.encoderLayers << " encoder and " << model.decoderLayers
        << " decoder layers of width " << model.modelSize << ", " << model.encoderHeads << " and "
        << model.decoderHeads << " heads, feed-forward " << model.feedForwardSize << " ("
        << nameOf(model.activation) << "), " << (model.normFirst ? "pre-norm" : "post-norm") << ", "
        << nameOf(model.positions) << " positions, " << (model.tiedOutput ? "tied" : "untied")
        << " output. Vocabularies: " << model.sourceVocabulary << " Chinese and " << model.targetVocabulary
        << " English pieces.";
    return out.str();
}

std::string recipeText(const TrainerOptions& options)
{
    std::ostringstream out;
    out << options.epochs << " epochs in batches of " << options.batchSize << ", Adam with peak rate "
        << options.peakLearningRate << " (warm-up " << options.warmupSteps
        << " steps, linear decay), dropout " << options.dropout << ", word dropout " << options.wordDropout;
    if (options.attentionDropout > 0)
        out << ", dropout of attention weights " << options.attentionDropout;
    out << ", label smoothing " << options.labelSmoothing << ", gradient norm at most " << options.clipNorm
        << ", weights averaged with decay " << options.averageDecay << ", seed " << options.seed << ".";
    if (options.guidedAttention > 0)
        out << " The attention was guided: the loss has " << options.guidedAttention
            << " times the mean of -log(weight) of word pairs that IBM Model 1 linked in the training data.";
    return out.str();
}

std::string reinforceText(const ReinforceOptions& options)
{
    std::ostringstream out;
    out << " Hard attention was trained with REINFORCE (Xu et al. 2015): " << 100 * (1 - options.softShare)
        << " % of the sentences were seen through one sampled word a step, with reward weight "
        << options.rewardWeight << ", the likelihood under the expected context as baseline, and entropy "
        << "weight " << options.entropyWeight << "; the rest softly.";
    return out.str();
}

bool isHard(const TranslatorConfig& config)
{
    const auto* recurrent = std::get_if<RecurrentConfig>(&config);
    return recurrent != nullptr && recurrent->attention == AttentionKind::Hard;
}

std::string qualityTable(const BundleFacts& facts)
{
    const MeasuredQuality& quality = facts.outcome.quality;
    std::ostringstream out;
    out << std::fixed << std::setprecision(1);
    out << "| measured by the trainer | |\n|---|---|\n";
    out << "| BLEU-4, greedy, 13a, lower-cased, " << quality.sentences << " sentences | " << quality.bleu
        << " |\n";
    out << "| BLEU-4, beam 5, length penalty 1 | " << quality.bleuBeam5 << " |\n";
    out << "| chrF2, greedy | " << quality.chrf << " |\n";
    out << "| training | " << facts.trainingPairs << " pairs, " << facts.outcome.steps << " steps, "
        << quality.trainingMinutes << " minutes on one thread |\n\n";
    return out.str();
}

// Where the pairs come from, by the folders of their files.
std::vector<std::string> sourcesOf(const TrainingConfig& config)
{
    const auto has = [&](std::string_view folder) {
        return std::ranges::any_of(
            config.trainFiles, [&](const std::string& file) { return file.starts_with(folder); });
    };
    std::vector<std::string> sources;
    if (has("tatoeba-zh-en/"))
        sources.emplace_back(
            "sentence pairs of Tatoeba (tatoeba.org, CC-BY 2.0 FR, contributors are credited there)");
    if (has("jec-basic-zh-en/"))
        sources.emplace_back("basic sentence data by the Kurohashi-Kawahara laboratory, Kyoto University, "
                             "translated by NICT (CC BY 3.0)");
    if (has("classroom-zh-en/"))
        sources.emplace_back("classroom pairs written for Attention Lab (CC0)");
    if (config.placeNamePairs > 0)
        sources.push_back("at most " + std::to_string(config.placeNamePairs) +
                          " copies with other place names and short sentences written around place names");
    std::string kinds;
    for (const auto& [kind, count] : config.generated)
        kinds += (kinds.empty() ? "" : ", ") + std::to_string(count) + " " + kind;
    if (!kinds.empty())
        sources.push_back("sentences made up by the trainer: " + kinds);
    return sources;
}

std::string dataText(const TrainingConfig& config)
{
    std::string text = "Data:\n";
    for (const std::string& source : sourcesOf(config))
        text += "- " + source + "\n";
    return text;
}

} // namespace

void writeBundleReadme(const std::filesystem::path& folder, const BundleFacts& facts)
{
    const TrainingConfig& config = facts.config;
    std::ostringstream out;
    out << std::fixed << std::setprecision(1);
    out << "# " << config.name << "\n\n"
        << std::visit([](const auto& model) { return modelText(model); }, config.model) << " "
        << facts.parameters << " weights, stored as F16.\n\n";
    out << qualityTable(facts);
    out << "Recipe: " << recipeText(config.trainer)
        << (isHard(config.model) ? reinforceText(config.trainer.reinforce) : "") << " Made by `./dev train "
        << config.name << "`.\n\n";
    if (config.spellCopies)
        out << "Latin words that a sentence spells letter by letter are spelled so in its translation, too, "
               "which\n"
               "teaches the model to copy them.\n\n";
    out << dataText(config);
    writeFileAtomically(folder / "README.md", out.str());
}

} // namespace lab
