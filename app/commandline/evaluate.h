// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace CLI {
class App;
}

namespace lab {

/// `attention-lab evaluate`: translates the pairs of a TSV file and measures BLEU, chrF and speed. The
/// command runs while the application parses, and throws the model's errors.
void addEvaluateCommand(CLI::App& application);

} // namespace lab
