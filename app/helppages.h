// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace lab {

/// A page of the help, in Markdown.
struct HelpPage {
    QString name;  ///< the same in all languages: "scores"
    QString title; ///< its first line
    QString text;  ///< with the title
};

/// One page for each view, and one for the first minute; in the order of the contents. `language`: "en" or
/// "zh".
QList<HelpPage> helpPages(const QString& language = QStringLiteral("en"));

} // namespace lab
