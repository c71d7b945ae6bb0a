// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/npz.h"

#include "model/storage/json.h"
#include "model/storage/npy.h"
#include "model/storage/zipfile.h"

namespace lab {

namespace {

std::string_view bytesOf(const std::vector<float>& values)
{
    return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(float)};
}

std::string_view bytesOf(const std::vector<std::int64_t>& values)
{
    return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(std::int64_t)};
}

std::string bytesOf(const std::vector<std::string>& values)
{
    const std::u32string characters = npyTexts(values);
    return {reinterpret_cast<const char*>(characters.data()), characters.size() * sizeof(char32_t)};
}

} // namespace

void writeNpz(const std::filesystem::path& file, const ArrayFile& content)
{
    checkArrays(content);
    ZipFile zip(file);
    for (const NamedArray& array : content.arrays)
        std::visit(
            [&](const auto& values) { zip.add(array.name + ".npy", npyHeader(array), bytesOf(values)); },
            array.values);
    zip.add("metadata.json", indentedText(toJson(content.metadata), 2) + "\n");
    zip.write();
}

} // namespace lab
