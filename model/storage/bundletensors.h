// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/storage/tensorheader.h"
#include "model/translation/translatorconfig.h"

#include <string>
#include <vector>

namespace lab {

/// The tensors that model.safetensors must hold for a configuration, by PyTorch's names, with their shapes
/// and nothing else. They are known without making the model, so a file can be refused before a model of
/// absurd size takes memory.
std::vector<TensorEntry> bundleTensors(const TranslatorConfig& config);

/// Throws FormatError, which begins with `file`, unless `found` holds exactly the expected tensors: missing
/// and surplus ones are named, and the first with another shape.
void requireTensors(
    const TensorHeader& found, const std::vector<TensorEntry>& expected, const std::string& file);

} // namespace lab
