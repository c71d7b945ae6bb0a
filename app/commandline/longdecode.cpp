// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/longdecode.h"

#include "app/commandline/inputlines.h"

#include <iostream>
#include <utility>

namespace lab {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds betweenLines(100);

} // namespace

LongWork::LongWork(ProgressPrinter& printer, std::chrono::milliseconds moment)
    : m_printer(printer), m_next(Clock::now() + moment)
{
}

void LongWork::print(const std::function<std::string()>& line)
{
    const Clock::time_point now = Clock::now();
    if (now < m_next)
        return;
    m_printer.print(line());
    m_next = now + betweenLines;
}

LongDecode::LongDecode(ProgressPrinter& printer, std::string what, std::chrono::milliseconds moment)
    : m_work(printer, moment), m_what(std::move(what))
{
}

bool LongDecode::operator()(const Decoding& soFar)
{
    m_work.print([&] { return m_what + ": " + std::to_string(soFar.steps.size()) + " words so far"; });
    return true;
}

Decoding decodeText(bool progress, const TranslationModel& model, const std::string& text,
    const DecodeOptions& options, const std::string& what)
{
    ProgressPrinter printer(std::cerr);
    if (!printer.isTerminal() && !progress)
        return decode(model, text, options);
    const Decoding decoding = decode(model, text, options, LongDecode(printer, what));
    printer.clear();
    return decoding;
}

Decoding decodeText(const DecodeArguments& arguments, const TranslationModel& model, const std::string& text,
    const DecodeOptions& options, const std::string& what)
{
    requireLength(characterCount(text), arguments.maximumCharacters);
    return decodeText(arguments.progress, model, text, options, what);
}

} // namespace lab
