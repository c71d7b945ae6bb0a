// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/examples.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace lab {

QList<Example> builtInExamples()
{
    QFile file(QStringLiteral(":/examples/examples.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<Example> examples;
    const QJsonArray entries = QJsonDocument::fromJson(file.readAll()).array();
    for (const QJsonValue& entry : entries)
        examples.append(
            {entry[QStringLiteral("sentence")].toString(), entry[QStringLiteral("shows")].toString()});
    return examples;
}

} // namespace lab
