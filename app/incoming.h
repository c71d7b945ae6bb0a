// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/wording.h"

#include <QString>

#include <string>

class QMimeData;

namespace lab {

/// What was dropped on the window, or named on the command line, turns out to be.
struct Incoming {
    enum class Kind {
        Nothing,
        Session,  ///< value: the file
        Model,    ///< value: the folder
        Sentence, ///< value: one line of text
        Refused,  ///< value: a sentence that says why
    };
    Kind kind = Kind::Nothing;
    QString value = {};
    Wording wording = {}; ///< of the sentence that says why
    Wording notice = {};  ///< that a text is not UTF-8 but could be read; empty where it is
};

/// "FILE was read as GB18030, as it is not UTF-8.": of an EncodingNotice.
Wording encodingNotice(const std::string& name, const std::string& encoding);

/// A .json file is a session, a folder a model, a .txt file a text, as decodeText() reads it; anything else
/// is refused.
Incoming incomingFrom(const QString& path);
/// Of files one can be dropped at a time.
Incoming incomingFrom(const QMimeData& data);

} // namespace lab
