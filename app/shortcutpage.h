// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/helppages.h"

class QMenuBar;

namespace lab {

/// The page that lists all keys: those of the menus' actions, and those of the views.
HelpPage shortcutPage(const QMenuBar& menus);

} // namespace lab
