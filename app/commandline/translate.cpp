// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/translate.h"

#include "app/commandline/decodeoptions.h"
#include "model/decoding/decode.h"
#include "model/math/error.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace lab {

namespace {

struct TranslateOptions {
    std::vector<std::string> texts;
    DecodeArguments decode;
};

// One line out for each text in, at once, so that another program can talk to this one line by line.
void printTranslation(const TranslationModel& model, const std::string& text, const DecodeOptions& options)
{
    std::string translation = decode(model, text, options).text;
    std::replace(translation.begin(), translation.end(), '\n', ' ');
    std::cout << translation << '\n' << std::flush;
    if (!std::cout)
        throw FileError("standard output cannot be written");
}

void translateLines(const TranslationModel& model, std::istream& input, const DecodeOptions& options)
{
    std::string line;
    while (std::getline(input, line))
        printTranslation(model, line, options);
}

void translate(const TranslateOptions& options)
{
    const Bundle bundle = openModel(options.decode);
    const DecodeOptions choices = decodeOptions(options.decode, bundle);
    for (const std::string& text : options.texts)
        printTranslation(bundle.model, text, choices);
    if (options.texts.empty())
        translateLines(bundle.model, std::cin, choices);
}

} // namespace

void addTranslateCommand(CLI::App& application)
{
    const auto options = std::make_shared<TranslateOptions>();
    CLI::App* command = application.add_subcommand("translate", "Print translations");
    command->add_option("TEXT", options->texts, "Texts to translate; none: each line of standard input");
    addDecodeOptions(*command, options->decode);
    command->footer(
        "A translation shows no attention: --site, --layer and --head are taken so that translate, trace\n"
        "and export understand the same options.\n\n"
        "Examples:\n  attention-lab translate 我爱你。 欢迎来北京。\n"
        "  attention-lab translate --beam 5 欢迎来北京。\n"
        "  attention-lab translate --sample --top-p 0.9 --seed 7 欢迎来北京。\n");
    command->callback([options] { translate(*options); });
}

} // namespace lab
