// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/decodeoptions.h"

#include "app/commandline/modeloption.h"
#include "app/commandline/notices.h"
#include "app/commandline/optionchecks.h"
#include "app/commandline/progressprinter.h"
#include "app/modelfolders.h"
#include "widgets/remark.h"

#include <CLI/CLI.hpp>

#include <cstdint>

namespace lab {

namespace {

constexpr const char* group = "How to choose words";
constexpr const char* limits = "Limits";
constexpr std::size_t mebibyte = std::size_t(1) << 20;

template <typename Options>
Options& ensured(std::optional<Options>& options)
{
    return options ? *options : options.emplace();
}

// An option that sets one member of optional options, and by that the options themselves.
template <typename Options, typename Value>
CLI::Option* addMember(
    CLI::App& command, const char* name, std::optional<Options>& options, Value Options::*member)
{
    return command
        .add_option_function<Value>(
            name, [&options, member](Value value) { ensured(options).*member = value; })
        ->group(group);
}

CLI::Option* addSamplingOptions(CLI::App& command, std::optional<SamplingOptions>& sampling)
{
    CLI::Option* sample = command.add_flag_callback("--sample", [&sampling] { ensured(sampling); })
                              ->description("Draw each word instead of taking the most probable one")
                              ->group(group);
    addMember(command, "--sampling-temperature", sampling, &SamplingOptions::temperature)
        ->description("Divides the logits of the next word before the draw: below 1 bolder about the best "
                      "word, above 1 more random [1]")
        ->check(within(0.001, 1000))
        ->type_name("X")
        ->needs(sample);
    addMember(command, "--top-k", sampling, &SamplingOptions::topK)
        ->description("Draw from the N most probable words only")
        ->check(CLI::Range(1, 1000000))
        ->type_name("N")
        ->needs(sample);
    addMember(command, "--top-p", sampling, &SamplingOptions::topP)
        ->description("Draw from the fewest most probable words only that together reach this probability")
        ->check(within(1e-6, 1))
        ->type_name("X")
        ->needs(sample);
    return sample;
}

} // namespace

void addLimitOptions(CLI::App& command, DecodeArguments& arguments)
{
    command
        .add_option(
            "--max-characters", arguments.maximumCharacters, "Refuse a text with more characters than this")
        ->check(CLI::Range(1, 1'000'000))
        ->type_name("N")
        ->group(limits)
        ->capture_default_str();
    command
        .add_option("--max-steps", arguments.options.maximumSteps,
            "End a translation after this many words [twice the words of the text and 10, at most " +
                std::to_string(mostUsualSteps) + "]")
        ->check(CLI::Range(1, 1'000'000))
        ->type_name("N")
        ->group(limits);
    command
        .add_option_function<int>(
            "--max-memory",
            [&arguments](int size) { arguments.options.maximumBytes = std::size_t(size) * mebibyte; },
            "End a translation once its numbers take more than this [" +
                std::to_string(mostUsualBytes / mebibyte) + "]")
        ->check(CLI::Range(1, 1'000'000))
        ->type_name("MIB")
        ->group(limits);
    addProgressOption(command, arguments.progress);
}

void addBeamOptions(CLI::App& command, std::optional<BeamOptions>& beam)
{
    CLI::Option* width = addMember(command, "--beam", beam, &BeamOptions::width)
                             ->description("Beam search: keep the N best hypotheses after each word")
                             ->check(CLI::Range(1, 1000))
                             ->type_name("N");
    addMember(command, "--length-penalty", beam, &BeamOptions::lengthPenalty)
        ->description("A hypothesis scores the sum of its log-probabilities / tokens^X, </s> among them [1]")
        ->check(within(0, 100))
        ->type_name("X")
        ->needs(width);
}

void addRepetitionOption(CLI::App& command, int& noRepeatNgram)
{
    command
        .add_option("--no-repeat-ngram", noRepeatNgram,
            "Say no sequence of N tokens twice (as no_repeat_ngram_size); 0: whatever is most probable [0]")
        ->check(CLI::Range(0, 1000))
        ->type_name("N")
        ->group(group);
}

void addDecodeOptions(CLI::App& command, DecodeArguments& arguments)
{
    addModelOption(command, arguments.model);
    addAttentionOptions(command, arguments.attention);
    addBeamOptions(command, arguments.options.beam);
    addSamplingOptions(command, arguments.options.sampling)->excludes(command.get_option("--beam"));
    addRepetitionOption(command, arguments.options.noRepeatNgram);
    command
        .add_option(
            "--seed", arguments.seed, "Of --sample and --hard sample: equal seeds draw equal words [1]")
        ->check(isSeed())
        ->type_name("N")
        ->group(group);
    command.add_option("--prefix", arguments.prefix, "Begin the translation with this text")
        ->check(isText())
        ->type_name("TEXT")
        ->group(group);
    addLimitOptions(command, arguments);
}

Bundle openModel(const DecodeArguments& arguments)
{
    if (!arguments.model.empty())
        return openModel(arguments.model);
    if (!wantedMode(arguments.attention) && !arguments.attention.rule)
        return openModel(std::string(defaultModelName));
    return openBundle(modelFor(modelCatalogue(modelFolders()), arguments.attention).folder);
}

DecodeOptions decodeOptions(const DecodeArguments& arguments, const Bundle& bundle)
{
    DecodeOptions options = arguments.options;
    options.step.attention = attentionOptions(arguments.attention, arguments.seed, bundle.config);
    if (options.sampling)
        options.sampling->seed = arguments.seed.value_or(options.sampling->seed);
    else if (arguments.seed && options.step.attention.weighting != Weighting::HardSample)
        throw CLI::ValidationError("--seed", "nothing is drawn without --sample or --hard sample");
    const QString remark = remarkOnAttention(bundle.config, options.step.attention);
    if (!remark.isEmpty())
        printNotice(bundle.name + ": " + remark.toStdString());
    options.embeddingAttention = arguments.attention.site == AttentionSite::Embeddings;
    options.prefix = bundle.model.target.encodeWords(arguments.prefix);
    return options;
}

} // namespace lab
