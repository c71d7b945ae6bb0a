// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/math/matrix.h"
#include "model/storage/tensorheader.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

/// Named matrices in the safetensors format: 8 bytes with the length of the header (little endian), the
/// header in JSON, {"name": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}, …,
/// "__metadata__": {"key": "text"}}, and the numbers, row by row. Weights of a bundle and checkpoints of a
/// training run are such files; arraytensors.h writes others.
namespace lab {

/// One matrix under its name. A vector has the shape [n] in a file and is 1 x n here.
struct NamedTensor {
    std::string name;
    Matrix values;
    bool isVector = false;
};

/// The content of a safetensors file.
struct TensorFile {
    std::vector<NamedTensor> tensors; ///< in the order of their bytes
    std::map<std::string, std::string> metadata;
};

/// The tensor with this name, or nullptr.
const NamedTensor* findTensor(const TensorFile& file, const std::string& name);

/// Reads a whole file of F32 and F16 tensors with one or two dimensions. Throws FileError or FormatError; see
/// TensorReader, which reads single tensors.
TensorFile readTensors(const std::filesystem::path& file);

/// Writes a file whole or not at all. F16 numbers are rounded to the nearest, ties to even. Throws FileError;
/// throws FormatError for what readTensors() would not accept: a name that is used twice or is not UTF-8, an
/// empty matrix, a vector with several rows, numbers that are not finite or too large for F16.
void writeTensors(const std::filesystem::path& file, const TensorFile& content, StoredType type);

} // namespace lab
