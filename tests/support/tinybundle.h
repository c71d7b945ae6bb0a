// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace lab {

/// Writes a small model with random weights (the same at every call) and the vocabularies of
/// resources/training/zh-en into `folder`.
void makeTinyBundle(const std::filesystem::path& folder);

} // namespace lab
