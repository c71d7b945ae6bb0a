// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/scaling.h"

#include "app/commandline/chartfile.h"
#include "app/commandline/csvfile.h"
#include "app/commandline/longdecode.h"
#include "app/commandline/scalingtable.h"
#include "model/storage/scalingcsv.h"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>
#include <string>

namespace lab {

namespace {

struct ScalingCommand {
    ScalingOptions experiment;
    CsvFile csv; ///< instead of a table for reading
    ChartFile chart;
    bool progress = false; ///< is shown also where there is no terminal
};

std::string aboutOf(const ScalingOptions& experiment)
{
    std::string dimensions;
    for (const int d : experiment.dimensions)
        dimensions += (dimensions.empty() ? "" : ",") + std::to_string(d);
    return "scaling --dimensions " + dimensions + " --keys " + std::to_string(experiment.keys) +
           " --trials " + std::to_string(experiment.trials) + " --seed " + std::to_string(experiment.seed);
}

ScalingRecord measured(const ScalingCommand& command)
{
    ProgressPrinter printer(std::cerr);
    if (!printer.isTerminal() && !command.progress)
        return measureScaling(command.experiment);
    LongWork work(printer);
    const std::int64_t all =
        std::int64_t(command.experiment.trials) * std::int64_t(command.experiment.dimensions.size());
    const ScalingRecord record = measureScaling(command.experiment, [&](std::int64_t done) {
        work.print([&] { return std::to_string(done) + " of " + std::to_string(all) + " trials"; });
    });
    printer.clear();
    return record;
}

void runScaling(const ScalingCommand& command)
{
    checkChart(command.chart);
    const ScalingRecord record = measured(command);
    if (command.csv.name.empty())
        std::cout << scalingTable(record);
    writeCsv(command.csv, scalingToCsv(record));
    saveChart(command.chart, aboutOf(command.experiment),
        [&record](const CurveOptions& options) { return drawScaling(record, options); });
}

void addExperimentOptions(CLI::App& command, ScalingOptions& experiment)
{
    command.add_option("--dimensions", experiment.dimensions, "Numbers d in a query and a key, with commas")
        ->delimiter(',')
        ->check(CLI::Range(1, largestScalingDimension))
        ->type_name("D,D,...")
        ->capture_default_str();
    command.add_option("--keys", experiment.keys, "Keys for each query")
        ->check(CLI::Range(2, largestScalingKeys))
        ->type_name("N")
        ->capture_default_str();
    command.add_option("--trials", experiment.trials, "Queries for each dimension")
        ->check(CLI::Range(2, largestScalingTrials))
        ->type_name("N")
        ->capture_default_str();
    command.add_option("--seed", experiment.seed, "Of the random numbers; equal seeds give equal numbers")
        ->check(CLI::NonNegativeNumber)
        ->type_name("N")
        ->capture_default_str();
}

} // namespace

void addScalingCommand(CLI::App& application)
{
    const auto options = std::make_shared<ScalingCommand>();
    CLI::App* command =
        application.add_subcommand("scaling", "Show why scores are divided by √d, with random vectors");
    addExperimentOptions(*command, options->experiment);
    addCsvOptions(*command, options->csv, "Write the numbers as CSV instead; - is standard output");
    addProgressOption(*command, options->progress);
    addChartOptions(*command, options->chart);
    command->footer(
        "Queries and keys hold independent normal numbers with mean 0 and variance 1. The Jacobian is that "
        "of the\n"
        "softmax with respect to the scores it is given, those of q·k / √d divided already; its norm is\n"
        "Frobenius' norm.\n\n"
        "Examples:\n  attention-lab scaling --dimensions 1,16,256 --keys 8\n"
        "  attention-lab scaling --csv scaling.csv --chart scaling.svg\n");
    command->callback([options] { runScaling(*options); });
}

} // namespace lab
