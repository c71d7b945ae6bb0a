// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/metadata.h"

#include "model/math/error.h"
#include "model/storage/json.h"

#include <set>

namespace lab {

void checkNames(const Metadata& metadata)
{
    std::set<std::string> names;
    for (const auto& [name, value] : metadata) {
        const bool readable = !name.empty() && name.find_first_of("\r\n") == std::string::npos &&
                              name.find(": ") == std::string::npos;
        if (!readable)
            throw FormatError("Expected a name without line breaks and \": \" for the metadata of a file, "
                              "found " +
                              quotedName(name) + ".");
        if (!names.insert(name).second)
            throw FormatError(
                "Expected each name of the metadata once, found " + quotedName(name) + " twice.");
    }
}

std::vector<std::string> metadataLines(const Metadata& metadata)
{
    checkNames(metadata);
    std::vector<std::string> lines;
    for (const auto& [name, value] : metadata) {
        std::string line = name + ": ";
        for (std::size_t i = 0; i < value.size(); ++i) {
            const bool isPair = value[i] == '\r' && i + 1 < value.size() && value[i + 1] == '\n';
            if (isPair)
                continue;
            if (value[i] != '\r' && value[i] != '\n') {
                line += value[i];
                continue;
            }
            lines.push_back(line);
            line = "  ";
        }
        lines.push_back(line);
    }
    return lines;
}

void addRead(Metadata& metadata, std::string name, std::string value)
{
    constexpr std::size_t mostPairs = 1'000;
    if (metadata.size() == mostPairs)
        throw FormatError("expected at most " + std::to_string(mostPairs) + " names with values, found more");
    metadata.emplace_back(std::move(name), std::move(value));
}

Metadata metadataFromLines(const std::vector<std::string>& lines)
{
    Metadata metadata;
    for (const std::string& line : lines) {
        const std::size_t colon = line.find(": ");
        if (line.starts_with("  ") && !metadata.empty())
            metadata.back().second += '\n' + line.substr(2);
        else if (colon != std::string::npos)
            addRead(metadata, line.substr(0, colon), line.substr(colon + 2));
    }
    return metadata;
}

} // namespace lab
