// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lab {

class MainWindow;
class ModelLoader;
class Session;

/// Has a loader open the models that the window asks for, and tell it which there are.
void openModelsWith(ModelLoader& loader, Session& session, MainWindow& window);

/// Runs the program with its window. Arguments: `--model NAME|FOLDER` (also `--model=…`), and a sentence to
/// start with. Returns the exit code: 0, 1 when there is no display, 2 for wrong usage.
int runWindow(int argc, char** argv);

} // namespace lab
