// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/exportmodel.h"
#include "app/sessionmodel.h"
#include "app/wording.h"
#include "widgets/moment.h"
#include "widgets/selection.h"

#include <QString>

namespace lab {

/// A sentence for the message bar.
struct SessionMessage {
    enum class Kind { None, Notice, Error };
    Kind kind = Kind::None;
    QString text;
    bool lasting = false; ///< not about the sentence or the model: another of them does not end it
    Wording wording = {}; ///< says the text in the present language; empty: it stays as it is
};

inline SessionMessage messageOf(SessionMessage::Kind kind, const Wording& wording, bool lasting = false)
{
    return {kind, wording(), lasting, wording};
}

/// What the shown decode was made from; the sentence, the model and the options may have changed since.
struct DecodeOrigin {
    ExportModel model;                         ///< but for its hash
    std::shared_future<std::string> modelHash; ///< see SessionModel
    QString sentence;
    DecodeOptions options;
    bool complete = false; ///< false while the decode goes on, and when it failed on its way
};

/// Everything about the window that can change, as one value.
struct SessionState {
    SessionModel model;
    QString sentence;
    DecodeOptions options;
    Moment moment;         ///< the decode that is shown, and how far it has been walked
    DecodeOrigin origin;   ///< of that decode
    Selection selection;   ///< of the shown attention
    HeadChoice head;       ///< the attention to show in every decode that has it
    bool decoding = false; ///< a decode is running or about to
    int arrived = 0;       ///< steps of the decode, of which the moment may have fewer while it is running
    bool playing = false;
    double speed = 1; ///< steps a second while playing
    StepSize stepSize = StepSize::Word;
    SessionMessage message;
};

} // namespace lab
