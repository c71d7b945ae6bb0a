// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/translate.h"

#include "app/commandline/inputlines.h"
#include "app/commandline/longdecode.h"
#include "app/commandline/notices.h"
#include "app/commandline/optionchecks.h"
#include "model/decoding/decodefacts.h"
#include "model/decoding/repetition.h"
#include "model/math/error.h"
#include "model/math/errortext.h"
#include "model/text/terminaltext.h"

#include <CLI/CLI.hpp>

#include <functional>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace lab {

namespace {

struct TranslateOptions {
    std::vector<std::string> texts;
    DecodeArguments decode;
    bool verbose = false;
};

// What is to be known about a translation, on standard error: the other output stays what it is.
void printAbout(const Decoding& decoding)
{
    std::cerr << "attention-lab: " << textOf(factsOf(decoding)) << '\n';
    if (const std::string reason = whyCut(decoding.stop); !reason.empty())
        std::cerr << "attention-lab: stopped after " << decoding.steps.size() << " tokens: " << reason
                  << '\n';
}

/// Translates one text after the other; one that fails is reported, and stands as an empty line.
class Translations {
public:
    Translations(const TranslateOptions& options, const Bundle& bundle)
        : m_arguments(options.decode),
          m_model(bundle.model),
          m_options(decodeOptions(options.decode, bundle)),
          m_verbose(options.verbose),
          m_unsplit(bundle)
    {
        m_options.record = false;
    }

    void translateTexts(const std::vector<std::string>& texts)
    {
        for (const std::string& text : texts)
            print("text", [&](const std::string& what) { return translationOf(text, what); });
    }

    void translateLines(std::istream& input)
    {
        LineReader lines(input, m_arguments.maximumCharacters, "standard input", printEncoding);
        for (InputLine line; lines.next(line);)
            print("line", [&](const std::string& what) {
                requireReadable(line, m_arguments.maximumCharacters);
                return translationOf(line.text, what);
            });
    }

    void requireNoFailure() const { m_failures.requireNone(m_count); }

private:
    std::string translationOf(const std::string& text, const std::string& what)
    {
        const Decoding decoding = decodeText(m_arguments, m_model, text, m_options, what);
        if (m_verbose)
            printAbout(decoding);
        m_unsplit.check(decoding.source);
        return decoding.text;
    }

    /// One line out for each text in, at once, so that another program can talk to this one line by line.
    void print(const std::string& kind, const std::function<std::string(const std::string& what)>& translate)
    {
        ++m_count;
        std::string translation;
        try {
            translation = translate(kind + ' ' + std::to_string(m_count));
        } catch (const std::exception& error) {
            m_failures.report(kind, m_count, sentenceOf(error));
        }
        std::cout << lineForTerminal(translation) << '\n' << std::flush;
        if (!std::cout)
            throw FileError("standard output cannot be written");
    }

    const DecodeArguments& m_arguments;
    const TranslationModel& m_model;
    DecodeOptions m_options;
    bool m_verbose;
    LineFailures m_failures;
    UnsplitNotice m_unsplit;
    std::int64_t m_count = 0;
};

void translate(const TranslateOptions& options)
{
    const Bundle bundle = openModel(options.decode);
    Translations translations(options, bundle);
    translations.translateTexts(options.texts);
    if (options.texts.empty())
        translations.translateLines(std::cin);
    translations.requireNoFailure();
}

} // namespace

void addTranslateCommand(CLI::App& application)
{
    const auto options = std::make_shared<TranslateOptions>();
    CLI::App* command = application.add_subcommand("translate", "Print translations");
    command->add_option("TEXT", options->texts, "Texts to translate; none: each line of standard input")
        ->check(isText());
    addDecodeOptions(*command, options->decode);
    command->add_flag("--verbose", options->verbose,
        "Also say on standard error how probable the translation is, how much of the source is unknown to "
        "the "
        "model or not Chinese, and whether the decode was stopped");
    command->footer(
        "A text that fails, as it is too long or the model refuses it, is reported by its number and leaves "
        "an\n"
        "empty line; the others are translated, and the exit code is 1.\n"
        "A translation shows no attention: --site, --layer and --head are taken so that translate, trace\n"
        "and export understand the same options.\n\n"
        "Examples:\n  attention-lab translate 我爱你。 欢迎来北京。\n"
        "  attention-lab translate --beam 5 欢迎来北京。\n"
        "  attention-lab translate --sample --top-p 0.9 --seed 7 欢迎来北京。\n");
    command->callback([options] { translate(*options); });
}

} // namespace lab
