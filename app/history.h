// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/attentionmode.h"
#include "app/session.h"

#include <QObject>
#include <QUndoStack>

namespace lab {

/// Undo and redo. Watches the session: whatever changes its inputs becomes an entry, with the inputs before
/// and after. Typing in one go is one entry, and so is playing until it pauses; every other step is its own.
class History : public QObject {
    Q_OBJECT
public:
    /// Entries that are kept; the oldest go first. A long sentence has some thousands of smallest steps.
    static constexpr int longest = 10'000;

    /// The session must outlive it.
    explicit History(Session& session, QObject* parent = nullptr);

    QUndoStack& stack() { return m_stack; }
    /// What is typed from now on is an entry of its own.
    void endTyping() { ++m_typing; }
    /// There is nothing to be undone any more.
    void clear();
    /// Names the entries again in the present language.
    void renewTexts();

private:
    class Change;

    void record();
    void replay(const SessionInputs& inputs);
    void takeIndex();
    void restoreIndex();
    void takeNow();
    int mergeGroup(const SessionInputs& before, const SessionInputs& after) const;

    Session& m_session;
    QUndoStack m_stack;
    SessionInputs m_now;      ///< the session's, as far as they are known here
    SessionModel m_model;     ///< the model then
    int m_index = 0;          ///< where the stack stands while the session is as it says
    int m_typing = 0;         ///< counts bursts of typing…
    int m_playing = 0;        ///< …and of playing
    bool m_onlyIndex = false; ///< the stack moves, the session stays
};

} // namespace lab
