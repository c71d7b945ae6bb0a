// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace CLI {
class App;
}

namespace lab {

/// `attention-lab train`: trains a model from sentence pairs. The command runs
/// while the application parses, and throws the model's errors.
void addTrainCommand(CLI::App& application);

} // namespace lab
