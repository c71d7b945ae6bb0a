// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/train.h"

#include "app/commandline/fastproducts.h"
#include "app/commandline/notices.h"
#include "app/commandline/progressprinter.h"
#include "app/commandline/stopsignal.h"
#include "model/math/error.h"
#include "model/storage/atomicfile.h"
#include "model/text/terminaltext.h"
#include "model/training/trainingconfig.h"
#include "model/training/trainingpairs.h"
#include "model/training/trainingrun.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <iostream>
#include <memory>
#include <string>

namespace lab {

namespace {

struct TrainOptions {
    std::string config;
    std::string data;
    std::string output;
    bool resume = false;
    bool force = false; ///< begins again where there is a checkpoint
    int epochs = 0;     ///< 0: as the configuration says
    Index steps = 0;
    std::string pairs; ///< a file to write the pairs to, instead of training; or empty
};

// Chinese TAB English, and "generated" for what the trainer makes up.
void writePairs(const TrainingConfig& config, const TrainOptions& options)
{
    const TrainingSentences sentences = loadSentences(config, options.data, printEncoding);
    const std::size_t read = sentences.pairs.size() - sentences.madeUp;
    std::string text;
    for (std::size_t i = 0; i < sentences.pairs.size(); ++i)
        text += sentences.pairs[i].source + "\t" + sentences.pairs[i].target +
                (i < read ? "\n" : "\tgenerated\n");
    writeFileAtomically(options.pairs, text);
}

void printOutcome(const TrainingOutcome& outcome, const TrainingRunOptions& run)
{
    if (!outcome.finished) {
        std::cout << "Stopped after step " << outcome.steps << " and saved "
                  << lineForTerminal(run.checkpoint.string())
                  << ". The same command with --resume goes on.\n";
        return;
    }
    std::cout << "Trained in " << static_cast<long>(outcome.seconds)
              << " s: " << lineForTerminal(run.output.string()) << "\nBLEU " << outcome.quality.bleu
              << " greedy, " << outcome.quality.bleuBeam5 << " with beam 5, chrF " << outcome.quality.chrf
              << " on the validation pairs\n";
}

// The bundle OUT/NAME, its checkpoint OUT/NAME.checkpoint.
TrainingRunOptions runOptions(const TrainOptions& options, const std::string& name)
{
    const std::filesystem::path output(options.output);
    TrainingRunOptions run;
    run.data = options.data;
    run.output = output / name;
    run.checkpoint = output / (name + ".checkpoint");
    run.resume = options.resume;
    run.stopAfterStep = options.steps;
    run.notice = printEncoding;
    return run;
}

// A checkpoint may be hours of work.
void requireNoCheckpoint(const TrainOptions& options, const TrainingRunOptions& run)
{
    if (!options.resume && !options.force && std::filesystem::exists(run.checkpoint))
        throw FileError(
            run.checkpoint.string() +
            ": this checkpoint of an earlier run exists (--resume goes on from it, --force begins "
            "again and replaces it)");
}

void train(const TrainOptions& options)
{
    TrainingConfig config = loadTrainingConfig(options.config);
    if (options.epochs > 0)
        config.trainer.epochs = options.epochs;
    if (!options.pairs.empty()) {
        writePairs(config, options);
        return;
    }
    if (options.output.empty())
        throw CLI::RequiredError("--out");
    restartForFastProducts();
    const TrainingRunOptions run = runOptions(options, config.name);
    requireNoCheckpoint(options, run);
    makeFolder(options.output);
    const StopSignal stop;
    ProgressPrinter printer(std::cout);
    const TrainingOutcome outcome = runTraining(config, run, [&](const TrainingProgress& progress) {
        printer.print(progressLine(progress));
        return !stop.requested();
    });
    printer.finish();
    printOutcome(outcome, run);
}

void addRunOptions(CLI::App& command, TrainOptions& options)
{
    CLI::Option* resume =
        command.add_flag("--resume", options.resume, "Go on from the checkpoint of a stopped run");
    command.add_flag("--force", options.force, "Begin again where there is a checkpoint, and replace it")
        ->excludes(resume);
    command.add_option("--epochs", options.epochs, "Times through the data, instead of the configuration's")
        ->check(CLI::Range(1, 100000))
        ->type_name("N");
    command.add_option("--steps", options.steps, "Save and stop after this many steps of the run")
        ->check(CLI::Range(1, 1000000000))
        ->type_name("N");
    command
        .add_option("--write-pairs", options.pairs,
            "Only write the sentence pairs that it would train on, those that it makes up marked")
        ->type_name("FILE.tsv");
}

} // namespace

void addTrainCommand(CLI::App& application)
{
    const auto options = std::make_shared<TrainOptions>();
    CLI::App* command = application.add_subcommand("train", "Train a model from sentence pairs");
    command->add_option("--config", options->config, "How the model is made")
        ->required()
        ->type_name("FILE.json");
    command
        ->add_option("--data", options->data,
            "Folder with the pair files that the configuration names; those that are not there are looked "
            "for "
            "beside the configuration")
        ->take_last()
        ->type_name("FOLDER");
    command->add_option("--out", options->output, "Folder for the bundle and its checkpoint")
        ->take_last()
        ->type_name("FOLDER");
    addRunOptions(*command, *options);
    command->footer(
        "Ctrl+C saves and stops, and so does closing the terminal; --resume goes on to the same weights as "
        "a\n"
        "run without a stop.\n\n"
        "Examples:\n"
        "  attention-lab train --config resources/training/zh-en-additive.json --data data --out trained\n"
        "  attention-lab train --config resources/training/zh-en-classroom.json --out trained\n");
    command->callback([options] { train(*options); });
}

} // namespace lab
