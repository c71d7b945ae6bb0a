// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/exporter.h"
#include "app/sessionstate.h"

namespace lab {

/// How the window looks, which pictures follow unless something else is chosen.
struct WindowLook {
    bool dark = false;
    SequentialMap colours = SequentialMap::Blue;
};

/// What the window shows, to be exported: nothing in it changes when the window goes on.
struct ExportSubject {
    ExportRecipe recipe; ///< but for view and format
    ExportModel model;
    std::shared_ptr<const Decoding> decoding; ///< never null
};

/// Whether the shown decode is done, so that it can be made again, and has a step.
bool canExport(const SessionState& state);
/// The same, and the decode has the view.
bool canExport(const SessionState& state, ExportView view);

ExportSubject exportSubject(const SessionState& state, const WindowLook& look);

} // namespace lab
