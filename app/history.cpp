// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/history.h"

#include "app/changenames.h"
#include "widgets/tooltip.h"

#include <QUndoCommand>

namespace lab {

/// One entry. Entries of the same group that follow each other become one.
class History::Change : public QUndoCommand {
public:
    Change(History& history, SessionInputs before, SessionInputs after, int group)
        : m_history(history), m_before(std::move(before)), m_after(std::move(after)), m_group(group)
    {
    }

    void name(const Wording& wording)
    {
        m_wording = wording;
        renewText();
    }
    void renewText() { setText(plainLabel(m_wording())); }

    int id() const override { return m_group; }
    void undo() override { m_history.replay(m_before); }
    void redo() override { m_history.replay(m_after); }
    bool mergeWith(const QUndoCommand* next) override
    {
        m_after = static_cast<const Change*>(next)->m_after;
        setObsolete(m_before == m_after);
        return true;
    }

private:
    History& m_history;
    SessionInputs m_before;
    SessionInputs m_after;
    int m_group;
    Wording m_wording;
};

namespace {

constexpr int ownEntry = -1; ///< as QUndoCommand: never merged

} // namespace

History::History(Session& session, QObject* parent) : QObject(parent), m_session(session)
{
    m_stack.setUndoLimit(longest);
    takeNow();
    connect(&session, &Session::changed, this, &History::record);
    connect(&session, &Session::placeFitted, this, &History::takeNow);
    connect(&session, &Session::applied, this, &History::takeIndex);
    connect(&session, &Session::applied, this, &History::takeNow);
    connect(&session, &Session::applyFailed, this, &History::restoreIndex);
    connect(&m_stack, &QUndoStack::indexChanged, this, &History::takeIndex);
}

void History::clear()
{
    m_stack.clear();
    takeIndex();
    takeNow();
}

void History::renewTexts()
{
    m_model = m_session.state().model;
    for (int index = 0; index < m_stack.count(); ++index) // the stack shows its entries as constant
        static_cast<Change*>(const_cast<QUndoCommand*>(m_stack.command(index)))->renewText();
}

void History::takeNow()
{
    m_now = m_session.inputs();
    m_model = m_session.state().model;
}

void History::record()
{
    if (!m_session.state().playing)
        ++m_playing;
    if (m_onlyIndex || m_session.isApplying())
        return;
    const SessionInputs before = m_now;
    const SessionModel modelBefore = m_model;
    takeNow();
    if (before == m_now || before.model.isEmpty() != m_now.model.isEmpty()) // the first model is no change
        return;
    auto* change = new Change(*this, before, m_now, mergeGroup(before, m_now));
    change->name(nameOfChange(before, modelBefore, m_now, m_session.state()));
    m_onlyIndex = true; // what is pushed has been done already
    m_stack.push(change);
    m_onlyIndex = false;
}

int History::mergeGroup(const SessionInputs& before, const SessionInputs& after) const
{
    // Odd numbers and even ones, so that typing and playing never meet.
    if (m_session.state().playing && sameWork(before, after))
        return 2 * m_playing + 1;
    return before.sentence != after.sentence && before.model == after.model ? 2 * m_typing : ownEntry;
}

void History::replay(const SessionInputs& inputs)
{
    if (m_onlyIndex)
        return;
    endTyping();
    m_session.apply(inputs);
}

void History::takeIndex()
{
    if (!m_session.isApplying())
        m_index = m_stack.index();
}

/// What an undo or redo wanted did not come about, so the stack must not say that it did.
void History::restoreIndex()
{
    m_onlyIndex = true;
    m_stack.setIndex(m_index);
    m_onlyIndex = false;
}

} // namespace lab
