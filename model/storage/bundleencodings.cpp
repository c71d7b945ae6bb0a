// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/bundleencodings.h"

#include "model/text/vocabularyfile.h"

namespace lab {

void noteEncodings(const std::filesystem::path& folder, const EncodingNotice& notice)
{
    for (const char* name : {"source.tokens", "target.tokens"}) {
        const std::filesystem::path file = folder / name;
        std::error_code ignored;
        if (std::filesystem::is_regular_file(file, ignored))
            decodeText(readVocabulary(file), file.string(), notice);
    }
}

} // namespace lab
