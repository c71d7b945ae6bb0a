// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/evaluate.h"

#include "app/commandline/modeloption.h"
#include "app/commandline/texttable.h"
#include "app/modelfolders.h"
#include "model/training/evaluation.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <iostream>
#include <memory>
#include <string>

namespace lab {

namespace {

struct EvaluateOptions {
    std::string model = defaultModelName;
    std::string data;
};

std::string fixed(double value, int decimals)
{
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", decimals, value);
    return text;
}

void evaluateModel(const EvaluateOptions& options)
{
    const std::vector<SentencePair> pairs = readPairs(options.data);
    const Bundle bundle = openModel(options.model);
    const Evaluation result = evaluate(bundle.model, pairs);
    std::cout << formatTable({{{"model", {bundle.name}, TextTable::Align::Left},
        {"sentences", {std::to_string(pairs.size())}}, {"BLEU", {fixed(result.bleu, 2)}},
        {"chrF", {fixed(result.chrf, 2)}}, {"sentences per second", {fixed(result.sentencesPerSecond, 1)}}}});
}

} // namespace

void addEvaluateCommand(CLI::App& application)
{
    const auto options = std::make_shared<EvaluateOptions>();
    CLI::App* command = application.add_subcommand("evaluate", "Measure translation quality and speed");
    addModelOption(*command, options->model);
    command->add_option("--data", options->data, "Pairs: source TAB translation, one pair a line")
        ->required()
        ->type_name("FILE.tsv");
    command->footer("BLEU is corpus BLEU-4 with 13a tokenisation, lower-cased; chrF is chrF2. Decoding is "
                    "greedy,\none sentence at a time, on one thread.\n\n"
                    "Example:\n  attention-lab evaluate --data data/tatoeba-zh-en/dev.tsv\n");
    command->callback([options] { evaluateModel(*options); });
}

} // namespace lab
