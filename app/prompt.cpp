// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prompt.h"

#include <QCoreApplication>

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Prompt)
};

} // namespace

QString promptOf(const SessionState& state)
{
    if (!state.model.decode)
        return state.message.kind == SessionMessage::Kind::Error
                   ? Text::tr("No model is open; File ▸ Open Model… opens one")
                   : Text::tr("Opening the model…");
    if (state.sentence.trimmed().isEmpty())
        return Text::tr("Type a Chinese sentence above, or pick an example");
    if (stepCount(state.moment) == 0)
        return state.decoding ? Text::tr("Reading the sentence…")
                              : Text::tr("There is nothing to say about this");
    return Text::tr("Press → to let the decoder say its first word");
}

} // namespace lab
