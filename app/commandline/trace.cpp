// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/trace.h"

#include "app/commandline/longdecode.h"
#include "app/commandline/notices.h"
#include "app/commandline/optionchecks.h"
#include "app/commandline/tracetable.h"
#include "model/storage/atomicfile.h"
#include "model/storage/recordjson.h"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>
#include <string>

namespace lab {

namespace {

struct TraceOptions {
    std::string source;
    std::string json; ///< a file, "-" for standard output, or empty: tables for reading
    DecodeArguments decode;
};

void writeJsonFile(const Decoding& decoding, const std::string& name)
{
    AtomicFile file(name);
    writeRecordJson(decoding, [&file](std::string_view text) { file.write(text); });
    file.commit();
}

void trace(const TraceOptions& options)
{
    const Bundle bundle = openModel(options.decode);
    const Decoding decoding =
        decodeText(options.decode, bundle.model, options.source, decodeOptions(options.decode, bundle));
    UnsplitNotice(bundle).check(decoding.source);
    if (options.json.empty())
        std::cout << traceTable(decoding, shownHead(options.decode.attention, decoding));
    else if (options.json == "-")
        writeRecordJson(decoding, [](std::string_view text) { std::cout << text; });
    else
        writeJsonFile(decoding, options.json);
}

} // namespace

void addTraceCommand(CLI::App& application)
{
    const auto options = std::make_shared<TraceOptions>();
    CLI::App* command =
        application.add_subcommand("trace", "Print every step of a decode: scores, probabilities, next word");
    command->add_option("--source", options->source, "Sentence to translate")
        ->required()
        ->check(isText())
        ->type_name("TEXT");
    command->add_option("--json", options->json, "Write every number as JSON instead; - is standard output")
        ->type_name("FILE|-");
    addDecodeOptions(*command, options->decode);
    command->footer("Examples:\n  attention-lab trace --source 欢迎来北京。\n"
                    "  attention-lab trace --source 欢迎来北京。 --json trace.json\n"
                    "  attention-lab trace --source 欢迎来北京。 --beam 5\n"
                    "  attention-lab trace --source 欢迎来北京。 --prefix \"Welcome back\"\n");
    command->callback([options] { trace(*options); });
}

} // namespace lab
