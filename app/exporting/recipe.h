// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/exportformat.h"
#include "app/exporting/exportview.h"
#include "app/sessioninputs.h"
#include "model/decoding/decodeoptions.h"
#include "model/storage/csv.h"
#include "widgets/figures/figure.h"
#include "widgets/sumquestion.h"

#include <optional>
#include <string>
#include <vector>

namespace lab {

inline constexpr float smallestMagnification = 0.25F;
inline constexpr float largestMagnification = 20;

/// Everything that an exported file is made from: the same recipe, model and version of the program give the
/// same file. Files carry theirs, so that they can be made again.
struct ExportRecipe {
    std::string model;     ///< the bundle's name…
    std::string modelHash; ///< …and modelHash(); empty when it is not known
    std::string sentence;
    DecodeOptions decode;
    ExportFormat format = ExportFormat::Png;
    std::optional<ExportView> view = {};     ///< nothing: all of the record
    std::vector<ExportView> beside = {};     ///< further parts of one figure with it
    std::string caption = {};                ///< below such a figure
    int columns = 2;                         ///< of such a figure
    CellQuestion question = {};              ///< whose arithmetic ExportView::Sum shows
    bool allSites = false;                   ///< ExportView::Heads: of encoder, decoder and between them
    std::optional<SessionPlace> place = {};  ///< how far the decode has been walked; nothing: to its end
    FigureOptions figure = {};               ///< what a reader chooses: width, colours, words, head…
    int dpi = 192;                           ///< of pixels
    StepSize stepSize = StepSize::Word;      ///< what a frame of an animation adds
    int delay = 100;                         ///< of a frame, in hundredths of a second
    int lastDelay = 300;                     ///< of the last frame
    std::string language = "en";             ///< of texts: "en" or "zh"
    std::string pageLanguage = {};           ///< that a page opens in; empty: that of texts
    std::string font = {};                   ///< family of type; empty: that of the window
    bool footer = false;                     ///< provenanceLine() below the picture; a worksheet has its own
    bool largePage = false;                  ///< a page may embed more than usualPageMegabytes
    std::optional<float> linkThreshold = {}; ///< of an alignment, see WordLinkOptions
    CsvStyle csv = {};                       ///< of a CSV file
    float magnification = 1; ///< of type and lines: so many times as large as on the screen, 0.25…20
};

} // namespace lab
