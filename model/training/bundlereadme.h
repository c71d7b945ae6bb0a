// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/training/trainingconfig.h"
#include "model/training/trainingrun.h"

#include <filesystem>

namespace lab {

/// What the README.md of a trained bundle states.
struct BundleFacts {
    const TrainingConfig& config;
    const TrainingOutcome& outcome;
    std::size_t trainingPairs = 0;
    Index parameters = 0;
};

/// Writes `folder`/README.md: data and its licence, recipe, measured quality, training time. Throws
/// FileError.
void writeBundleReadme(const std::filesystem::path& folder, const BundleFacts& facts);

} // namespace lab
