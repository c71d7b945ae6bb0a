// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sessioninputs.h"
#include "model/text/textencoding.h"

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
    /// What the user's file held when it was last read or written: its SHA-256 in hexadecimal digits.
    QString digest = {};
};

std::string sessionText(const StoredSession& session);
/// Throws FormatError, one sentence that begins with `file` and names the member that is wrong. Members that
/// the format does not have are passed over.
StoredSession sessionFromText(std::string_view text, const std::string& file);

/// Writes the file whole or not at all, and returns its digest. Throws FileError.
QString saveSession(const StoredSession& session, const QString& file);
/// With the digest of the file, unless it is what was kept of another; reads it as decodeText() does. Throws
/// FileError or FormatError.
StoredSession loadSession(const QString& file, const EncodingNotice& notice = {});
/// What the file holds now; nothing when there is none. One that cannot be read has a digest like no other.
QString digestOfSession(const QString& file);

} // namespace lab
