// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/storage/json.h"

#include <set>

namespace lab {

/// Walks through a JSON text that nobody vouches for, and keeps nothing of it but the names of the objects
/// that are open. Throws FormatError, which begins with `file`, for anything that is not one JSON value, for
/// an object with the same name twice or more than 100,000 names, for values more than `maximumDepth` levels
/// deep, and for values that would take more than `allowance` bytes if they were kept.
class JsonLimits : public nlohmann::json_sax<Json> {
public:
    JsonLimits(std::string_view text, const std::string& file, int maximumDepth, std::size_t allowance);

    void walk();

    bool null() override { return count(0); }
    bool boolean(bool) override { return count(0); }
    bool number_integer(number_integer_t) override { return count(0); }
    bool number_unsigned(number_unsigned_t) override { return count(0); }
    bool number_float(number_float_t, const string_t&) override { return count(0); }
    bool string(string_t& value) override;
    bool binary(binary_t&) override { return count(0); }
    bool start_object(std::size_t) override;
    bool key(string_t& name) override;
    bool end_object() override;
    bool start_array(std::size_t) override;
    bool end_array() override;
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& error) override;

protected:
    int depth() const { return m_depth; } ///< arrays and objects that are open

private:
    bool count(std::size_t bytes);
    void open();

    std::string_view m_text;
    std::string m_file;
    int m_maximumDepth;
    std::size_t m_allowance;
    int m_depth = 0;
    std::size_t m_bytes = 0;                    ///< what the values so far would take
    std::vector<std::set<std::string>> m_names; ///< of the objects that are open
};

} // namespace lab
