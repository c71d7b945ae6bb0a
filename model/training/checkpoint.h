// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/autodiff/parameters.h"
#include "model/training/trainer.h"

#include <filesystem>
#include <string>

namespace lab {

/// A training run at one moment: all that is needed to go on as if it had never stopped.
struct Checkpoint {
    TrainerState state;
    double seconds = 0;      ///< trained so far
    std::string fingerprint; ///< of configuration and data; a run with another one must not resume
};

/// Writes the weights of `parameters` and the checkpoint as one F32 safetensors file, whole or not at all.
/// Throws FileError.
void saveCheckpoint(
    const std::filesystem::path& file, const ParameterSet& parameters, const Checkpoint& checkpoint);

/// Reads a checkpoint and puts its weights into `parameters`, which change only when the whole file is good.
/// Throws FileError, FormatError for a file that is not a checkpoint of these parameters.
Checkpoint loadCheckpoint(const std::filesystem::path& file, const ParameterSet& parameters);

} // namespace lab
