// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lab {

inline constexpr qsizetype longestSentenceInName = 60; ///< UTF-16 code units

/// A sentence as part of a file's name: cut after longestSentenceInName, but within no character, and with
/// `substitute` for what names of files cannot have on any system.
QString sentenceForName(const QString& sentence, QChar substitute);

} // namespace lab
