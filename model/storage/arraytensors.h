// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/storage/arrays.h"

#include <filesystem>

namespace lab {

/// Writes arrays as a safetensors file (model/storage/safetensors.h), whole or not at all: I64 first, then
/// F32, each in their order, so that all numbers are aligned. A single number has the shape [1]. Texts have
/// no tensor: `__metadata__` holds them under the name of their array, a single one as it is, others as JSON
/// lists; metadata is sorted by name. Throws FileError; throws FormatError as checkArrays() does, for an
/// array and metadata of the same name, and for texts that are not UTF-8.
///
/// readTensors() is for models: it refuses more than two axes, I64, and numbers that are not finite.
void writeSafetensors(const std::filesystem::path& file, const ArrayFile& content);

} // namespace lab
