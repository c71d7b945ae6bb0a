// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exportdialog/exportsubject.h"

#include <QList>
#include <QPageLayout>

namespace lab {

/// What the window shows as a page: these views, the first of which is alone or (a) of one figure. Dark on
/// white, whatever the window looks like. There is at least one view.
ExportSubject printSubject(ExportSubject shown, const QList<ExportView>& views);

/// Its drawing for a paper: as wide as there is room, with parts in as many columns as give the largest type.
/// Worksheets stay pages of A4. Throws as drawExport() does.
Drawing drawForPage(const ExportSubject& subject, const QPageLayout& page);

/// Upright, unless type is larger on the same paper when it lies. Throws as drawExport() does.
QPageLayout fittingPage(const ExportSubject& subject, QPageLayout page);

/// What a page is called in the queue of a printer and as a file: the sentence, and the view if there is one.
/// Short, on one line, without characters that names of files cannot have.
QString documentName(const ExportRecipe& recipe);

} // namespace lab
