// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace CLI {
class App;
}

namespace lab {

/// `attention-lab evaluate`: translates the pairs of a TSV file by one model or several, one after the other,
/// and measures BLEU (also by length of the source), chrF, speed and how readable the attention weights are.
/// The command runs while the application parses, and throws the model's errors.
void addEvaluateCommand(CLI::App& application);

} // namespace lab
