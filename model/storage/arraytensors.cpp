// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/arraytensors.h"

#include "model/math/error.h"
#include "model/storage/atomicfile.h"
#include "model/storage/json.h"
#include "model/storage/tensorheader.h"

#include <span>

namespace lab {

namespace {

/// What will be in the file.
struct Parts {
    TensorHeader header;
    std::vector<std::string_view> data; ///< of each entry
};

TensorEntry entryOf(const NamedArray& array, StoredType type)
{
    TensorEntry entry{.name = array.name, .type = type, .rows = 1, .cols = 1};
    const auto axes = array.shape.size();
    entry.isVector = axes < 2;
    if (axes > 0)
        entry.cols = array.shape.back();
    if (axes > 1) {
        entry.rows = array.shape[axes - 2];
        entry.outer.assign(array.shape.begin(), array.shape.end() - 2);
    }
    entry.bytes = static_cast<std::uint64_t>(valueCount(array.shape)) * bytesPerValue(type);
    return entry;
}

template <typename Value>
void addTensors(Parts& parts, const ArrayFile& content, StoredType type)
{
    for (const NamedArray& array : content.arrays) {
        const auto* values = std::get_if<std::vector<Value>>(&array.values);
        if (!values)
            continue;
        TensorEntry entry = entryOf(array, type);
        if (!parts.header.entries.empty())
            entry.begin = parts.header.entries.back().begin + parts.header.entries.back().bytes;
        parts.data.emplace_back(reinterpret_cast<const char*>(values->data()), entry.bytes);
        parts.header.entries.push_back(std::move(entry));
    }
}

/// Takes as many of the texts as the shape says, in lists within lists.
OrderedJson nestedTexts(std::vector<std::string>::const_iterator& text, std::span<const Index> shape)
{
    if (shape.empty())
        return *text++;
    OrderedJson list = OrderedJson::array();
    for (Index i = 0; i < shape.front(); ++i)
        list.push_back(nestedTexts(text, shape.subspan(1)));
    return list;
}

// Strict: a replaced byte would be another text.
std::string jsonOf(const NamedArray& array, const std::vector<std::string>& texts)
{
    auto text = texts.begin();
    try {
        return nestedTexts(text, array.shape).dump();
    } catch (const nlohmann::detail::exception&) {
        throw FormatError("Expected UTF-8 in array " + quotedName(array.name) + ", found other bytes.");
    }
}

void addText(Parts& parts, const std::string& name, const std::string& text)
{
    if (!parts.header.metadata.emplace(name, text).second)
        throw FormatError(
            "Expected another name than that of an array for metadata, found " + quotedName(name) + ".");
}

void addTexts(Parts& parts, const ArrayFile& content)
{
    for (const NamedArray& array : content.arrays) {
        if (const auto* texts = std::get_if<std::vector<std::string>>(&array.values))
            addText(parts, array.name, array.shape.empty() ? texts->front() : jsonOf(array, *texts));
    }
    for (const auto& [name, value] : content.metadata)
        addText(parts, name, value);
}

} // namespace

void writeSafetensors(const std::filesystem::path& file, const ArrayFile& content)
{
    checkArrays(content);
    Parts parts;
    addTensors<std::int64_t>(parts, content, StoredType::Int64);
    addTensors<float>(parts, content, StoredType::Float32);
    addTexts(parts, content);
    const std::string start = tensorFileStart(parts.header);
    AtomicFile output(file);
    output.write(start);
    for (const std::string_view bytes : parts.data)
        output.write(bytes);
    output.commit();
}

} // namespace lab
