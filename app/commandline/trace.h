// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace CLI {
class App;
}

namespace lab {

/// `attention-lab trace`: decodes one sentence and prints every step as tables, or writes every number of
/// it as JSON, or as arrays in a .npz or safetensors file. The command runs while the application parses, and
/// throws the model's errors.
void addTraceCommand(CLI::App& application);

} // namespace lab
