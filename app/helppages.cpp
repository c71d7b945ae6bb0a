// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/helppages.h"

#include <QFile>

namespace lab {

namespace {

HelpPage pageNamed(const QString& name, const QString& language)
{
    QFile file(QStringLiteral(":/help/%1/%2.md").arg(language, name));
    if (!file.open(QIODevice::ReadOnly))
        return {name, name, {}};
    const QString text = QString::fromUtf8(file.readAll());
    const QString firstLine = text.section(u'\n', 0, 0);
    return {name, firstLine.mid(2), text}; // behind "# "
}

} // namespace

QList<HelpPage> helpPages(const QString& language)
{
    QList<HelpPage> pages;
    for (const char* name : {"start", "sentence", "scores", "probabilities", "context", "currentstep",
             "calculation", "heads", "sum", "export"})
        pages.append(pageNamed(QString::fromLatin1(name), language));
    return pages;
}

} // namespace lab
