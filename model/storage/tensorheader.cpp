// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/tensorheader.h"

#include "model/math/error.h"
#include "model/storage/jsoncursor.h"

#include <algorithm>
#include <array>
#include <bit>

namespace lab {

namespace {

constexpr int headerDepth = 3; // header, tensor, shape
const std::string metadataKey = "__metadata__";

StoredType readType(const JsonCursor& cursor)
{
    const std::string& name = cursor.text();
    if (name != nameOf(StoredType::Float32) && name != nameOf(StoredType::Float16))
        cursor.fail("\"F32\" or \"F16\"");
    return name == nameOf(StoredType::Float32) ? StoredType::Float32 : StoredType::Float16;
}

void readShape(const JsonCursor& cursor, TensorEntry& entry)
{
    const std::vector<JsonCursor> sizes = cursor.elements();
    if (sizes.size() != 1 && sizes.size() != 2)
        cursor.fail("one or two dimensions");
    entry.isVector = sizes.size() == 1;
    entry.rows = entry.isVector ? 1 : sizes.front().integer(1, INT64_MAX);
    entry.cols = sizes.back().integer(1, INT64_MAX);
}

void readOffsets(const JsonCursor& cursor, std::uint64_t dataBytes, TensorEntry& entry)
{
    const std::vector<JsonCursor> offsets = cursor.elements();
    if (offsets.size() != 2)
        cursor.fail("two offsets");
    const std::int64_t begin = offsets[0].integer(0, INT64_MAX);
    const std::int64_t end = offsets[1].integer(begin, INT64_MAX);
    entry.begin = static_cast<std::uint64_t>(begin);
    entry.bytes = static_cast<std::uint64_t>(end - begin);
    if (static_cast<std::uint64_t>(end) > dataBytes)
        throw FormatError(cursor.where() + ": expected an end within the " + std::to_string(dataBytes) +
                          " bytes of data that the file has, found " + std::to_string(end) + ".");
}

void checkSize(const JsonCursor& cursor, const TensorEntry& entry)
{
    std::int64_t bytes = 0;
    const bool overflow =
        __builtin_mul_overflow(entry.rows, entry.cols, &bytes) ||
        __builtin_mul_overflow(bytes, static_cast<std::int64_t>(bytesPerValue(entry.type)), &bytes);
    if (overflow || static_cast<std::uint64_t>(bytes) != entry.bytes)
        throw FormatError(
            cursor.where() + ": expected " +
            (overflow ? "a shape whose bytes can be counted" : std::to_string(bytes) + " bytes") + " for " +
            nameOf(entry.type) + " " + shapeText(entry) + ", found " + std::to_string(entry.bytes) +
            " bytes.");
}

TensorEntry readEntry(
    const std::string& name, const Json& value, std::uint64_t dataBytes, const std::string& file)
{
    const JsonCursor cursor(value, file + ": tensor " + quotedName(name));
    cursor.requireOnly({"dtype", "shape", "data_offsets"}, false);
    TensorEntry entry;
    entry.name = name;
    entry.type = readType(cursor.member("dtype"));
    readShape(cursor.member("shape"), entry);
    readOffsets(cursor.member("data_offsets"), dataBytes, entry);
    checkSize(cursor, entry);
    return entry;
}

std::map<std::string, std::string> readMetadata(const JsonCursor& cursor)
{
    cursor.requireObject();
    std::map<std::string, std::string> metadata;
    for (const auto& [key, value] : cursor.value().items())
        metadata[key] = JsonCursor(value, cursor.where() + ": " + quotedName(key)).text();
    return metadata;
}

void checkCoverage(const TensorHeader& header, std::uint64_t dataBytes, const std::string& file)
{
    std::uint64_t covered = 0;
    for (const TensorEntry& entry : header.entries) {
        if (entry.begin != covered)
            throw FormatError(file + ": tensor " + quotedName(entry.name) + ": expected its data at byte " +
                              std::to_string(covered) + ", where the one before ends, found it at " +
                              std::to_string(entry.begin) + ".");
        covered += entry.bytes;
    }
    if (covered != dataBytes)
        throw FormatError(file + ": expected " + std::to_string(covered) +
                          " bytes of data, as its header says, found " + std::to_string(dataBytes) + ".");
}

// A name whose bytes were replaced would not be found again.
std::string strictText(const OrderedJson& document)
{
    try {
        return document.dump();
    } catch (const nlohmann::detail::exception&) {
        throw FormatError(
            "Expected UTF-8 in the names and the metadata of tensors to write, found other bytes.");
    }
}

// Padded with spaces to a multiple of 8 bytes.
std::string jsonOf(const TensorHeader& header)
{
    OrderedJson document = OrderedJson::object();
    if (!header.metadata.empty())
        document[metadataKey] = header.metadata;
    for (const TensorEntry& entry : header.entries) {
        OrderedJson shape = entry.outer;
        if (!entry.isVector)
            shape.push_back(entry.rows);
        shape.push_back(entry.cols);
        document[entry.name] = {{"dtype", nameOf(entry.type)}, {"shape", shape},
            {"data_offsets", OrderedJson::array({entry.begin, entry.begin + entry.bytes})}};
    }
    std::string text = strictText(document);
    text.append((8 - text.size() % 8) % 8, ' ');
    return text;
}

} // namespace

std::string nameOf(StoredType type)
{
    switch (type) {
    case StoredType::Float32:
        return "F32";
    case StoredType::Float16:
        return "F16";
    case StoredType::Int64:
        break;
    }
    return "I64";
}

std::uint64_t bytesPerValue(StoredType type)
{
    switch (type) {
    case StoredType::Float32:
        return 4;
    case StoredType::Float16:
        return 2;
    case StoredType::Int64:
        break;
    }
    return 8;
}

const TensorEntry* findEntry(const TensorHeader& header, const std::string& name)
{
    const auto found = std::find_if(header.entries.begin(), header.entries.end(),
        [&](const TensorEntry& entry) { return entry.name == name; });
    return found == header.entries.end() ? nullptr : &*found;
}

std::string shapeText(const TensorEntry& entry)
{
    const std::string rows = entry.isVector ? "" : std::to_string(entry.rows) + ", ";
    return "[" + rows + std::to_string(entry.cols) + "]";
}

TensorHeader parseTensorHeader(std::string_view json, std::uint64_t dataBytes, const std::string& file)
{
    if (!json.starts_with('{'))
        throw FormatError(file + ": expected a header that begins with {, found something else.");
    const Json document = parseJson(json, file, headerDepth);
    TensorHeader header;
    for (const auto& [name, value] : document.items()) {
        if (name == metadataKey)
            header.metadata = readMetadata(JsonCursor(value, file + ": " + metadataKey));
        else
            header.entries.push_back(readEntry(name, value, dataBytes, file));
    }
    std::sort(header.entries.begin(), header.entries.end(), [](const TensorEntry& a, const TensorEntry& b) {
        return std::pair(a.begin, a.bytes) < std::pair(b.begin, b.bytes);
    });
    checkCoverage(header, dataBytes, file);
    return header;
}

std::string tensorFileStart(const TensorHeader& header)
{
    const std::string text = jsonOf(header);
    const auto length = std::bit_cast<std::array<char, 8>>(static_cast<std::uint64_t>(text.size()));
    return std::string(length.data(), length.size()) + text;
}

} // namespace lab
