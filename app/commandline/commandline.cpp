// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/commandline.h"

#include "app/commandline/evaluate.h"
#include "app/commandline/export.h"
#include "app/commandline/models.h"
#include "app/commandline/notices.h"
#include "app/commandline/reproduce.h"
#include "app/commandline/scaling.h"
#include "app/commandline/trace.h"
#include "app/commandline/train.h"
#include "app/commandline/translate.h"
#include "model/math/error.h"
#include "model/math/errortext.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <iostream>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <system_error>

namespace lab {

namespace {

constexpr int usageError = 2;
constexpr int failure = 1;
constexpr std::array<std::string_view, 8> commands = {
    "translate", "trace", "export", "reproduce", "models", "scaling", "train", "evaluate"};
constexpr std::array<std::string_view, 3> requests = {"--help", "-h", "--version"};

bool isOneOf(std::string_view word, std::span<const std::string_view> words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool isOption(std::string_view argument)
{
    return !argument.empty() && argument.front() == '-';
}

void addCommands(CLI::App& application)
{
    application.set_version_flag("--version", "attention-lab " ATTENTION_LAB_VERSION);
    application.require_subcommand(1);
    application.footer(
        "Without a command, the window opens, with a sentence or a saved session if one is given.\n\n"
        "Examples:\n  attention-lab translate 我爱你。\n  attention-lab 我爱你。\n  attention-lab "
        "lesson.attention.json\n");
    addTranslateCommand(application);
    addTraceCommand(application);
    addExportCommand(application);
    addReproduceCommand(application);
    addModelsCommand(application);
    addScalingCommand(application);
    addTrainCommand(application);
    addEvaluateCommand(application);
}

// Letters, digits and hyphens; a sentence for the window has other characters.
bool isPlainWord(std::string_view argument)
{
    return std::all_of(argument.begin(), argument.end(), [](unsigned char character) {
        return character < 0x80 && (std::isalnum(character) != 0 || character == '-');
    });
}

// CLI11 calls a flag that switches something off "--no-grid{false}".
class HelpFormatter : public CLI::Formatter {
public:
    std::string make_option_name(const CLI::Option* option, bool isPositional) const override
    {
        static constexpr std::string_view off = "{false}";
        std::string name = CLI::Formatter::make_option_name(option, isPositional);
        if (const std::size_t at = name.find(off); at != std::string::npos)
            name.erase(at, off.size());
        return name;
    }
};

int reportError(const std::string& message, int exitCode)
{
    printNotice(message);
    return exitCode;
}

void flushOutput()
{
    if (!std::cout.flush())
        throw FileError("standard output cannot be written");
}

int parseAndRun(CLI::App& application, int argc, char** argv)
{
    const std::string first = argc > 1 ? argv[1] : "";
    if (argc > 1 && !isOption(first) && !isOneOf(first, commands))
        return reportError("there is no command '" + first + "' (--help lists them)", usageError);
    try {
        application.parse(argc, argv);
        flushOutput();
        return 0;
    } catch (const CLI::Success& request) { // --help and --version
        const int code = application.exit(request);
        flushOutput();
        return code;
    } catch (const CLI::ParseError& error) {
        return reportError(std::string(error.what()) + " (--help explains)", usageError);
    }
}

} // namespace

bool wantsCommandLine(int argc, char** argv)
{
    if (argc < 2)
        return false;
    const std::string_view first = argv[1];
    if (isOneOf(first, commands) || isOneOf(first, requests))
        return true;
    std::error_code ignored; // a word too long for the name of a file is none
    return !isOption(first) && isPlainWord(first) && !std::filesystem::exists(first, ignored);
}

int runCommandLine(int argc, char** argv)
{
    try {
        CLI::App application(
            "Attention Lab: see every number of attention in a trained translator.", "attention-lab");
        application.formatter(std::make_shared<HelpFormatter>());
        addCommands(application);
        return parseAndRun(application, argc, argv);
    } catch (const std::exception& error) {
        return reportError(sentenceOf(error), failure);
    }
}

} // namespace lab
