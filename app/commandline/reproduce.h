// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace CLI {
class App;
}

namespace lab {

/// Adds `attention-lab reproduce`: makes an exported file again from what it says about itself, and compares.
void addReproduceCommand(CLI::App& application);

} // namespace lab
