// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/textfile.h"

#include "model/storage/inputfile.h"

namespace lab {

std::string readTextFile(
    const std::filesystem::path& file, std::uint64_t maximumSize, const EncodingNotice& notice)
{
    return decodeText(readFile(file, maximumSize), file.string(), notice);
}

} // namespace lab
