// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/examples.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace lab {

QList<ExampleGroup> builtInExamples(const QString& language)
{
    QFile file(QStringLiteral(":/examples/examples.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<ExampleGroup> groups;
    const QJsonArray entries = QJsonDocument::fromJson(file.readAll()).array();
    for (const QJsonValue& entry : entries) {
        ExampleGroup group;
        group.title = entry[QStringLiteral("group")][language].toString();
        const QJsonArray examples = entry[QStringLiteral("examples")].toArray();
        for (const QJsonValue& example : examples)
            group.examples.append({example[QStringLiteral("sentence")].toString(),
                example[QStringLiteral("shows")][language].toString()});
        groups.append(group);
    }
    return groups;
}

} // namespace lab
