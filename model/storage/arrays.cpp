// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/arrays.h"

#include "model/math/error.h"
#include "model/storage/json.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <set>

namespace lab {

namespace {

[[noreturn]] void refuse(const NamedArray& array, const std::string& reason)
{
    throw FormatError("Array " + quotedName(array.name) + " cannot be written: " + reason + ".");
}

} // namespace

Index valueCount(const ArrayShape& shape)
{
    return std::accumulate(shape.begin(), shape.end(), Index(1), std::multiplies<>());
}

const NamedArray* findArray(const ArrayFile& file, const std::string& name)
{
    const auto found = std::find_if(
        file.arrays.begin(), file.arrays.end(), [&](const NamedArray& array) { return array.name == name; });
    return found == file.arrays.end() ? nullptr : &*found;
}

void checkArrays(const ArrayFile& file)
{
    checkNames(file.metadata);
    std::set<std::string> names;
    for (const NamedArray& array : file.arrays) {
        const auto found = std::visit([](const auto& values) { return values.size(); }, array.values);
        const Index expected = valueCount(array.shape);
        if (found == 0)
            refuse(array, "it is empty");
        if (static_cast<Index>(found) != expected)
            refuse(array, "its shape asks for " + std::to_string(expected) + " values, it has " +
                              std::to_string(found));
        if (array.name.empty() || !names.insert(array.name).second)
            refuse(array, array.name.empty() ? "it has no name" : "the name is used twice");
    }
}

} // namespace lab
