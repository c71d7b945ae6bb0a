// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace lab {

/// A regular expression as Python's `re` writes it: with look-ahead, look-behind and Unicode's idea of a
/// letter (\b, \w). ICU does the work. Immutable, safe from any thread.
class KeyPattern {
public:
    /// Throws ConfigError with the expression and the column for one that is none.
    explicit KeyPattern(std::string_view expression);

    /// Whether it occurs in a UTF-8 text. Throws ConfigError with the expression when that cannot be decided
    /// in some seconds.
    bool isFoundIn(std::string_view text) const;

private:
    struct Compiled; // so that no header needs ICU
    std::shared_ptr<const Compiled> m_compiled;
};

} // namespace lab
