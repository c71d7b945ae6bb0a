// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/optionchecks.h"

#include "model/text/textencoding.h"

#include <charconv>
#include <cstdint>
#include <string>

namespace lab {

CLI::Validator within(double least, double most)
{
    const auto check = [least, most](std::string& text) -> std::string {
        double value = 0;
        if (CLI::detail::lexical_cast(text, value) && value >= least && value <= most)
            return {};
        return "Value " + text + " not in range " + CLI::detail::to_string(least) + " to " +
               CLI::detail::to_string(most);
    };
    return {check, ""};
}

CLI::Validator isText()
{
    return {[](std::string& text) { return textFault(text); }, ""};
}

CLI::Validator isSeed()
{
    const auto check = [](std::string& text) -> std::string {
        std::uint64_t seed = 0;
        const char* const last = text.data() + text.size();
        const auto [end, error] = std::from_chars(text.data(), last, seed);
        if (error == std::errc() && end == last)
            return {};
        return "Value " + text + " is not a whole number from 0 to 18446744073709551615";
    };
    return {check, ""};
}

} // namespace lab
