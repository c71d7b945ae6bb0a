// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QTemporaryDir>

#include <memory>

namespace lab {

/// A QApplication that draws images and needs no display: on Qt's offscreen platform (unless QT_QPA_PLATFORM
/// names another one), with no desktop's theme, and silent where a server has neither a UTF-8 locale nor a
/// runtime folder. One per program, in the main thread.
class OffscreenApplication {
public:
    OffscreenApplication();

private:
    std::unique_ptr<QTemporaryDir> m_runtimeFolder;
    std::unique_ptr<QApplication> m_application;
};

} // namespace lab
