// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// What the window takes from the settings when it opens, and keeps in them from then on. See
/// appearancesettings.h for how it looks, exportchoices.h for the export dialog.
namespace lab {

class MainWindow;
class SessionDocument;

/// The panels are where they were at the end of the last run, and a sum has as many digits as then. A layout
/// that this program has not written as it stands is passed over: Qt trusts whatever it is given.
void rememberPanels(MainWindow& window);
/// Keeps the panels' places; rememberPanels() does it when the program ends.
void storePanels(const MainWindow& window);

void rememberRecent(SessionDocument& document);

} // namespace lab
