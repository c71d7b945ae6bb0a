// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline/exportarguments.h"
#include "model/storage/recordjson.h"

#include <cstdint>
#include <iosfwd>

namespace lab {

/// How many lines a batch had.
struct BatchReport {
    std::int64_t lines = 0;
    std::int64_t failures = 0;
};

/// Exports each line of `input`, in order, `arguments.jobs` at a time, and as soon as it is done; memory does
/// not grow with the number of lines. A line that fails is reported on standard error and skipped. JSON goes
/// to `json` (empty: nobody wants it), one line for each decode; what it throws ends the batch. Throws
/// FileError when `input` breaks off, CLI::ValidationError as recipeFor() does.
BatchReport exportLines(
    std::istream& input, const ExportArguments& arguments, const Bundle& bundle, const TextSink& json);

} // namespace lab
