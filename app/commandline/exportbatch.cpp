// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/exportbatch.h"

#include "app/commandline/progressprinter.h"
#include "app/exporting/exporter.h"
#include "app/exporting/provenance.h"
#include "model/decoding/decode.h"
#include "model/math/error.h"
#include "model/math/errortext.h"

#include <CLI/CLI.hpp>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <algorithm>
#include <deque>
#include <iostream>

namespace lab {

namespace {

struct Line {
    std::int64_t number = 0; ///< from 1
    std::string sentence;
};

/// What a worker has made of a line.
struct Result {
    ExportRecipe recipe;
    std::shared_ptr<const Decoding> decoding;
    std::string json;
    std::string error; ///< what failed; empty when nothing did
    bool written = false;
};

std::string trimmed(std::string line)
{
    if (!line.empty() && line.back() == '\r')
        line.pop_back();
    return line;
}

class Batch {
public:
    Batch(const ExportArguments& arguments, const Bundle& bundle, const TextSink& json)
        : m_arguments(arguments),
          m_bundle(bundle),
          m_model(exportModel(bundle)),
          m_json(json),
          m_recipe(recipeFor(arguments, bundle, m_model)),
          m_progress(std::cerr)
    {
        m_pool.setMaxThreadCount(arguments.jobs);
    }

    BatchReport run(std::istream& input)
    {
        std::string text;
        while (std::getline(input, text)) {
            ++m_report.lines;
            m_waiting.push_back(begin({m_report.lines, trimmed(std::move(text))}));
            while (m_waiting.size() >= mostWaiting())
                finishFirst();
        }
        while (!m_waiting.empty())
            finishFirst();
        if (input.bad())
            throw FileError("The sentences cannot be read to their end.");
        m_progress.finish();
        return m_report;
    }

private:
    struct Waiting {
        Line line;
        QFuture<Result> result;
    };

    /// One at a time means: the answer comes before the next line is read.
    std::size_t mostWaiting() const { return m_arguments.jobs == 1 ? 1 : 2 * std::size_t(m_arguments.jobs); }

    Waiting begin(const Line& line)
    {
        return {line, QtConcurrent::run(&m_pool, [this, line] { return resultOf(line); })};
    }

    Result resultOf(const Line& line) const
    {
        Result result = {m_recipe, {}, {}, {}};
        result.recipe.sentence = line.sentence;
        try {
            work(line, result);
        } catch (const std::exception& error) {
            result.error = sentenceOf(error);
        }
        return result;
    }

    void work(const Line& line, Result& result) const
    {
        const std::string file = fileFor(line);
        if (!file.empty())
            requireFree(file, m_arguments.force);
        result.decoding =
            std::make_shared<const Decoding>(decode(m_bundle.model, line.sentence, m_recipe.decode));
        if (result.decoding->source.tokens.size() <= 1)
            throw FormatError("there are no words");
        const auto head = shownHead(m_arguments.decode.attention, *result.decoding);
        result.recipe.figure.head = head.value_or(HeadChoice());
        if (m_json)
            writeRecordJson(
                *result.decoding, [&result](std::string_view text) { result.json += text; }, -1, KeyRows::All,
                provenanceOf(result.recipe, m_model));
        if (!file.empty() && !m_recipe.view) { // nothing to paint: any thread can do it
            writeExport(result.recipe, m_model, *result.decoding, file);
            result.written = true;
        }
    }

    std::string fileFor(const Line& line) const
    {
        return m_arguments.file.empty() ? "" : fileNameFor(m_arguments.file, line.number, line.sentence);
    }

    void finishFirst()
    {
        const Waiting first = std::move(m_waiting.front());
        m_waiting.pop_front();
        Result result = first.result.result();
        if (result.error.empty() && !result.written && !m_arguments.file.empty())
            paint(first.line, result);
        if (result.error.empty() && m_json)
            m_json(result.json + "\n");
        if (!result.error.empty())
            report(first.line, result.error);
        m_progress.print(
            std::to_string(first.line.number) + " lines, " + std::to_string(m_report.failures) + " failed");
    }

    void paint(const Line& line, Result& result) const
    {
        try {
            const std::string file = fileFor(line);
            requireFree(file, m_arguments.force); // an earlier line may have the same name
            writeExport(result.recipe, m_model, *result.decoding, file);
        } catch (const std::exception& error) {
            result.error = sentenceOf(error);
        }
    }

    void report(const Line& line, std::string error)
    {
        ++m_report.failures;
        std::replace(error.begin(), error.end(), '\n', ' ');
        std::cerr << "attention-lab: line " << line.number << ": " << error << '\n';
    }

    const ExportArguments& m_arguments;
    const Bundle& m_bundle;
    ExportModel m_model;
    const TextSink& m_json;
    ExportRecipe m_recipe;
    ProgressPrinter m_progress;
    BatchReport m_report;
    std::deque<Waiting> m_waiting;
    QThreadPool m_pool; ///< last: its threads use the rest
};

} // namespace

BatchReport exportLines(
    std::istream& input, const ExportArguments& arguments, const Bundle& bundle, const TextSink& json)
{
    return Batch(arguments, bundle, json).run(input);
}

} // namespace lab
