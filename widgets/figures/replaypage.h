// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record/record.h"
#include "model/storage/metadata.h"
#include "model/storage/recordjson.h"
#include "widgets/headchoice.h"
#include "widgets/sequentialmap.h"

#include <string>

namespace lab {

inline constexpr int usualPageMegabytes = 100;

/// What a replay page says beside its decode, and how.
struct ReplayPage {
    std::string modelName;                       ///< for the title; may be empty
    std::string language = "en";                 ///< at first, "en" or "zh"; the page has both
    SequentialMap colours = SequentialMap::Blue; ///< for numbers from 0 up
    std::string scoreFormula;                    ///< see scoreFormula(); may be empty
    int decimals = 2;                            ///< of shown numbers, 0…6; tooltips are exact
    HeadChoice head = {};                        ///< that the page opens on; the decode has it, see fitting()
    /// Megabytes of JSON that a page may embed; browsers take seconds for a hundred and fail at many more.
    int mostMegabytes = usualPageMegabytes;
    /// How the decode came about, in order; shown at the bottom of the page and written as
    /// <meta name="attention-lab:NAME" content="VALUE">.
    Metadata provenance;
};

/// A decode as one HTML page that replays it in any browser: UTF-8, script and style inside, its content
/// security policy forbids every request. The numbers are in <script type="application/json" id="record">,
/// as recordToJson() writes them (KeyRows::Added) with each < as \u003c, which JSON reads as the same.
/// Colours and scales are those of the window. Written in pieces, so that a long decode needs no more memory
/// than its largest step. Throws ConfigError for options out of range and for a record that is larger than
/// the page may embed (see expectedJsonBytes()), and as writeRecordJson() does.
void writeReplayPage(const Decoding& decoding, const ReplayPage& page, const TextSink& sink);

/// The same as a string.
std::string replayPage(const Decoding& decoding, const ReplayPage& page = {});

} // namespace lab
