// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sessioninputs.h"

#include <string>
#include <string_view>

/// Sessions as files: JSON with the inputs only, everything else is computed again. Layers, heads and source
/// words are counted from 1 there, as on the screen.
namespace lab {

inline const QString sessionSuffix = QStringLiteral(".attention.json");
inline constexpr int sessionFormatVersion = 1;

struct StoredSession {
    SessionInputs inputs;
    QString savedAs = {}; ///< in what is kept against crashes: the user's own file, if there is one
};

std::string sessionText(const StoredSession& session);
/// Throws FormatError, one sentence that begins with `file` and names the member that is wrong. Members that
/// the format does not have are passed over.
StoredSession sessionFromText(std::string_view text, const std::string& file);

/// Writes the file whole or not at all. Throws FileError.
void saveSession(const StoredSession& session, const QString& file);
/// Throws FileError or FormatError.
StoredSession loadSession(const QString& file);

} // namespace lab
