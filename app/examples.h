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

/// Examples that show the same kind of thing.
struct ExampleGroup {
    QString title;
    QList<Example> examples;
};

/// The examples that come with the program, in the order of the menu. `language` ("en", "zh") is that of
/// titles and explanations.
QList<ExampleGroup> builtInExamples(const QString& language = QStringLiteral("en"));

} // namespace lab
