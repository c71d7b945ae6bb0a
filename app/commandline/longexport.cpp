// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/longexport.h"

#include <iostream>
#include <utility>

namespace lab {

LongPainting::LongPainting(ProgressPrinter& printer, std::string file, std::chrono::milliseconds moment)
    : m_work(printer, moment), m_file(std::move(file))
{
}

void LongPainting::operator()(const ExportWork& work)
{
    m_work.print([&] {
        return m_file + ": " + std::to_string(work.paintedSteps()) + " of " +
               std::to_string(work.stepCount()) + " parts";
    });
}

void writeExport(const ExportRecipe& recipe, const ExportModel& model, const Decoding& decoding,
    const std::string& file, bool progress)
{
    ProgressPrinter printer(std::cerr);
    LongPainting painting(printer, file);
    const bool isWatched = printer.isTerminal() || progress;
    writeExport(recipe, model, decoding, file, [&](const ExportWork& work) {
        if (isWatched)
            painting(work);
    });
    printer.clear();
}

} // namespace lab
