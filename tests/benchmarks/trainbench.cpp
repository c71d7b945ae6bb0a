// SPDX-License-Identifier: GPL-3.0-or-later
// trainbench CONFIG PAIRS.json: target tokens per second of training a new model by a configuration of
// resources/training on [[source ids, target ids], …], as one JSON line. The pairs have no word alignments,
// so there is nothing to guide attention with.
#include "model/math/error.h"
#include "model/math/random.h"
#include "model/training/trainer.h"
#include "model/training/trainingconfig.h"
#include "model/training/trainingmemory.h"
#include "tests/benchmarks/measuring.h"

#include <fstream>

namespace {

using namespace lab::benchmark;

std::vector<lab::TokenPair> readPairs(const std::string& path)
{
    std::ifstream file(path);
    if (!file)
        throw lab::FileError("Cannot read " + path + ".");
    std::vector<lab::TokenPair> pairs;
    for (const auto& pair : nlohmann::json::parse(file))
        pairs.push_back({pair[0].get<std::vector<int>>(), pair[1].get<std::vector<int>>()});
    return pairs;
}

nlohmann::json measure(const Arguments& arguments)
{
    lab::prepareMemoryForTraining();
    const lab::TrainingConfig config = lab::loadTrainingConfig(arguments.words[0]);
    lab::Random random(1);
    const auto translator = lab::makeTranslator(config.model);
    translator->initialize(random);
    lab::TrainerOptions options = config.trainer;
    options.epochs = 2; // the second is begun by the batches that warmed up
    lab::Trainer trainer(translator, readPairs(arguments.words[1]), options);
    const lab::Index warmUpBatches = arguments.quick ? 1 : 5;
    for (lab::Index batch = 0; batch < warmUpBatches; ++batch)
        trainer.advance();

    const lab::Index batches = trainer.totalSteps() / options.epochs;
    lab::Index tokens = 0;
    float loss = 0;
    const auto begin = Clock::now();
    for (lab::Index batch = 0; batch < batches; ++batch) {
        const lab::TrainingStep step = trainer.advance();
        tokens += step.targetTokens;
        loss = step.loss;
    }
    const double seconds = microsecondsSince(begin) / 1e6;
    return {
        {"tokensPerSecond", static_cast<double>(tokens) / seconds}, {"tokens", tokens}, {"lastLoss", loss}};
}

} // namespace

int main(int argc, char** argv)
{
    return printMeasurement(argumentsOf(argc, argv), 2, "trainbench CONFIG PAIRS.json", measure);
}
