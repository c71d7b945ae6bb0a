// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QScopedValueRollback>
#include <QString>
#include <QStringList>

namespace lab {

/// The font of everything: a face with Simplified Chinese and Latin of one design, with fallbacks. Its digits
/// are all equally wide.
QFont textFont(int pixelSize, QFont::Weight weight = QFont::Normal);

/// Its families, best first.
QStringList textFamilies();

/// While it lives, textFont() and textFamilies() have this family before all others, which then stand in for
/// what it cannot draw. Empty: they are the usual ones. In the window's thread; the last one made counts.
class TextFamily {
public:
    explicit TextFamily(const QString& family);

private:
    QScopedValueRollback<QString> m_change;
};

/// While it lives, textFont() neither kerns nor exchanges glyphs: each glyph is that of its character. A PDF
/// file says of no others what they stand for. In the window's thread.
class PlainType {
public:
    PlainType();

private:
    QScopedValueRollback<bool> m_change;
};

/// A font of textFont(), plain while there is a PlainType.
QFont asNow(QFont font);

/// Whether that font, or one that the system takes in its place, has a picture of the character.
bool canDraw(char32_t character);

/// The first of the texts that is no wider than that; null when all are.
QString firstThatFits(const QStringList& texts, const QFont& font, double width);

/// Width of one line of text in that font.
double textWidth(const QString& text, int pixelSize, QFont::Weight weight = QFont::Normal);

} // namespace lab
