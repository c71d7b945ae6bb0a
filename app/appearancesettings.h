// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lab {

class MainWindow;

/// Gives the window the light or darkness and the colours that were chosen last, and keeps what is chosen
/// from now on, in QSettings under "theme" and "colours". Values that mean nothing are passed over.
void rememberAppearance(MainWindow& window);

} // namespace lab
