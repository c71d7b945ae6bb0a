// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline/decodeoptions.h"
#include "app/commandline/progressprinter.h"
#include "model/decoding/decode.h"

#include <chrono>
#include <functional>
#include <string>

namespace lab {

/// Prints how far work has got, once it takes longer than a moment, and then ten times a second.
class LongWork {
public:
    explicit LongWork(ProgressPrinter& printer, std::chrono::milliseconds moment = std::chrono::seconds(1));

    /// `line` makes the text, where one is due.
    void print(const std::function<std::string()>& line);

private:
    ProgressPrinter& m_printer;
    std::chrono::steady_clock::time_point m_next;
};

/// The same of a decode: "line 3: 120 words so far". A progress of decode().
class LongDecode {
public:
    LongDecode(ProgressPrinter& printer, std::string what,
        std::chrono::milliseconds moment = std::chrono::seconds(1));

    bool operator()(const Decoding& soFar); ///< true

private:
    LongWork m_work;
    std::string m_what;
};

/// Decodes a text, and shows its progress on a terminal, or where it is asked for.
Decoding decodeText(bool progress, const TranslationModel& model, const std::string& text,
    const DecodeOptions& options, const std::string& what = "decoding");

/// The same of a text that is not too long.
/// Throws FormatError as requireLength() does.
Decoding decodeText(const DecodeArguments& arguments, const TranslationModel& model, const std::string& text,
    const DecodeOptions& options, const std::string& what = "decoding");

} // namespace lab
