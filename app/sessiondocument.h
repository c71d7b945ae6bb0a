// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/history.h"
#include "app/sessionfile.h"
#include "app/workers.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <optional>

class QWidget;

namespace lab {

/// Asks for a file or folder name, starting from a suggestion; empty when the user thinks better of it.
using PathChooser = std::function<QString(QWidget* window, const QString& suggestion)>;

/// What to do with changes that are not in their file.
enum class UnsavedAnswer { Save, LetGo, Stay };
using UnsavedQuestion = std::function<UnsavedAnswer(QWidget* window, const QString& file)>;

/// What to do when somebody else has changed the file since it was read or written here.
enum class ChangedAnswer { Overwrite, SaveAs, Reload, Stay };
using ChangedQuestion = std::function<ChangedAnswer(QWidget* window, const QString& file)>;

/// The session as a document: the file it belongs to, whether it has changed since, and the files of late.
/// What goes wrong is one sentence in the message bar, and everything stays as it was. Files are written on a
/// worker, as a disk may be slow; the window goes on meanwhile, and only leaving the session waits.
class SessionDocument : public QObject {
    Q_OBJECT
public:
    static constexpr int mostRecent = 8;

    SessionDocument(Session& session, History& history, QWidget* window);

    const QString& file() const { return m_file; } ///< empty: never saved
    /// What is to be kept of it: the inputs, and which file they belong to.
    StoredSession stored() const { return {m_session.inputs(), m_file, m_digest}; }
    /// Whether the file has something else; walking alone is no change.
    bool isModified() const;
    /// Whether something would be lost: the file has something else, or there is none and the user has
    /// changed anything.
    bool hasUnsavedWork() const;

    void open(); ///< asks which
    void open(const QString& file);
    void save();
    void saveAs();
    bool isSaving() const { return m_saving > 0; } ///< a file is being written
    /// Goes back to what was kept, as work that is not saved yet.
    void restore(const StoredSession& session, const std::function<void()>& whenRestored);
    /// Asks about changes of a file, and waits for one that is being written; false: the user wants to stay,
    /// or the file is not saved.
    bool mayLeave();

    const QStringList& recent() const { return m_recent; } ///< the latest first
    void setRecent(const QStringList& files);

    void setChoosers(PathChooser open, PathChooser save);
    void setQuestion(UnsavedQuestion question) { m_ask = std::move(question); }
    void setChangedQuestion(ChangedQuestion question) { m_askChanged = std::move(question); }
    /// How a session becomes a file, from a worker, and what its digest is then; saveSession() at first.
    using Saver = std::function<QString(const StoredSession& session, const QString& file)>;
    void setSaver(Saver saver) { m_save = std::move(saver); }

signals:
    /// Another file, or it has been saved, or is being saved.
    void fileChanged();
    /// No file is being written any more.
    void saved();
    void recentChanged(const QStringList& files);
    /// Work that no file has has been replaced by another session.
    void leftUnsaved(const lab::SessionInputs& work);

private:
    void replaceBy(const StoredSession& session, const std::function<void()>& whenReplaced);
    void take(const StoredSession& session, bool leavesUnsaved, const std::function<void()>& whenTaken);
    /// `notice` becomes what a reader should know of the file's encoding.
    std::optional<StoredSession> load(const QString& path, Wording& notice);
    void showNotice(const Wording& notice);
    void reload();
    void saveTo(const QString& file);
    void saveOverChanged();
    struct Written {
        QString file;
        SessionInputs inputs;
        QString digest = {};
        QString problem = {}; ///< why it is not written
    };
    void endSaving(const Written& written);
    void waitForSaving();
    void belongTo(const QString& file, const QString& digest);
    void addRecent(const QString& file);
    void say(const Wording& wording);

    Session& m_session;
    History& m_history;
    QWidget* m_window;
    QString m_file;
    QString m_digest;      ///< of the file, when it was read or written here; empty: unknown
    SessionInputs m_saved; ///< what the file has
    bool m_restored = false;
    QStringList m_recent;
    PathChooser m_chooseToOpen;
    PathChooser m_chooseToSave;
    UnsavedQuestion m_ask;
    ChangedQuestion m_askChanged;
    Saver m_save = saveSession;
    int m_saving = 0; ///< files that wait to be written
    Workers m_worker; ///< one file after the other; last: it uses the rest, and is waited for first
};

} // namespace lab
