// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace CLI {
class App;
}

namespace lab {

/// Adds `attention-lab models`, which lists the trained models that were found.
void addModelsCommand(CLI::App& application);

} // namespace lab
