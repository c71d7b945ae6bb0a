// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace lab {

/// A table that a command writes as CSV besides, or instead of, printing it.
struct CsvFile {
    std::string name; ///< empty: nobody wants it; "-" is standard output
    bool byteOrderMark = true;

    bool isOutput() const { return name == "-"; }
};

/// Adds `--csv` and `--no-byte-order-mark`. `csv` must live as long as the command.
void addCsvOptions(CLI::App& command, CsvFile& csv, const std::string& about);

/// Writes lines of csvLine(). A file begins with a byte-order mark, if it is to; standard output never does.
/// Throws FileError. Nothing happens when nobody wants it.
void writeCsv(const CsvFile& csv, const std::string& lines);

} // namespace lab
