// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/translate.h"

#include "app/commandline/modeloption.h"
#include "app/modelfolders.h"
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
    std::string model = defaultModelName;
    std::vector<std::string> texts;
};

// One line out for each text in, at once, so that another program can talk to this one line by line.
void printTranslation(const TranslationModel& model, const std::string& text)
{
    std::string translation = decode(model, text).text;
    std::replace(translation.begin(), translation.end(), '\n', ' ');
    std::cout << translation << '\n' << std::flush;
    if (!std::cout)
        throw FileError("standard output cannot be written");
}

void translateLines(const TranslationModel& model, std::istream& input)
{
    std::string line;
    while (std::getline(input, line))
        printTranslation(model, line);
}

void translate(const TranslateOptions& options)
{
    const Bundle bundle = openModel(options.model);
    for (const std::string& text : options.texts)
        printTranslation(bundle.model, text);
    if (options.texts.empty())
        translateLines(bundle.model, std::cin);
}

} // namespace

void addTranslateCommand(CLI::App& application)
{
    const auto options = std::make_shared<TranslateOptions>();
    CLI::App* command = application.add_subcommand("translate", "Print translations");
    addModelOption(*command, options->model);
    command->add_option("TEXT", options->texts, "Texts to translate; none: each line of standard input");
    command->footer("Example:\n  attention-lab translate 我爱你。 欢迎来北京。\n");
    command->callback([options] { translate(*options); });
}

} // namespace lab
