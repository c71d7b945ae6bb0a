// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/storage/metadata.h"
#include "model/storage/textsink.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>
#include <string_view>

/// JSON as this program reads and writes it. To be included by sources, so that no header needs the library.
namespace lab {

/// A parsed document. Numbers with a fraction are float32, so they keep every bit on their way out and in.
using Json =
    nlohmann::basic_json<std::map, std::vector, std::string, bool, std::int64_t, std::uint64_t, float>;

/// A document to write: the members of an object stay in the order in which they were put in.
using OrderedJson = nlohmann::basic_json<nlohmann::ordered_map, std::vector, std::string, bool, std::int64_t,
    std::uint64_t, float>;

/// Parses a whole text that nobody vouches for, in a time that grows as it does. Throws FormatError, which
/// begins with `file`, for anything that is not one JSON value, for an object with the same name twice or
/// more than 100,000 names, for values inside one another more than `maximumDepth` deep, and, before any is
/// kept, for values that would take more than 32 MiB and 6 bytes for each byte of the text.
Json parseJson(std::string_view text, const std::string& file, int maximumDepth);

/// One line without spaces; bytes that are not UTF-8 become U+FFFD.
std::string compactText(const OrderedJson& json);

/// Lines indented by `indent` spaces per level; below the root, arrays and objects that hold nothing but
/// plain values stay on one line. With a negative `indent`, compactText(). `level` is that of `json` in its
/// document.
std::string indentedText(const OrderedJson& json, int indent, int level = 0);

/// Writes what is no JSON: see writeText(). `level` is that of the value in its document.
using LateValues = std::function<void(const OrderedJson& value, int level)>;

/// The same text, piece by piece. Values that are binary stand for some that are made when they are written,
/// by `late`; they are arrays of arrays with something in them.
void writeText(const OrderedJson& json, int indent, int level, const TextSink& sink, const LateValues& late);

/// {name: value, …} in their order. Throws FormatError as checkNames() does.
OrderedJson toJson(const Metadata& metadata);
/// The texts among the members of one member of the root, if that is an object; those of the root itself
/// where `member` is empty. Throws FormatError as parseJson() does and as addRead() does; keeps nothing else,
/// however long the text.
Metadata metadataFromJson(std::string_view text, const std::string& file, const std::string& member);

/// A name from a file, in quotes and short enough for an error message.
std::string quotedName(std::string_view name);

} // namespace lab
