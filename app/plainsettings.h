// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace lab {

/// Whether QSettings can read a file of its INI format without building objects from foreign bytes: a text in
/// UTF-8 whose lines are sections and keys with words, numbers and lists, as Settings writes them. A file
/// that does not exist has nothing that is wrong.
bool holdsPlainSettings(const QString& file);
bool arePlainSettings(QByteArrayView text);

} // namespace lab
