// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/keypattern.h"

#include "model/math/error.h"
#include "model/storage/json.h"

#include <unicode/regex.h>

namespace lab {
namespace {

constexpr std::int32_t kMostMilliseconds = 5000; // as ICU counts them: by steps of the match, not by a clock

icu::UnicodeString unicode(std::string_view text)
{
    return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

} // namespace

struct KeyPattern::Compiled {
    std::string expression;
    std::unique_ptr<icu::RegexPattern> pattern;
};

KeyPattern::KeyPattern(std::string_view expression)
{
    UErrorCode error = U_ZERO_ERROR;
    UParseError place{};
    std::unique_ptr<icu::RegexPattern> pattern(icu::RegexPattern::compile(unicode(expression), place, error));
    if (U_FAILURE(error) != 0)
        throw ConfigError(quotedName(expression) + " is no regular expression: " + u_errorName(error) +
                          " at column " + std::to_string(place.offset) + ".");
    m_compiled = std::make_shared<const Compiled>(Compiled{std::string(expression), std::move(pattern)});
}

bool KeyPattern::isFoundIn(std::string_view text) const
{
    UErrorCode error = U_ZERO_ERROR;
    const icu::UnicodeString characters = unicode(text);
    const std::unique_ptr<icu::RegexMatcher> matcher(m_compiled->pattern->matcher(characters, error));
    bool found = false;
    if (U_SUCCESS(error) != 0) {
        matcher->setTimeLimit(kMostMilliseconds, error);
        found = matcher->find(error) != 0;
    }
    if (U_FAILURE(error) != 0)
        throw ConfigError(
            quotedName(m_compiled->expression) + " could not be looked for: " + u_errorName(error) + ".");
    return found;
}

} // namespace lab
