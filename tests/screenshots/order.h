// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/screenshots/views.h"

namespace lab::test {

/// How a window looks, whatever it shows.
struct Look {
    QSize size;
    ThemeChoice theme = ThemeChoice::Light;
    Language language = Language::English;

    QString name() const; ///< "1280x720-light-en"
};

/// Which pictures are wanted, and where.
struct Order {
    QList<Look> looks; ///< all of one size
    QList<WindowView> views;
    QString folder;
    bool readme = false; ///< those of README.md instead, in the first look
};

/// From the words of the command line, the program's name first. Throws std::invalid_argument with one
/// sentence.
Order orderOf(const QStringList& words);

} // namespace lab::test
