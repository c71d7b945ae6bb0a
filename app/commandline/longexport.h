// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline/longdecode.h"
#include "app/exporting/exporter.h"

#include <string>

namespace lab {

/// Says how much of a file is painted, once that takes longer than a moment: "map.gif: 12 of 300 parts".
class LongPainting {
public:
    LongPainting(ProgressPrinter& printer, std::string file,
        std::chrono::milliseconds moment = std::chrono::seconds(1));

    void operator()(const ExportWork& work);

private:
    LongWork m_work;
    std::string m_file;
};

/// writeExport(), with that progress on a terminal, or where it is asked for.
void writeExport(const ExportRecipe& recipe, const ExportModel& model, const Decoding& decoding,
    const std::string& file, bool progress);

} // namespace lab
