// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace CLI {
class App;
}

namespace lab {

/// `attention-lab export`: decodes one sentence and saves one of its heat maps as PNG, SVG, PDF or TikZ;
/// needs no display. The
/// command runs while the application parses, and throws the model's errors.
void addExportCommand(CLI::App& application);

} // namespace lab
