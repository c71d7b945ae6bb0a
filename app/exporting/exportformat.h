// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/exportview.h"
#include "widgets/figures/picture.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace lab {

/// Files that a decode can become.
enum class ExportFormat {
    Png,
    Svg,
    Pdf,
    Tikz,
    Gif,         ///< a figure that grows step by step
    Page,        ///< HTML that replays the decode
    Csv,         ///< the numbers of a view
    Json,        ///< the numbers of a view, or the whole record
    Npz,         ///< the whole record, for NumPy
    Safetensors, ///< likewise, for PyTorch and others
    Alignment,   ///< links between words, see pharaohLine(); has no room to say how it was made
};

/// The format that a file name asks for by its ending, in capitals or not; nothing for another.
std::optional<ExportFormat> exportFormatOf(const QString& file);

std::string endingOf(ExportFormat format); ///< "png"; also the format's name in recipes
/// The format of that ending; nothing for another.
std::optional<ExportFormat> exportFormatOfEnding(const QString& ending);
/// ".png, .svg, …", for messages.
std::string allEndings();

/// All, in the order of the menus.
std::vector<ExportFormat> exportFormats();

/// Whether a file of this format can show the view; without one, all of the decode.
bool fits(ExportFormat format, std::optional<ExportView> view);

/// Whether FigureOptions::end has a meaning for it: for a matrix or an alignment.
bool canLeaveOutEnd(ExportFormat format, std::optional<ExportView> view);

/// Whether it is painted: a still picture or an animation.
bool isPicture(ExportFormat format);
/// What paints it, for a still picture; nothing for the others.
std::optional<PictureFormat> pictureFormatOf(ExportFormat format);
/// Whether a file of this format shows one view. A JSON file may, but need not.
bool needsView(ExportFormat format);
/// Whether it may.
bool canShowView(ExportFormat format);

} // namespace lab
