// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QPoint;
class QRectF;
class QWidget;

namespace lab {

/// A sentence as a tooltip that wraps its lines; Qt shows plain text of any length on a single one, and takes
/// a text with tags in it for rich text, which this never does.
inline QString wrappedToolTip(const QString& sentence)
{
    return QStringLiteral("<qt>%1</qt>").arg(sentence.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")));
}

/// Shows a sentence about a part of a view, below the part, so that what it explains can still be read; it
/// stays while the pointer is on it. `pointer` and `part` are the view's. Without a sentence it hides the
/// last.
void showToolTip(const QString& sentence, QWidget* view, const QPoint& pointer, const QRectF& part);

/// A text that others chose, such as the name of a file or a model, for menus and buttons: its & is no sign
/// for a key.
inline QString plainLabel(QString text)
{
    return text.replace(u'&', QStringLiteral("&&"));
}

} // namespace lab
