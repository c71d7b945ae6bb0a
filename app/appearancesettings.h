// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/language.h"

namespace lab {

class MainWindow;

/// Gives the window the light or darkness and the colours that were chosen last, and lines or cells, and
/// keeps what is chosen from now on, in QSettings under "theme", "colours" and "lines". Values that mean
/// nothing are passed over.
void rememberAppearance(MainWindow& window);

/// The language that was chosen last, in QSettings under "language"; at first that of the system.
Language storedLanguage();
void storeLanguage(Language language);

/// Makes the language that the window's menu chooses the translation's, and keeps it.
void rememberLanguage(MainWindow& window, Translation& translation);

} // namespace lab
