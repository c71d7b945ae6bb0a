// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/storage/json.h"

#include <vector>

namespace lab {

/// A place in a parsed document that knows its way from the root, so that what is wrong there can be named:
/// `config.json: embedding_size: expected an integer from 1 to 65536, found -3.` All functions that ask for
/// something throw such a FormatError when the document has something else. Refers to the document, which
/// must live longer.
class JsonCursor {
public:
    /// The root of a document, or another place that `where` describes.
    JsonCursor(const Json& value, std::string where) : JsonCursor(value, std::move(where), ": ") {}

    const Json& value() const { return *m_value; }
    const std::string& where() const { return m_where; }

    JsonCursor member(const std::string& key) const; ///< of an object
    bool has(const std::string& key) const;          ///< of an object
    std::vector<JsonCursor> elements() const;        ///< of an array, at most 100,000

    const std::string& text() const;
    const std::string& name() const; ///< a text that can be said again: at most 64 printable ASCII characters
    std::int64_t integer(std::int64_t minimum, std::int64_t maximum) const;
    bool boolean() const;
    float number() const; ///< finite

    /// Throws FormatError; `expected` completes "expected …, found …".
    [[noreturn]] void fail(const std::string& expected) const;
    void requireObject() const;
    /// Throws FormatError naming a member that is not in `keys`. Those that begin with "_" or "comment" may
    /// be there too when `allowComments`.
    void requireOnly(const std::vector<std::string>& keys, bool allowComments) const;

private:
    JsonCursor(const Json& value, std::string where, std::string separator);

    const Json* m_value;
    std::string m_where;
    std::string m_separator; ///< between m_where and the name of a member
};

} // namespace lab
