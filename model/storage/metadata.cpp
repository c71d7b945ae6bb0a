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

} // namespace lab
