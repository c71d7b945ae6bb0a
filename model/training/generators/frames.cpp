// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/generators/frames.h"

#include "model/math/error.h"

namespace lab {
namespace {

std::string withPhrase(std::string text, const std::string& slot, const std::string& phrase)
{
    const std::size_t at = text.find(slot);
    if (at == std::string::npos || text.find(slot, at + 1) != std::string::npos)
        throw ConfigError("The frame \"" + text + "\" does not have " + slot + " once.");
    return text.replace(at, slot.size(), phrase);
}

} // namespace

SentencePair filled(const SentencePair& frame, const std::vector<Phrase>& phrases, bool capital)
{
    SentencePair pair = frame;
    for (std::size_t i = 0; i < phrases.size(); ++i) {
        const std::string slot = "{" + std::to_string(i + 1) + "}";
        pair.source = withPhrase(pair.source, slot, phrases[i].source);
        pair.target = withPhrase(pair.target, slot, phrases[i].target);
    }
    char& first = pair.target[0];
    if (capital && first >= 'a' && first <= 'z')
        first = static_cast<char>(first - 'a' + 'A');
    return pair;
}

} // namespace lab
