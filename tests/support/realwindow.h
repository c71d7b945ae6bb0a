// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mainwindow.h"
#include "app/modelloader.h"

#include <QSize>

#include <functional>

namespace lab::test {

/// Has Qt draw into memory, as on a screen of this size, in the program's style, with nothing of the desktop
/// that it runs on. To be called before there is an application.
void drawInMemory(const QSize& screen);

/// The program's window with its trained models, for programs that show or measure it. Reads and writes no
/// settings. Throws std::runtime_error when something does not come about.
class RealWindow {
public:
    /// Shown, with the keyboard, and knowing which models there are; none is open.
    explicit RealWindow(const QSize& size);

    Session& session() { return m_session; }
    MainWindow& window() { return m_window; }

    /// A name in one of the model folders, or a folder.
    void openModel(const QString& nameOrFolder);
    /// Types it as a user does, and waits for its decode.
    void enter(const QString& sentence);
    /// Waits until the session says that it has changed to this.
    void waitUntil(const std::function<bool(const SessionState&)>& reached);

private:
    Session m_session;
    MainWindow m_window;
    ModelLoader m_loader;
};

} // namespace lab::test
