// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/math/matrix.h"
#include "model/storage/metadata.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

/// Named arrays of any number of axes, for programs that read NumPy's or safetensors files.
namespace lab {

using ArrayShape = std::vector<Index>; ///< sizes, the outermost axis first; empty: a single value

struct NamedArray {
    std::string name;
    ArrayShape shape;
    /// As many as the shape says, the last axis running fastest. Texts are UTF-8.
    std::variant<std::vector<float>, std::vector<std::int64_t>, std::vector<std::string>> values;
};

struct ArrayFile {
    std::vector<NamedArray> arrays;
    Metadata metadata;
};

Index valueCount(const ArrayShape& shape);

/// The array with this name, or nullptr.
const NamedArray* findArray(const ArrayFile& file, const std::string& name);

/// What every writer of arrays requires. Throws FormatError for a name that is empty or used twice, an array
/// without values or with another number of values than its shape says, and as checkNames() does.
void checkArrays(const ArrayFile& file);

} // namespace lab
