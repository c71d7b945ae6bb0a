// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/evaluate.h"

#include "app/commandline/chartfile.h"
#include "app/commandline/csvfile.h"
#include "app/commandline/decodeoptions.h"
#include "app/commandline/evaluationtables.h"
#include "app/commandline/inputlines.h"
#include "app/commandline/longdecode.h"
#include "app/commandline/modeloption.h"
#include "app/commandline/notices.h"
#include "app/modelfolders.h"
#include "model/math/error.h"
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
    std::string data; ///< a file, or empty: only sentences with keys
    std::string keys; ///< a file, or empty: none of them
    bool byLength = false;
    std::string alignments; ///< a file, or empty: no readability
    bool heads = false;
    CsvFile csv;            ///< on standard output instead of the tables
    std::string json;       ///< a file, "-" likewise, or empty: of the sentences with keys
    DecodeArguments decode; ///< without model and attention, which are those of `models`
    ChartFile chart;        ///< of BLEU by length
};

struct EvaluateData {
    std::vector<SentencePair> pairs;
    std::vector<KeyedSentence> keyed;
    std::vector<AlignedSentence> aligned;
    std::vector<int> lengths; ///< of the sources, in tokens of the first model without </s>
};

std::vector<int> sourceLengths(const Tokenizer& tokenizer, const std::vector<SentencePair>& pairs)
{
    std::vector<int> lengths;
    for (const SentencePair& pair : pairs)
        lengths.push_back(static_cast<int>(tokenizer.encodeWords(pair.source).size()));
    return lengths;
}

/// Shows how many sentences a model has translated, on a terminal or where it is wanted.
class SentenceProgress {
public:
    SentenceProgress(const std::string& model, std::size_t all, bool wanted)
        : m_model(model), m_all(all), m_shown(wanted || m_printer.isTerminal())
    {
    }
    ~SentenceProgress() { m_printer.clear(); }
    SentenceProgress(const SentenceProgress&) = delete;
    SentenceProgress& operator=(const SentenceProgress&) = delete;

    void show(std::size_t done)
    {
        if (m_shown)
            m_work.print([&] {
                return m_model + ": " + std::to_string(done) + " of " + std::to_string(m_all) + " sentences";
            });
    }

private:
    std::string m_model;
    std::size_t m_all;
    ProgressPrinter m_printer{std::cerr};
    LongWork m_work{m_printer};
    bool m_shown;
};

std::vector<Understanding> understandingOf(const Bundle& bundle, const EvaluateOptions& options,
    const DecodeOptions& decode, const std::vector<KeyedSentence>& sentences)
{
    SentenceProgress progress(bundle.name, sentences.size(), options.decode.progress);
    DecodeOptions textOnly = decode;
    textOnly.record = false;
    std::vector<std::string> translations;
    for (const KeyedSentence& sentence : sentences) {
        translations.push_back(lab::decode(bundle.model, sentence.source, textOnly).text);
        progress.show(translations.size());
    }
    return measureUnderstanding(sentences, translations);
}

Evaluation evaluated(const Bundle& bundle, const EvaluateOptions& options, const DecodeOptions& decode,
    const std::vector<SentencePair>& pairs)
{
    SentenceProgress progress(bundle.name, pairs.size(), options.decode.progress);
    return evaluate(bundle.model, pairs, decode, [&progress](std::size_t done) {
        progress.show(done);
        return true;
    });
}

ModelReadability readabilityOf(const Bundle& bundle, const DecodeOptions& decode,
    const std::vector<AlignedSentence>& sentences, const std::string& file)
{
    DecodeOptions forced;
    forced.step = decode.step;
    forced.maximumBytes = decode.maximumBytes;
    try {
        return measureReadability(bundle.model, sentences, forced);
    } catch (const ConfigError& error) {
        throw ConfigError(file + ": " + error.what());
    }
}

// Translates each sentence once and scores it in every way; the model is gone afterwards.
ModelReport reportOn(const std::string& modelName, const EvaluateOptions& options, EvaluateData& data)
{
    const Bundle bundle = openModel(modelName);
    DecodeOptions decode = options.decode.options;
    decode.step.attention = usualAttention(bundle.config);
    ModelReport report{bundle.name, {}, {}, {}, {}};
    if (!options.data.empty()) {
        if (data.lengths.empty())
            data.lengths = sourceLengths(bundle.model.source, data.pairs);
        report.quality = evaluated(bundle, options, decode, data.pairs);
        report.lengths = scoresByLength(data.pairs, report.quality.translations, data.lengths);
    }
    if (!options.keys.empty())
        report.understanding = understandingOf(bundle, options, decode, data.keyed);
    if (!data.aligned.empty())
        report.readability = readabilityOf(bundle, decode, data.aligned, options.alignments);
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
    std::vector<TextTable> tables;
    if (!options.data.empty())
        tables.push_back(qualityTable(reports));
    if (options.byLength)
        tables.push_back(lengthTable(reports));
    if (options.heads)
        tables.push_back(headTable(reports));
    if (!options.keys.empty())
        tables.push_back(understandingTable(reports));
    for (const TextTable& table : tables)
        std::cout << (&table == tables.data() ? "" : "\n") << formatTable(table);
}

std::string csvOf(const std::vector<ModelReport>& reports, const EvaluateOptions& options)
{
    if (!options.keys.empty())
        return formatCsv(understandingTable(reports));
    if (options.byLength)
        return formatCsv(lengthTable(reports));
    return formatCsv(options.heads ? qualityTableWithHeads(reports) : qualityTable(reports));
}

// To a file, to standard output, or, without a name, nowhere.
void writeTo(const std::string& name, const std::string& text)
{
    if (name == "-")
        std::cout << text;
    else if (!name.empty())
        writeFileAtomically(name, text);
}

// All of a file is measured or nothing: without one sentence it would be another measure.
template <typename Sentence>
void requireLengths(const std::string& file, const std::vector<Sentence>& sentences, int most)
{
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        try {
            requireLength(characterCount(sentences[i].source), most);
        } catch (const FormatError& error) {
            throw FormatError(file + ", sentence " + std::to_string(i + 1) + ": " + error.what());
        }
    }
}

EvaluateData readData(const EvaluateOptions& options)
{
    EvaluateData data;
    if (!options.data.empty())
        data.pairs = readPairs(options.data, printEncoding);
    if (!options.keys.empty())
        data.keyed = readKeyedSentences(options.keys, printEncoding);
    if (!options.alignments.empty())
        data.aligned = readWordAlignments(options.alignments, printEncoding);
    const int most = options.decode.maximumCharacters;
    requireLengths(options.data, data.pairs, most);
    requireLengths(options.keys, data.keyed, most);
    requireLengths(options.alignments, data.aligned, most);
    return data;
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
    if (options.data.empty() && options.keys.empty())
        throw CLI::RequiredError("--data or --keys");
    if (!options.csv.name.empty() && options.heads && (options.byLength || !options.keys.empty()))
        throw CLI::ValidationError(
            "--csv", "it holds one table, that of --heads or that of --by-length or --keys");
    checkChart(options.chart);
    EvaluateData data = readData(options);
    std::vector<ModelReport> reports;
    for (const std::string& model : options.models)
        reports.push_back(reportOn(model, options, data));
    makeNamesDiffer(reports, options.models);
    drawLengths(reports, options);
    if (!options.csv.isOutput() && options.json != "-")
        printTables(reports, options);
    writeCsv(options.csv, csvOf(reports, options));
    if (!options.json.empty())
        writeTo(options.json, understandingJson(reports));
}

constexpr const char* footer =
    "BLEU is corpus BLEU-4 with 13a tokenisation, lower-cased; chrF is chrF2. Decoding is greedy, or a\n"
    "beam search, one sentence at a time, on one thread. Lengths are counted in tokens of the first model, "
    "without </s>.\n\n"
    "With --alignments a model says the given translations, and its weights are compared with the links:\n"
    "their entropy, a mean over all target tokens, which are pieces of words and </s>; exp(entropy), as "
    "many\n"
    "source tokens of equal weight; the share of linked words whose largest weight is on a linked word\n"
    "(agreement), and the weight on linked words (mass on links). All are of the mean over the heads of the\n"
    "last layer, with --heads also of each head. \"-\": no weights.\n\n"
    "--max-steps and --max-memory cut translations, and the measures are of what was said by then; a file\n"
    "with a sentence of more than --max-characters, or in --alignments of more than --max-memory, is "
    "refused.\n\n"
    "A line of --keys is {\"id\": \"01-02\", \"kind\": \"names\", \"zh\": sentence, \"refs\": "
    "[translations],\n"
    "\"keys\": [regular expressions]}; a sentence is understood when the lower-cased translation has every\n"
    "key. keys % is the mean share of the keys found, chrF the mean over sentences against the nearest\n"
    "reference, BLEU against all references.\n\n"
    "Examples:\n"
    "  attention-lab evaluate --data pairs.tsv\n"
    "  attention-lab evaluate --model zh-en-additive --model trained --data pairs.tsv --by-length --csv -\n"
    "  attention-lab evaluate --data pairs.tsv --alignments tests/data/alignments.tsv --heads\n"
    "  attention-lab evaluate --keys resources/training/classroom-zh-en/dev.jsonl --beam 5 --json -\n";

void addDetailOptions(CLI::App& command, EvaluateOptions& options, CLI::Option* data)
{
    command.add_flag("--by-length", options.byLength, "Also BLEU by length of the source")->needs(data);
    CLI::Option* alignments =
        command.add_option("--alignments", options.alignments, "Also readability, on word-aligned sentences")
            ->needs(data)
            ->type_name("FILE.tsv");
    command.add_flag("--heads", options.heads, "Also readability of every attention head")->needs(alignments);
}

void addFileOptions(CLI::App& command, EvaluateOptions& options, CLI::Option* data)
{
    addCsvOptions(command, options.csv,
        "Write the table as CSV (with --keys or --by-length: that one; with --heads: one more line a head); "
        "- is standard output, without tables");
    command
        .add_option("--json", options.json,
            "Write what is understood as JSON, with all digits; - is standard output, without tables")
        ->needs("--keys")
        ->type_name("FILE|-");
    addChartOptions(command, options.chart);
    command.get_option("--chart")->needs(data)->description(
        "Also draw BLEU by length of the source, as .png, .svg, .pdf or .tex");
}

} // namespace

void addEvaluateCommand(CLI::App& application)
{
    const auto options = std::make_shared<EvaluateOptions>();
    CLI::App* command =
        application.add_subcommand("evaluate", "Measure translation quality, speed and readable attention");
    addModelsOption(*command, options->models);
    CLI::Option* data =
        command
            ->add_option("--data", options->data,
                "Pairs: source TAB translation, one pair a line; a third column (credits) is passed over")
            ->type_name("FILE.tsv");
    command
        ->add_option("--keys", options->keys,
            "Sentences with keys, one JSON object a line: the share that is understood, by kind")
        ->type_name("FILE.jsonl");
    addBeamOptions(*command, options->decode.options.beam);
    addRepetitionOption(*command, options->decode.options.noRepeatNgram);
    addLimitOptions(*command, options->decode);
    addDetailOptions(*command, *options, data);
    addFileOptions(*command, *options, data);
    command->footer(footer);
    command->callback([options] { evaluateModels(*options); });
}

} // namespace lab
