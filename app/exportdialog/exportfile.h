// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/exportformat.h"

#include <QString>

#include <functional>

class QWidget;

namespace lab {

/// Asks whether a file that exists may be replaced.
using ReplaceQuestion = std::function<bool(QWidget* window, const QString& file)>;

/// Asks with a dialog for the name of a file; its ending is that of the suggestion. Empty: the user thinks
/// better of it. Names that exist as they are have been asked about.
QString chooseExportFile(QWidget* window, const QString& suggestion);

bool askToReplace(QWidget* window, const QString& file);

/// The name with the format's ending, which it may have already.
QString withEnding(const QString& file, ExportFormat format);

} // namespace lab
