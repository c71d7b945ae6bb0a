// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/exportview.h"

#include <QList>

namespace lab {

class Workspace;

/// The views of a decode that are in sight in the workspace, in the order of exportViews(). Where there is
/// none of those that the decode has, its first view; nothing for a decode without any.
QList<ExportView> shownViews(const Workspace& workspace, const Decoding& decoding);

} // namespace lab
