// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline/exportarguments.h"
#include "app/commandline/inputlines.h"
#include "model/storage/recordjson.h"

#include <cstdint>
#include <iosfwd>

namespace lab {

/// How a batch ended.
struct BatchReport {
    std::int64_t lines = 0; ///< that were read, without those that a stop has left
    LineFailures failures;
    bool stopped = false; ///< by a StopSignal, before all lines were done
};

/// Exports each line of `input`, in order, `arguments.jobs` at a time, and as soon as it is done; memory does
/// not grow with the number of lines, and of a line that is too long nothing is kept. A line that fails is
/// reported on standard error and skipped. JSON goes to `json` (empty: nobody wants it), one line for each
/// decode; what it throws ends the batch. A StopSignal ends it before the next line, and decodes that are
/// under way at their next word. Throws FileError when `input` breaks off, CLI::ValidationError as
/// recipeFor() does.
BatchReport exportLines(
    std::istream& input, const ExportArguments& arguments, const Bundle& bundle, const TextSink& json);

} // namespace lab
