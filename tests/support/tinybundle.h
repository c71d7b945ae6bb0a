// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/translation/recurrentconfig.h"

#include <filesystem>

namespace lab {

/// Writes a small model with random weights (the same at every call) and the vocabularies of
/// resources/training/zh-en into `folder`; it says no bytes. Of `choices` the kind of attention, the score
/// rule, and what query, key and value are count; the sizes are filled in.
void makeTinyBundle(const std::filesystem::path& folder, const RecurrentConfig& choices = {});

} // namespace lab
