// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exportdialog/figuresize.h"
#include "app/exporting/exportformat.h"

#include <QString>

/// What the export dialog and the menus call things, and say about them.
namespace lab {

QString titleOf(ExportView view);
QString titleOf(ExportFormat format);
QString titleOf(SizePreset preset);
QString titleOf(CellQuestion::Kind number);

/// What a file of the format is good for.
QString aboutFormat(ExportFormat format);
/// What size the preset is, and where it fits.
QString aboutPreset(SizePreset preset);
/// Why a format cannot be had for a view, or for all of the decode; empty when it can.
QString refusalOf(ExportFormat format, std::optional<ExportView> view);

} // namespace lab
