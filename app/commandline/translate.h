// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace CLI {
class App;
}

namespace lab {

/// `attention-lab translate`: prints the translation of each text, or of each line of standard input. The
/// command runs while the application parses, and throws the model's errors.
void addTranslateCommand(CLI::App& application);

} // namespace lab
