// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/storage/bundle.h"

namespace lab {

/// Whether a vocabulary of words takes a whole sentence for one word that it does not know, as texts are
/// split at spaces and the sentence has none: nothing that is shown of it means anything.
class UnsplitSentences {
public:
    UnsplitSentences() = default;
    /// Reads how the bundle splits texts. Throws FileError or FormatError.
    explicit UnsplitSentences(const Bundle& bundle);

    bool has(const TokenizedText& source) const;

private:
    int m_unknown = -1; ///< none, where texts are not split at spaces
};

} // namespace lab
