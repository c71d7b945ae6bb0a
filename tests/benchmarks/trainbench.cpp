// SPDX-License-Identifier: GPL-3.0-or-later
// trainbench BUNDLE PAIRS.json: target tokens per second of training a new model of the bundle's sizes on
// [[source ids, target ids], …] with the recipe of the shipped models, as one JSON line.
#include "model/math/error.h"
#include "model/math/random.h"
#include "model/storage/bundle.h"
#include "model/training/trainer.h"
#include "model/training/trainingmemory.h"
#include "model/translation/recurrent.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cstdio>
#include <fstream>

namespace {

constexpr int warmUpBatches = 5;

std::vector<lab::TokenPair> readPairs(const char* path)
{
    std::ifstream file(path);
    if (!file)
        throw lab::FileError(std::string("Cannot read ") + path + ".");
    std::vector<lab::TokenPair> pairs;
    for (const auto& pair : nlohmann::json::parse(file))
        pairs.push_back({pair[0].get<std::vector<int>>(), pair[1].get<std::vector<int>>()});
    return pairs;
}

void measure(const char* bundle, const char* path)
{
    lab::prepareMemoryForTraining();
    lab::Random random(1);
    const auto translator = lab::makeTranslator(lab::loadBundle(bundle).config);
    translator->initialize(random);
    const auto pairs = readPairs(path);
    lab::TrainerOptions options;
    options.epochs = 2; // the second is begun by the batches that warmed up
    lab::Trainer trainer(translator, pairs, options);
    for (int batch = 0; batch < warmUpBatches; ++batch)
        trainer.advance();

    const lab::Index batches = trainer.totalSteps() / options.epochs;
    lab::Index tokens = 0;
    float loss = 0;
    const auto begin = std::chrono::steady_clock::now();
    for (lab::Index batch = 0; batch < batches; ++batch) {
        const lab::TrainingStep step = trainer.advance();
        tokens += step.targetTokens;
        loss = step.loss;
    }
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
    const nlohmann::json result{{"tokensPerSecond", static_cast<double>(tokens) / seconds.count()},
        {"tokens", tokens}, {"lastLoss", loss}};
    std::printf("%s\n", result.dump().c_str());
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::fprintf(stderr, "usage: trainbench BUNDLE PAIRS.json\n");
        return 2;
    }
    try {
        measure(argv[1], argv[2]);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "trainbench: %s\n", error.what());
        return 1;
    }
    return 0;
}
