// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sessiondocument.h"
#include "app/workers.h"

#include <QLockFile>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace lab {

/// Keeps work that is not saved, a moment after each change, so that it outlives a crash. Each window has a
/// file of its own in the folder, and a lock beside it that ends with the window's process: files without a
/// living owner are what a crash has left. A window that ends in order removes its file; work that was never
/// saved then waits among the last sessions, to be asked for rather than offered.
class Recovery : public QObject {
    Q_OBJECT
public:
    /// As many last sessions wait; the oldest go first.
    static constexpr int mostLast = 5;

    Recovery(const QString& folder, Session& session, SessionDocument& document, QObject* parent = nullptr);
    /// Ends in order.
    ~Recovery() override;

    /// What there is to go back to: the latest that a crash left, else the latest of the last sessions;
    /// empty: nothing.
    QString found() const { return m_found; }
    bool isAfterCrash() const { return m_lock != nullptr; } ///< otherwise found() is the last session
    /// Makes the window what found() was, or one of lastSessions().
    void restore() { restore(m_found); }
    void restore(const QString& file);
    /// Deletes found().
    void letGo();

    /// Work that was never saved, of all windows, the latest first.
    QStringList lastSessions() const;
    void forgetLastSessions();

    QString file() const { return m_file; } ///< where this window's work is kept
    /// How long after a change it is kept.
    void setDelay(std::chrono::milliseconds delay) { m_delay.setInterval(delay); }

signals:
    /// Another found(), or none.
    void foundChanged();

private:
    void find();
    bool claim(const QString& file);
    void keepSoon();
    void keep();
    void keepAsLast(const SessionInputs& work);
    void whenKept(const std::function<void()>& action);
    void complain(const QString& problem);
    void say(const Wording& wording);
    void removeOrphanedLocks() const;

    QString m_folder;
    Session& m_session;
    SessionDocument& m_document;
    QString m_file;
    QLockFile m_ownLock;
    QString m_found;
    std::unique_ptr<QLockFile> m_lock; ///< so that no other window offers what is found here
    std::optional<SessionInputs> m_kept;
    bool m_hasComplained = false;
    QTimer m_delay;
    Workers m_worker; ///< files are synced to the disk, which takes its time
};

} // namespace lab
