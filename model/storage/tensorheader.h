// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/math/matrix.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace lab {

/// Number formats of stored tensors: "F32", "F16" and "I64" in a file. Models have no I64.
enum class StoredType { Float32, Float16, Int64 };

std::string nameOf(StoredType type);
std::uint64_t bytesPerValue(StoredType type);

/// Where one tensor of a file is and what it looks like.
struct TensorEntry {
    std::string name;
    StoredType type = StoredType::Float32;
    Index rows = 0; ///< 1 for a vector
    Index cols = 0;
    bool isVector = false;   ///< shape [cols] in the file, not [rows, cols]
    std::uint64_t begin = 0; ///< first byte, counted from the end of the header
    std::uint64_t bytes = 0;
    std::vector<Index> outer = {}; ///< sizes in front of [rows, cols]; the tensors of a model have none
};

/// The header of a safetensors file.
struct TensorHeader {
    std::vector<TensorEntry> entries; ///< in the order of their bytes, which they fill without gaps
    std::map<std::string, std::string> metadata;
};

/// The entry with this name, or nullptr.
const TensorEntry* findEntry(const TensorHeader& header, const std::string& name);

/// The shape as errors say it: [3], [4, 5].
std::string shapeText(const TensorEntry& entry);

/// Reads the JSON of a model's header and checks all of it: F32 or F16, shapes of one or two dimensions of at
/// least 1, sizes without overflow, and offsets that cover the file's `dataBytes` exactly, without gaps and
/// overlaps. Allocates nothing that depends on a shape. Throws FormatError naming `file`, the tensor, what
/// was expected and what was found.
TensorHeader parseTensorHeader(std::string_view json, std::uint64_t dataBytes, const std::string& file);

/// What a file has before its numbers: the length of the header in 8 bytes (little endian), and the header,
/// JSON padded with spaces to a multiple of 8 bytes. Throws FormatError when a name or the metadata is not
/// UTF-8.
std::string tensorFileStart(const TensorHeader& header);

} // namespace lab
