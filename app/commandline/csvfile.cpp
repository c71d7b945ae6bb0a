// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/csvfile.h"

#include "model/storage/atomicfile.h"
#include "model/text/textencoding.h"

#include <CLI/CLI.hpp>

#include <iostream>

namespace lab {

void addCsvOptions(CLI::App& command, CsvFile& csv, const std::string& about)
{
    CLI::Option* name = command.add_option("--csv", csv.name, about)->type_name("FILE|-");
    command
        .add_flag("!--no-byte-order-mark", csv.byteOrderMark,
            "Begin the CSV file without the byte-order mark by which Excel knows that it is UTF-8")
        ->needs(name);
}

void writeCsv(const CsvFile& csv, const std::string& lines)
{
    if (csv.isOutput())
        std::cout << lines;
    else if (!csv.name.empty())
        writeFileAtomically(csv.name, std::string(csv.byteOrderMark ? byteOrderMark : "") + lines);
}

} // namespace lab
