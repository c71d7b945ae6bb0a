// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline/texttable.h"
#include "model/training/evaluation.h"
#include "model/training/lengthscores.h"
#include "model/training/modelreadability.h"
#include "model/training/understanding.h"

#include <optional>
#include <string>
#include <vector>

namespace lab {

/// What was measured of one model.
struct ModelReport {
    std::string name;
    Evaluation quality;
    std::vector<LengthScore> lengths;            ///< quality again, by length of the source
    std::optional<ModelReadability> readability; ///< when it was asked for
    std::vector<Understanding> understanding;    ///< of sentences with keys; empty without such sentences
};

/// One row a model: sentences, BLEU, chrF, speed, and the readability of those that have it. "-" stands
/// where a model has no such number.
TextTable qualityTable(const std::vector<ModelReport>& reports);

/// The same, with layer and head, and below each model one row for each of its heads, which have no number
/// but the readability. The model's own is that of the mean over the heads of its last layer.
TextTable qualityTableWithHeads(const std::vector<ModelReport>& reports);

/// One row a length class, one column of BLEU a model. All reports are of the same sentences.
TextTable lengthTable(const std::vector<ModelReport>& reports);

/// One row a kind of sentences with keys and one for all, for each model. All reports are of the same
/// sentences.
TextTable understandingTable(const std::vector<ModelReport>& reports);

/// The same as JSON: {model: {kind: {"sentences", "understood", "keys", "chrf", "bleu"}}}, the last kind
/// "all".
std::string understandingJson(const std::vector<ModelReport>& reports);

/// One row a head: the readability of every head of every model.
TextTable headTable(const std::vector<ModelReport>& reports);

} // namespace lab
