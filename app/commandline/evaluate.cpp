// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/evaluate.h"

#include "app/commandline/chartfile.h"
#include "app/commandline/decodeoptions.h"
#include "app/commandline/evaluationtables.h"
#include "app/commandline/modeloption.h"
#include "app/modelfolders.h"
#include "model/storage/atomicfile.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace lab {

namespace {

struct EvaluateOptions {
    std::vector<std::string> models = {defaultModelName};
    std::string data;
    bool byLength = false;
    std::string alignments; ///< a file, or empty: no readability
    bool heads = false;
    std::string csv; ///< a file, "-" for standard output instead of the tables, or empty
    DecodeOptions decode;
    ChartFile chart; ///< of BLEU by length
};

struct EvaluateData {
    std::vector<SentencePair> pairs;
    std::vector<AlignedSentence> aligned;
    std::vector<int> lengths; ///< of the sources, in tokens of the first model without </s>
};

std::vector<int> sourceLengths(const Tokenizer& tokenizer, const std::vector<SentencePair>& pairs)
{
    std::vector<int> lengths;
    for (const SentencePair& pair : pairs)
        lengths.push_back(static_cast<int>(tokenizer.encodeIds(pair.source).size()) - 1);
    return lengths;
}

// Translates each sentence once and scores it in every way; the model is gone afterwards.
ModelReport reportOn(const std::string& modelName, const EvaluateOptions& options, EvaluateData& data)
{
    const Bundle bundle = openModel(modelName);
    DecodeOptions decode = options.decode;
    decode.step.attention = usualAttention(bundle.config);
    if (data.lengths.empty())
        data.lengths = sourceLengths(bundle.model.source, data.pairs);
    ModelReport report{bundle.name, evaluate(bundle.model, data.pairs, decode), {}, {}};
    report.lengths = scoresByLength(data.pairs, report.quality.translations, data.lengths);
    if (!data.aligned.empty())
        report.readability = measureReadability(bundle.model, data.aligned, {decode.step});
    return report;
}

// Models of the same name in different folders are told apart by what the user called them.
void makeNamesDiffer(std::vector<ModelReport>& reports, const std::vector<std::string>& models)
{
    std::vector<std::string> names;
    for (const ModelReport& report : reports)
        names.push_back(report.name);
    for (std::size_t i = 0; i < reports.size(); ++i) {
        if (std::ranges::count(names, names[i]) > 1)
            reports[i].name = models[i];
    }
}

void printTables(const std::vector<ModelReport>& reports, const EvaluateOptions& options)
{
    std::cout << formatTable(qualityTable(reports));
    if (options.byLength)
        std::cout << '\n' << formatTable(lengthTable(reports));
    if (options.heads)
        std::cout << '\n' << formatTable(headTable(reports));
}

void drawLengths(const std::vector<ModelReport>& reports, const EvaluateOptions& options)
{
    std::vector<LengthCurve> curves;
    for (const ModelReport& report : reports)
        curves.push_back({QString::fromStdString(report.name), report.lengths});
    saveChart(options.chart, "evaluate --by-length --data " + options.data,
        [&curves](const CurveOptions& choices) { return drawLengthCurves(curves, choices); });
}

void evaluateModels(const EvaluateOptions& options)
{
    checkChart(options.chart);
    EvaluateData data{readPairs(options.data), {}, {}};
    if (!options.alignments.empty())
        data.aligned = readWordAlignments(options.alignments);
    std::vector<ModelReport> reports;
    for (const std::string& model : options.models)
        reports.push_back(reportOn(model, options, data));
    makeNamesDiffer(reports, options.models);
    drawLengths(reports, options);
    if (options.csv != "-")
        printTables(reports, options);
    if (options.csv.empty())
        return;
    const std::string csv = formatCsv(options.byLength ? lengthTable(reports) : qualityTable(reports));
    if (options.csv == "-")
        std::cout << csv;
    else
        writeFileAtomically(options.csv, csv);
}

constexpr const char* footer =
    "BLEU is corpus BLEU-4 with 13a tokenisation, lower-cased; chrF is chrF2. Decoding is greedy, or a\n"
    "beam search, one sentence at a time, on one thread. Lengths are counted in tokens of the first model, "
    "without </s>.\n\n"
    "With --alignments a model says the given translations, and its weights are compared with the links:\n"
    "entropy over all target words, exp(entropy) as effective words, the share of linked words whose\n"
    "largest weight is on a linked word (agreement), and the weight on linked words (mass on links). All\n"
    "are of the mean over the heads of the last layer, with --heads also of each head. \"-\": no weights.\n\n"
    "Examples:\n"
    "  attention-lab evaluate --data pairs.tsv\n"
    "  attention-lab evaluate --model zh-en-additive --model trained --data pairs.tsv --by-length --csv -\n"
    "  attention-lab evaluate --data pairs.tsv --alignments tests/data/alignments.tsv --heads\n";

} // namespace

void addEvaluateCommand(CLI::App& application)
{
    const auto options = std::make_shared<EvaluateOptions>();
    CLI::App* command =
        application.add_subcommand("evaluate", "Measure translation quality, speed and readable attention");
    addModelsOption(*command, options->models);
    command->add_option("--data", options->data, "Pairs: source TAB translation, one pair a line")
        ->required()
        ->type_name("FILE.tsv");
    addBeamOptions(*command, options->decode.beam);
    command->add_flag("--by-length", options->byLength, "Also BLEU by length of the source");
    CLI::Option* alignments =
        command
            ->add_option("--alignments", options->alignments, "Also readability, on word-aligned sentences")
            ->type_name("FILE.tsv");
    command->add_flag("--heads", options->heads, "Also readability of every attention head")
        ->needs(alignments);
    command
        ->add_option("--csv", options->csv,
            "Write the table (with --by-length: that one) as CSV; - is standard output, without tables")
        ->type_name("FILE|-");
    addChartOptions(*command, options->chart);
    command->get_option("--chart")->description(
        "Also draw BLEU by length of the source, as .png, .svg, .pdf or .tex");
    command->footer(footer);
    command->callback([options] { evaluateModels(*options); });
}

} // namespace lab
