// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/exportbatch.h"

#include "app/commandline/longdecode.h"
#include "app/commandline/missingnotice.h"
#include "app/commandline/notices.h"
#include "app/commandline/stopsignal.h"
#include "app/exporting/exporter.h"
#include "app/exporting/provenance.h"
#include "app/workers.h"
#include "model/decoding/decode.h"
#include "model/math/error.h"
#include "model/math/errortext.h"
#include "model/math/productbuffers.h"
#include "model/storage/recordsizes.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <deque>
#include <future>
#include <iostream>
#include <thread>

namespace lab {

namespace {

/// What a worker has made of a line.
struct Result {
    ExportRecipe recipe;
    std::shared_ptr<const Decoding> decoding;
    std::string json;
    std::string error; ///< what failed; empty when nothing did
    bool written = false;
    bool stopped = false; ///< half-way
};

class Batch {
public:
    Batch(const ExportArguments& arguments, const Bundle& bundle, const TextSink& json)
        : m_arguments(arguments),
          m_bundle(bundle),
          m_model(exportModel(bundle)),
          m_json(json),
          m_recipe(recipeFor(arguments, bundle, m_model)),
          m_progress(std::cerr),
          m_unsplit(bundle),
          m_workers(arguments.jobs)
    {
    }

    BatchReport run(std::istream& input)
    {
        LineReader lines(input, m_arguments.decode.maximumCharacters,
            m_arguments.batch == "-" ? "standard input" : m_arguments.batch, printEncoding);
        for (InputLine line; !m_stop.requested() && lines.next(line);) {
            m_waiting.push_back(begin(line));
            while (m_waiting.size() >= mostWaiting())
                finishFirst();
        }
        while (!m_waiting.empty())
            finishFirst();
        m_report.stopped = m_stop.requested();
        m_progress.finish();
        return m_report;
    }

private:
    struct Waiting {
        InputLine line;
        std::future<Result> result;
    };

    /// One at a time means: the answer comes before the next line is read.
    std::size_t mostWaiting() const { return m_arguments.jobs == 1 ? 1 : 2 * std::size_t(m_arguments.jobs); }

    Waiting begin(const InputLine& line)
    {
        const auto task =
            std::make_shared<std::packaged_task<Result()>>([this, line] { return resultOf(line); });
        m_workers.start([task] { (*task)(); });
        return {line, task->get_future()};
    }

    Result resultOf(const InputLine& line)
    {
        Result result = {m_recipe, {}, {}, {}};
        result.recipe.sentence = line.text;
        try {
            work(line, result);
        } catch (const std::exception& error) {
            result.error = sentenceOf(error);
        }
        return result;
    }

    void work(const InputLine& line, Result& result)
    {
        requireReadable(line, m_arguments.decode.maximumCharacters);
        const std::string file = fileFor(line);
        if (!file.empty())
            requireFree(file, m_arguments.force);
        const bool isWatched = m_progress.isTerminal() || m_arguments.decode.progress;
        const auto progress = [this, isWatched, said = LongDecode(m_progress, nameOf(line))](
                                  const Decoding& soFar) mutable {
            return (!isWatched || said(soFar)) && !m_stop.requested();
        };
        result.decoding =
            std::make_shared<const Decoding>(decode(m_bundle.model, line.text, m_recipe.decode, progress));
        result.stopped = result.decoding->stop == StopReason::Cancelled;
        if (result.stopped)
            return;
        if (countOfWords(result.decoding->source) == 0)
            throw FormatError("there are no words");
        const auto head = shownHead(m_arguments.decode.attention, *result.decoding);
        result.recipe.figure.head = head.value_or(HeadChoice());
        if (m_json && expectedJsonBytes(*result.decoding, KeyRows::All) < largeFile)
            writeJson(result, [&result](std::string_view text) { result.json += text; });
        if (!file.empty() && !m_recipe.view) { // nothing to paint: any thread can do it
            writeExport(result.recipe, m_model, *result.decoding, file);
            result.written = true;
        }
    }

    void writeJson(const Result& result, const TextSink& sink) const
    {
        writeRecordJson(
            *result.decoding, sink, -1, KeyRows::All, provenanceOf(result.recipe, m_model, *result.decoding));
    }

    /// A large one is not kept as text until its turn comes.
    void printJson(const Result& result) const
    {
        if (result.json.empty())
            writeJson(result, m_json);
        m_json(result.json + "\n");
    }

    static std::string nameOf(const InputLine& line) { return "line " + std::to_string(line.number); }

    std::string fileFor(const InputLine& line) const
    {
        return m_arguments.file.empty() ? "" : fileNameFor(m_arguments.file, line.number, line.text);
    }

    void finishFirst()
    {
        Waiting first = std::move(m_waiting.front());
        m_waiting.pop_front();
        Result result = first.result.get();
        m_hasLeftOut = m_hasLeftOut || result.stopped;
        if (m_hasLeftOut) // what is there has no gaps
            return;
        ++m_report.lines;
        if (result.decoding)
            m_unsplit.check(result.decoding->source);
        if (result.error.empty() && !result.written && !m_arguments.file.empty())
            paint(first.line, result);
        if (result.error.empty() && m_json)
            printJson(result);
        if (!result.error.empty())
            m_report.failures.report("line", first.line.number, result.error);
        m_progress.print(std::to_string(m_report.lines) + " lines, " +
                         std::to_string(m_report.failures.count()) + " failed");
    }

    void paint(const InputLine& line, Result& result)
    {
        try {
            const std::string file = fileFor(line);
            requireFree(file, m_arguments.force); // an earlier line may have the same name
            writeExport(result.recipe, m_model, *result.decoding, file);
            m_missing.check(result.recipe, m_model, *result.decoding, file);
        } catch (const std::exception& error) {
            result.error = sentenceOf(error);
        }
    }

    const ExportArguments& m_arguments;
    const Bundle& m_bundle;
    ExportModel m_model;
    const TextSink& m_json;
    ExportRecipe m_recipe;
    ProgressPrinter m_progress;
    BatchReport m_report;
    MissingNotice m_missing;
    UnsplitNotice m_unsplit;
    const StopSignal m_stop;
    bool m_hasLeftOut = false; ///< a line, and all after it
    std::deque<Waiting> m_waiting;
    Workers m_workers; ///< last: they use the rest
};

} // namespace

BatchReport exportLines(
    std::istream& input, const ExportArguments& arguments, const Bundle& bundle, const TextSink& json)
{
    // As many multiply at the same time as there are processors; before the threads are there.
    reserveProducts(std::clamp(int(std::thread::hardware_concurrency()), 1, arguments.jobs));
    return Batch(arguments, bundle, json).run(input);
}

} // namespace lab
