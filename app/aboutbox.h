// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace lab {

/// Opens the About box: what the program is, its version and licence, and what it is built with. Returns at
/// once; the box deletes itself.
void showAboutBox(QWidget* window);

} // namespace lab
