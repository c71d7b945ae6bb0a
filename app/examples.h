// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace lab {

/// A sentence to start from.
struct Example {
    QString sentence;
    QString shows; ///< what is to be seen in it
};

/// The examples that come with the program, in the order of the menu.
QList<Example> builtInExamples();

} // namespace lab
