// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/training/generators/generators.h"
#include "model/training/trainer.h"
#include "model/translation/translatorconfig.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace lab {

/// How one model of resources/models is made: the file resources/training/NAME.json.
struct TrainingConfig {
    std::string name;       ///< of the bundle; the file's name without .json
    TranslatorConfig model; ///< vocabulary sizes come from the tokenizers
    SentenceEnd sourceEnd = SentenceEnd::Marked;
    TrainerOptions trainer;              ///< token ids come from the tokenizers
    std::filesystem::path folder;        ///< of the file
    std::filesystem::path tokenizers;    ///< folder with source.model and target.model
    std::vector<std::string> trainFiles; ///< pairs to train on, relative to the data folder or to `folder`
    std::string validationFile;          ///< pairs, or .jsonl with keys, to measure on; likewise
    int placeNamePairs = 0;              ///< at most so many copies with other place names; 0: none
    GeneratedCounts generated;           ///< pairs of each kind that the trainer makes up; empty: none
    bool spellCopies = false;            ///< Latin words that a source spells are spelled in the target, too
    int maximumTokens = 60;              ///< longer pairs are left out of training
    std::string text;                    ///< the file as it was read
};

/// Reads a training configuration. Throws FileError or FormatError naming the file and the key.
TrainingConfig loadTrainingConfig(const std::filesystem::path& file);

} // namespace lab
