// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/history.h"
#include "app/sessionfile.h"

#include <QObject>
#include <QStringList>

#include <functional>

class QWidget;

namespace lab {

/// Asks for a file or folder name, starting from a suggestion; empty when the user thinks better of it.
using PathChooser = std::function<QString(QWidget* window, const QString& suggestion)>;

/// What to do with changes that are not in their file.
enum class UnsavedAnswer { Save, LetGo, Stay };
using UnsavedQuestion = std::function<UnsavedAnswer(QWidget* window, const QString& file)>;

/// The session as a document: the file it belongs to, whether it has changed since, and the files of late.
/// What goes wrong is one sentence in the message bar, and everything stays as it was.
class SessionDocument : public QObject {
    Q_OBJECT
public:
    static constexpr int mostRecent = 8;

    SessionDocument(Session& session, History& history, QWidget* window);

    const QString& file() const { return m_file; } ///< empty: never saved
    /// Whether the file has something else; walking alone is no change.
    bool isModified() const;
    /// Whether something would be lost: the file has something else, or there is none and the user has
    /// changed anything.
    bool hasUnsavedWork() const;

    void open(); ///< asks which
    void open(const QString& file);
    bool save(); ///< false: it is not saved
    bool saveAs();
    /// Goes back to what was kept, as work that is not saved yet.
    void restore(const StoredSession& session, const std::function<void()>& whenRestored);
    /// Asks about changes of a file; false: the user wants to stay.
    bool mayLeave();

    const QStringList& recent() const { return m_recent; } ///< the latest first
    void setRecent(const QStringList& files);

    void setChoosers(PathChooser open, PathChooser save);
    void setQuestion(UnsavedQuestion question) { m_ask = std::move(question); }

signals:
    /// Another file, or it has been saved.
    void fileChanged();
    void recentChanged(const QStringList& files);
    /// Work without a file has been replaced by another session.
    void leftUnsaved(const lab::SessionInputs& work);

private:
    void replaceBy(const StoredSession& session, const std::function<void()>& whenReplaced);
    bool saveTo(const QString& file);
    void belongTo(const QString& file, bool saved);
    void addRecent(const QString& file);
    void say(const Wording& wording);

    Session& m_session;
    History& m_history;
    QWidget* m_window;
    QString m_file;
    SessionInputs m_saved; ///< what the file has
    bool m_restored = false;
    QStringList m_recent;
    PathChooser m_chooseToOpen;
    PathChooser m_chooseToSave;
    UnsavedQuestion m_ask;
};

} // namespace lab
