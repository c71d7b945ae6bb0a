// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/attentionmode.h"
#include "widgets/headchoice.h"

#include <optional>

namespace CLI {
class App;
}

namespace lab {

/// Which attention to use and to show, as it is said on the command line; what is not said is empty.
struct AttentionArguments {
    std::optional<AttentionMode> mode = {};
    std::optional<ScoreRule> rule = {};
    std::optional<Weighting> hard = {}; ///< how keys are taken; never Soft
    std::optional<int> k = {};
    bool mean = false;
    std::optional<float> temperature = {};
    std::optional<AttentionSite> site = {};
    std::optional<int> layer = {}; ///< from 1
    std::optional<int> head = {};  ///< from 1, or HeadChoice::meanOfHeads
};

/// Adds `--mode`, `--rule`, `--hard`, `--k`, `--mean`, `--temperature`, `--site`, `--layer` and `--head`.
/// `arguments` must live as long as the command.
void addAttentionOptions(CLI::App& command, AttentionArguments& arguments);

/// The mode that is asked for: hard when only its options are given; nothing when none is.
std::optional<AttentionMode> wantedMode(const AttentionArguments& arguments);

/// The model that was trained for what is asked for; for hard attention with a rule that no hard model has,
/// the soft one with that rule. Throws CLI::ValidationError for a contradiction, FileError when there is no
/// such model.
ModelEntry modelFor(const std::vector<ModelEntry>& models, const AttentionArguments& arguments);

/// What a model of this configuration is to do: what it was trained for, unless something else is asked for.
/// `seed` is that of the draws. Throws CLI::ValidationError for what the model cannot do.
AttentionOptions attentionOptions(
    const AttentionArguments& arguments, std::optional<std::uint64_t> seed, const TranslatorConfig& config);

/// The attention to show; nothing when all is asked for. Throws CLI::ValidationError when the decode has no
/// such site, layer or head.
std::optional<HeadChoice> shownHead(const AttentionArguments& arguments, const Decoding& decoding);

} // namespace lab
