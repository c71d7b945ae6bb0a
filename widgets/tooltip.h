// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lab {

/// A sentence as a tooltip that wraps its lines; Qt shows plain text of any length on a single one.
inline QString wrappedToolTip(const QString& sentence)
{
    return QStringLiteral("<qt>%1</qt>").arg(sentence.toHtmlEscaped());
}

} // namespace lab
