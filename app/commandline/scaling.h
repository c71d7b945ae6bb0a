// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace CLI {
class App;
}

namespace lab {

/// `attention-lab scaling`: why scores are divided by sqrt(d), with random queries and keys; needs no model.
/// The command runs while the application parses, and throws the model's errors.
void addScalingCommand(CLI::App& application);

} // namespace lab
