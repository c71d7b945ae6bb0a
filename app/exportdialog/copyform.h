// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exportdialog/exportsubject.h"

#include <QMimeData>

#include <memory>
#include <vector>

namespace lab {

/// What a view can be on the clipboard.
enum class CopyForm {
    Image,    ///< pixels
    Svg,      ///< image/svg+xml
    Tsv,      ///< text/plain, exact numbers
    Latex,    ///< text/plain, rounded
    Markdown, ///< text/plain, rounded
};

std::vector<CopyForm> copyForms();
QString titleOf(CopyForm form); ///< of a menu line: "Copy as Image"
QString aboutForm(CopyForm form, int decimals);
/// Whether there is such a form of the view: tables are of matrices only.
bool fits(CopyForm form, ExportView view);

/// A view for the clipboard, as the window shows it; rounded numbers have `decimals` digits after the point.
/// Throws as drawExport() and tableOf() do.
std::unique_ptr<QMimeData> copied(const ExportSubject& subject, ExportView view, CopyForm form, int decimals);

} // namespace lab
