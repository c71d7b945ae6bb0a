// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/training/keyedsentences.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lab {

/// How well the sentences of one kind are translated; all in percent, or from 0 to 100.
struct Understanding {
    std::string kind; ///< or "all"
    std::size_t sentences = 0;
    double understood = 0; ///< share of the sentences in which every key is found
    double keys = 0;       ///< mean over the sentences of the share of keys that are found
    double chrf = 0;       ///< mean over the sentences of chrF2 against the nearest reference
    double bleu = 0;       ///< corpus BLEU-4 against all references, 13a, lower-cased
};

/// One for each kind, in the order in which they come, and one for all sentences. `translations` has one for
/// each sentence. Throws ShapeError when it has not, ConfigError as KeyPattern does.
std::vector<Understanding> measureUnderstanding(
    const std::vector<KeyedSentence>& sentences, const std::vector<std::string>& translations);

/// The text that keys are looked for in: lower case, plain quotation marks and Chinese commas and full stops
/// as English ones, single spaces.
std::string plainText(std::string_view translation);

} // namespace lab
