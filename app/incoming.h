// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/wording.h"

#include <QString>

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
};

/// A .json file is a session, a folder a model, a .txt file a text, in UTF-8; anything else is refused.
Incoming incomingFrom(const QString& path);
/// Of files one can be dropped at a time.
Incoming incomingFrom(const QMimeData& data);

} // namespace lab
