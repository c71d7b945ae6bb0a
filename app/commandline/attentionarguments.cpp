// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/attentionarguments.h"

#include "app/commandline/optionchecks.h"
#include "model/math/error.h"

#include <CLI/CLI.hpp>

#include <map>
#include <string>

namespace lab {

namespace {

constexpr const char* group = "Which attention";

const std::map<std::string, AttentionMode> modes = {{"none", AttentionMode::None},
    {"soft", AttentionMode::Soft}, {"hard", AttentionMode::Hard}, {"self", AttentionMode::Self}};
const std::map<std::string, ScoreRule> rules = {{"additive", ScoreRule::Additive},
    {"concat-linear", ScoreRule::ConcatLinear}, {"dot", ScoreRule::Dot},
    {"location-linear", ScoreRule::LocationLinear}, {"scaled-dot", ScoreRule::ScaledDot}};
const std::map<std::string, Weighting> hardChoices = {
    {"sample", Weighting::HardSample}, {"topk", Weighting::HardTopK}};
const std::map<std::string, AttentionSite> sites = {{"cross", AttentionSite::Cross},
    {"decoder-self", AttentionSite::DecoderSelf}, {"embedding-self", AttentionSite::Embeddings},
    {"encoder-self", AttentionSite::EncoderSelf}};

template <typename Value>
std::string nameIn(const std::map<std::string, Value>& names, Value value)
{
    for (const auto& [name, named] : names) {
        if (named == value)
            return name;
    }
    return {};
}

[[noreturn]] void refuse(const std::string& option, const std::string& why)
{
    throw CLI::ValidationError(option, why);
}

// An option that takes one of some names.
template <typename Value>
CLI::Option* addNamed(CLI::App& command, const char* option, std::optional<Value>& value,
    const std::map<std::string, Value>& names)
{
    std::string list;
    for (const auto& [name, named] : names)
        list += (list.empty() ? "" : "|") + name;
    return command
        .add_option_function<std::string>(
            option, [&value, &names](const std::string& name) { value = names.at(name); })
        ->check(CLI::IsMember(names))
        ->type_name(list)
        ->group(group);
}

int headNumber(const std::string& text)
{
    int head = 0;
    if (text == "mean")
        return HeadChoice::meanOfHeads;
    if (!CLI::detail::lexical_cast(text, head) || head < 1)
        refuse("--head", "Value " + text + " is neither a number from 1 nor mean");
    return head;
}

void addShownOptions(CLI::App& command, AttentionArguments& arguments)
{
    addNamed(command, "--site", arguments.site, sites)
        ->description(
            "Show the attention between the sentences (cross), inside a side of a transformer, or of "
            "the bare source embeddings [cross]");
    command.add_option("--layer", arguments.layer, "Show this layer only, counted from 1 [the last]")
        ->check(CLI::Range(1, 1000))
        ->type_name("N")
        ->group(group);
    command
        .add_option_function<std::string>(
            "--head", [&arguments](const std::string& text) { arguments.head = headNumber(text); })
        ->description(
            "Show this head only, counted from 1, or the mean over the heads of a layer [mean; with none "
            "of --site, --layer and --head trace prints every head between the sentences, and export "
            "shows or opens on head 1 of the last layer]")
        ->type_name("N|mean")
        ->group(group);
}

bool isOfRule(const TranslatorConfig& config, ScoreRule rule)
{
    const RecurrentConfig* recurrent = attentive(config);
    return recurrent ? recurrent->rule == rule
                     : trainedMode(config) == AttentionMode::Self && rule == ScoreRule::ScaledDot;
}

void requireFitting(const AttentionArguments& arguments, const TranslatorConfig& config)
{
    const std::optional<AttentionMode> mode = wantedMode(arguments);
    const AttentionMode trained = trainedMode(config);
    if (mode && *mode != trained && !canBeUsedFor(config, *mode))
        refuse("--mode", "this model was trained with mode " + nameIn(modes, trained) +
                             " and cannot be used with " + nameIn(modes, *mode));
    if (arguments.rule && !isOfRule(config, *arguments.rule))
        refuse("--rule", "this model does not have the score rule " + nameIn(rules, *arguments.rule));
    if (arguments.temperature && trained == AttentionMode::None)
        refuse("--temperature", "this model has no attention");
}

} // namespace

void addAttentionOptions(CLI::App& command, AttentionArguments& arguments)
{
    addNamed(command, "--mode", arguments.mode, modes)
        ->description("Kind of attention; without --model it opens the model that was trained for it");
    addNamed(command, "--rule", arguments.rule, rules)
        ->description("Score rule; without --model it opens a model that was trained with it");
    addNamed(command, "--hard", arguments.hard, hardChoices)
        ->description("Hard attention: take the most probable source words, or draw them [topk]");
    command.add_option("--k", arguments.k, "Hard attention: words taken at each step [1]")
        ->check(CLI::Range(1, 1000000))
        ->type_name("N")
        ->group(group);
    command.add_flag("--mean", arguments.mean, "Hard attention: each word weighs 1/k, not 1")->group(group);
    command
        .add_option("--temperature", arguments.temperature,
            "Divides the scores of the attention to the source words before the softmax [1]")
        ->check(within(0.001, 1000))
        ->type_name("X")
        ->group(group);
    addShownOptions(command, arguments);
}

std::optional<AttentionMode> wantedMode(const AttentionArguments& arguments)
{
    if (arguments.mode)
        return arguments.mode;
    const bool hard = arguments.hard || arguments.k || arguments.mean;
    return hard ? std::optional(AttentionMode::Hard) : std::nullopt;
}

ModelEntry modelFor(const std::vector<ModelEntry>& models, const AttentionArguments& arguments)
{
    const AttentionMode mode = wantedMode(arguments).value_or(AttentionMode::Soft);
    const RecurrentConfig usual;
    std::vector<ModelEntry> withRule = models;
    if (arguments.rule)
        std::erase_if(
            withRule, [&](const ModelEntry& model) { return !isOfRule(model.config, *arguments.rule); });
    std::optional<ModelEntry> found = modelFor(withRule, usual, mode);
    if (!found && mode == AttentionMode::Hard)
        found = modelFor(withRule, usual, AttentionMode::Soft);
    if (found)
        return *found;
    const bool hasRules = mode == AttentionMode::Soft || mode == AttentionMode::Hard;
    if (!hasRules && modelFor(models, usual, mode))
        refuse(
            "--rule", "mode " + nameIn(modes, mode) + " has no score rule " + nameIn(rules, *arguments.rule));
    throw FileError("There is no model that was trained for mode " + nameIn(modes, mode) +
                    (arguments.rule ? " with rule " + nameIn(rules, *arguments.rule) : "") + ".");
}

AttentionOptions attentionOptions(
    const AttentionArguments& arguments, std::optional<std::uint64_t> seed, const TranslatorConfig& config)
{
    requireFitting(arguments, config);
    const std::optional<AttentionMode> mode = wantedMode(arguments);
    AttentionOptions options = usualAttention(config);
    if (mode == AttentionMode::Soft)
        options.weighting = Weighting::Soft;
    if (mode == AttentionMode::Hard)
        options.weighting = arguments.hard.value_or(Weighting::HardTopK);
    if (options.weighting == Weighting::Soft && (arguments.hard || arguments.k || arguments.mean))
        refuse("--hard, --k, --mean", "these belong to hard attention (--mode hard)");
    options.k = arguments.k.value_or(options.k);
    options.mean = arguments.mean;
    options.temperature = arguments.temperature.value_or(options.temperature);
    options.seed = seed.value_or(options.seed);
    return options;
}

std::optional<HeadChoice> shownHead(const AttentionArguments& arguments, const Decoding& decoding)
{
    if (!arguments.site && !arguments.layer && !arguments.head)
        return {};
    HeadChoice choice;
    choice.site = arguments.site.value_or(AttentionSite::Cross);
    const int layers = layerCount(decoding, choice.site);
    if (layers == 0)
        refuse("--site", "this decode has no attention at " + nameIn(sites, choice.site));
    choice.layer = arguments.layer.value_or(layers) - 1;
    if (choice.layer >= layers)
        refuse("--layer",
            "the last layer is " + std::to_string(layers) + ", not " + std::to_string(choice.layer + 1));
    const int heads = headCount(decoding, choice);
    choice.head = arguments.head.value_or(heads > 1 ? HeadChoice::meanOfHeads : 1);
    if (choice.head > heads)
        refuse(
            "--head", "the last head is " + std::to_string(heads) + ", not " + std::to_string(choice.head));
    if (choice.head != HeadChoice::meanOfHeads)
        --choice.head;
    return choice;
}

} // namespace lab
