// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/training/corpus.h"

#include <optional>
#include <string>
#include <vector>

namespace lab {

/// How well sentences of one length are translated.
struct LengthScore {
    std::string lengths;        ///< in source tokens without </s>: "<=5", "6-10", "11-15", ">15"
    std::size_t sentences = 0;  ///< how many there are
    std::optional<double> bleu; ///< corpus BLEU over them alone, as Evaluation::bleu; none without sentences
};

/// The four length classes, shortest first. `translations` and `lengths` (source tokens without </s>) are one
/// for each pair. Throws ShapeError when they are not.
std::vector<LengthScore> scoresByLength(const std::vector<SentencePair>& pairs,
    const std::vector<std::string>& translations, const std::vector<int>& lengths);

} // namespace lab
