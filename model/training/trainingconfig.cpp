// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/trainingconfig.h"

#include "model/math/error.h"
#include "model/storage/bundleconfig.h"
#include "model/storage/inputfile.h"
#include "model/storage/jsoncursor.h"

namespace lab {
namespace {

constexpr std::uint64_t kLargestFile = 1 << 20;
constexpr int kDepth = 8;
constexpr std::int64_t kMost = 1'000'000'000;

std::vector<std::string> readFiles(const JsonCursor& cursor)
{
    std::vector<std::string> files;
    for (const JsonCursor& element : cursor.elements())
        files.push_back(element.text());
    if (files.empty())
        cursor.fail("at least one file");
    return files;
}

GeneratedCounts readGenerated(const JsonCursor& cursor)
{
    std::vector<std::string> kinds;
    for (const Generator& generator : generators())
        kinds.push_back(generator.name);
    cursor.requireOnly(kinds, true);
    GeneratedCounts counts;
    for (const std::string& kind : kinds) {
        if (cursor.has(kind))
            counts[kind] = static_cast<int>(cursor.member(kind).integer(0, kMost));
    }
    return counts;
}

TrainerOptions readOptions(const JsonCursor& recipe)
{
    recipe.requireOnly(
        {"seed", "epochs", "batch_size", "learning_rate", "warmup_steps", "final_learning_rate_share",
            "adam_beta1", "adam_beta2", "adam_epsilon", "clip_norm", "average_decay", "dropout",
            "word_dropout", "label_smoothing", "guided_attention", "attention_dropout", "hard_soft_share",
            "hard_reward_weight", "hard_entropy_weight"},
        true);
    TrainerOptions options;
    options.seed = static_cast<std::uint64_t>(recipe.member("seed").integer(0, INT64_MAX));
    options.epochs = static_cast<int>(recipe.member("epochs").integer(1, 100'000));
    options.batchSize = static_cast<int>(recipe.member("batch_size").integer(1, 100'000));
    options.peakLearningRate = recipe.member("learning_rate").number();
    options.warmupSteps = recipe.member("warmup_steps").integer(0, kMost);
    options.finalLearningRateShare = recipe.member("final_learning_rate_share").number();
    options.adam = {recipe.member("adam_beta1").number(), recipe.member("adam_beta2").number(),
        recipe.member("adam_epsilon").number()};
    options.clipNorm = static_cast<double>(recipe.member("clip_norm").number());
    options.averageDecay = recipe.member("average_decay").number();
    options.dropout = recipe.member("dropout").number();
    options.wordDropout = recipe.member("word_dropout").number();
    options.labelSmoothing = recipe.member("label_smoothing").number();
    options.guidedAttention = recipe.member("guided_attention").number();
    if (recipe.has("attention_dropout"))
        options.attentionDropout = recipe.member("attention_dropout").number();
    if (recipe.has("hard_soft_share"))
        options.reinforce = {recipe.member("hard_soft_share").number(),
            recipe.member("hard_reward_weight").number(), recipe.member("hard_entropy_weight").number()};
    return options;
}

BundleConfig readModel(const JsonCursor& cursor)
{
    const BundleConfig bundle = parseBundleConfig(cursor.value().dump(), cursor.where());
    if (bundle.text.source || bundle.text.target)
        throw FormatError(cursor.where() + ": expected SentencePiece vocabularies, as training takes no " +
                          "others, found a split of plain lists.");
    return bundle;
}

TrainingConfig readConfig(const JsonCursor& root, const std::filesystem::path& file)
{
    root.requireOnly({"model", "tokenizers", "train", "validation", "place_name_pairs", "generated_pairs",
                         "spell_copied_words", "maximum_tokens", "recipe"},
        true);
    TrainingConfig config;
    config.name = file.stem().string();
    const BundleConfig model = readModel(root.member("model"));
    config.model = model.model;
    config.sourceEnd = model.text.sourceEnd;
    config.folder = file.parent_path();
    config.tokenizers = config.folder / root.member("tokenizers").text();
    config.trainFiles = readFiles(root.member("train"));
    config.validationFile = root.member("validation").text();
    config.placeNamePairs = static_cast<int>(root.member("place_name_pairs").integer(0, kMost));
    if (root.has("generated_pairs"))
        config.generated = readGenerated(root.member("generated_pairs"));
    if (root.has("spell_copied_words"))
        config.spellCopies = root.member("spell_copied_words").boolean();
    config.maximumTokens = static_cast<int>(root.member("maximum_tokens").integer(2, 100'000));
    config.trainer = readOptions(root.member("recipe"));
    validate(config.trainer);
    return config;
}

} // namespace

TrainingConfig loadTrainingConfig(const std::filesystem::path& file)
{
    const std::string text = readFile(file, kLargestFile);
    const Json document = parseJson(text, file.string(), kDepth);
    try {
        TrainingConfig config = readConfig(JsonCursor(document, file.string()), file);
        config.text = text;
        return config;
    } catch (const ConfigError& error) {
        throw FormatError(file.string() + ": " + error.what());
    }
}

} // namespace lab
