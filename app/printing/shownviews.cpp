// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/printing/shownviews.h"

#include "app/workspace.h"
#include "widgets/alignmentview.h"
#include "widgets/contextview.h"
#include "widgets/headgrid.h"
#include "widgets/heatmapview.h"
#include "widgets/pipelinepanel.h"
#include "widgets/probabilityview.h"

namespace lab {

namespace {

bool isShown(ExportView view, const Workspace& workspace)
{
    switch (view) {
    case ExportView::Scores:
        return workspace.heatMap(FigureKind::Scores).isVisible();
    case ExportView::Probabilities:
        return workspace.heatMap(FigureKind::Probabilities).isVisible();
    case ExportView::Context:
        return workspace.context().isVisible();
    case ExportView::Lines:
        return workspace.probabilities().lines().isVisible();
    case ExportView::Heads:
        return workspace.heads().isVisible();
    case ExportView::Calculation:
        return workspace.pipeline().isVisible();
    default: // weights are outlined among the probabilities; the others are on no panel of their own
        return false;
    }
}

} // namespace

QList<ExportView> shownViews(const Workspace& workspace, const Decoding& decoding)
{
    QList<ExportView> possible;
    QList<ExportView> shown;
    for (const ExportView view : exportViews()) {
        if (!hasView(decoding, view))
            continue;
        possible.append(view);
        if (isShown(view, workspace))
            shown.append(view);
    }
    return shown.isEmpty() ? possible.mid(0, 1) : shown;
}

} // namespace lab
