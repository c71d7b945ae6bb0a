// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exportdialog/figuresize.h"
#include "app/exporting/recipe.h"

#include <QString>

namespace lab {

/// What is behind an exported picture.
enum class ExportBackground { AsWindow, Light, Dark };

/// What a user chooses in the export dialog, to be remembered.
struct ExportChoices {
    std::optional<ExportView> view = ExportView::Probabilities; ///< nothing: all of the decode
    ExportFormat format = ExportFormat::Png;
    bool end = true;      ///< whether </s> is there, where it can be left out
    bool allRows = false; ///< of the decode; else as far as it has been walked
    SizePreset preset = SizePreset::Page;
    FigureSize size = {};
    std::optional<SequentialMap> colours = {}; ///< nothing: those of the window
    ExportBackground background = ExportBackground::AsWindow;
    bool transparent = false;
    QString font = {};                ///< family; empty: that of the window
    bool numbers = true;              ///< in cells…
    std::optional<int> decimals = {}; ///< …and digits after their point; nothing: as in the window
    bool gaps = true;
    bool axisNames = true;
    bool footer = false;
    CellQuestion::Kind number = CellQuestion::Probability; ///< of ExportView::Sum…
    std::optional<int> key = {}; ///< …and its key; nothing: the selected one. Not remembered, nor…
    int component = 0;           ///< …this, of the context
    bool allSites = false;       ///< of ExportView::Heads
    StepSize stepSize = StepSize::Word;
    int delay = 100;
    int lastDelay = 300;
    bool byteOrderMark = true; ///< of a CSV file
    QString pageLanguage = {}; ///< "en" or "zh"; empty: that of the window
    QString folder = {};       ///< of the last file
};

/// The recipe of what the window shows, for what was chosen.
ExportRecipe chosen(const ExportChoices& choices, ExportRecipe shown);

/// Whether a page for students was chosen, see isSheet(ExportView).
inline bool isSheet(const ExportChoices& choices)
{
    return choices.view && isSheet(*choices.view);
}

/// The first format for the view, if the present one is for others.
ExportFormat fittingFormat(ExportFormat format, std::optional<ExportView> view);

/// A name to suggest: "probabilities.png", "decode.npz".
QString suggestedName(const ExportChoices& choices);

/// QSettings under "export/". What is missing or means nothing stays as in ExportChoices().
ExportChoices storedExportChoices();
void storeExportChoices(const ExportChoices& choices);

} // namespace lab
