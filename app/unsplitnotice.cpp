// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/unsplitnotice.h"

#include "app/modelloader.h"
#include "app/session.h"

#include <QCoreApplication>

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(UnsplitNotice)
};

} // namespace

void noteUnsplitSentences(Session& session, const ModelLoader& loader)
{
    const auto look = [&session, &loader, seen = std::shared_ptr<const Decoding>()]() mutable {
        const SessionState& state = session.state();
        if (!state.origin.complete || state.moment.decoding == seen)
            return;
        seen = state.moment.decoding;
        if (seen && loader.unsplit().has(seen->source))
            session.showMessage(messageOf(SessionMessage::Kind::Notice, [] {
                return Text::tr(
                    "The whole sentence is one unknown word (<unk>): this model splits sentences at "
                    "spaces. Put spaces between the words.");
            }));
    };
    QObject::connect(&session, &Session::changed, &loader, look);
}

} // namespace lab
