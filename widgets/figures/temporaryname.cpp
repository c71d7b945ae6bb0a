// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/temporaryname.h"

#include <QDir>
#include <QFile>

namespace lab {

QString temporaryName()
{
    const QByteArray wanted = qgetenv("TMPDIR");
    const QDir folder(wanted.isEmpty() ? QDir::tempPath() : QFile::decodeName(wanted));
    return QDir::cleanPath(folder.absoluteFilePath(QStringLiteral("attention-lab-XXXXXX")));
}

} // namespace lab
