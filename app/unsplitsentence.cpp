// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/unsplitsentence.h"

#include "model/text/utf8.h"

namespace lab {

UnsplitSentences::UnsplitSentences(const Bundle& bundle)
{
    const auto format = readBundleConfig(bundle.folder).text.source;
    if (format && format->split == TextSplit::Spaces)
        m_unknown = bundle.model.source.unknownId();
}

bool UnsplitSentences::has(const TokenizedText& source) const
{
    return m_unknown >= 0 && source.tokens.size() == 2 && source.tokens.front().id == m_unknown &&
           decodeUtf8(source.text).size() > 1;
}

} // namespace lab
