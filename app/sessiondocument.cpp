// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sessiondocument.h"

#include "app/sessiondialogs.h"
#include "model/math/errortext.h"

#include <QFileInfo>
#include <QWidget>

namespace lab {

SessionDocument::SessionDocument(Session& session, History& history, QWidget* window)
    : QObject(window),
      m_session(session),
      m_history(history),
      m_window(window),
      m_chooseToOpen(chooseSessionToOpen),
      m_chooseToSave(chooseSessionToSave),
      m_ask(askAboutUnsaved)
{
}

bool SessionDocument::isModified() const
{
    return !m_file.isEmpty() && !sameWork(m_session.inputs(), m_saved);
}

bool SessionDocument::hasUnsavedWork() const
{
    return m_file.isEmpty() ? m_restored || m_history.stack().count() > 0 : isModified();
}

void SessionDocument::setChoosers(PathChooser open, PathChooser save)
{
    m_chooseToOpen = std::move(open);
    m_chooseToSave = std::move(save);
}

void SessionDocument::open()
{
    const QString file = m_chooseToOpen(m_window, QFileInfo(m_file).path());
    if (!file.isEmpty())
        open(file);
}

void SessionDocument::open(const QString& file)
{
    const QString path = QFileInfo(file).absoluteFilePath();
    StoredSession stored;
    try {
        stored = loadSession(path);
    } catch (const std::exception& error) {
        if (!QFileInfo::exists(path) && m_recent.contains(path)) {
            m_recent.removeAll(path);
            emit recentChanged(m_recent);
        }
        say([problem = QString::fromStdString(sentenceOf(error))] {
            return tr("The session cannot be opened: %1").arg(problem);
        });
        return;
    }
    replaceBy(stored, [this, path] {
        belongTo(path, true);
        addRecent(path);
    });
}

void SessionDocument::restore(const StoredSession& stored, const std::function<void()>& whenRestored)
{
    replaceBy(stored, [this, file = stored.savedAs, whenRestored] {
        belongTo(file, false);
        whenRestored();
    });
}

void SessionDocument::replaceBy(const StoredSession& stored, const std::function<void()>& whenReplaced)
{
    if (!mayLeave())
        return;
    const bool leavesUnsaved = m_file.isEmpty() && hasUnsavedWork();
    m_session.apply(stored.inputs, [this, leavesUnsaved, left = m_session.inputs(), whenReplaced] {
        m_history.clear();
        if (leavesUnsaved)
            emit leftUnsaved(left);
        whenReplaced();
    });
}

bool SessionDocument::save()
{
    return m_file.isEmpty() ? saveAs() : saveTo(m_file);
}

bool SessionDocument::saveAs()
{
    QString file = m_chooseToSave(m_window, m_file.isEmpty() ? tr("session") + sessionSuffix : m_file);
    if (file.isEmpty())
        return false;
    if (QFileInfo(file).suffix().isEmpty())
        file += sessionSuffix;
    return saveTo(QFileInfo(file).absoluteFilePath());
}

bool SessionDocument::saveTo(const QString& file)
{
    try {
        saveSession({m_session.inputs()}, file);
    } catch (const std::exception& error) {
        say([problem = QString::fromStdString(sentenceOf(error))] {
            return tr("The session is not saved: %1").arg(problem);
        });
        return false;
    }
    belongTo(file, true);
    addRecent(file);
    m_session.showMessage(
        messageOf(SessionMessage::Kind::Notice, [file] { return tr("Saved %1").arg(file); }));
    return true;
}

bool SessionDocument::mayLeave()
{
    if (!isModified())
        return true;
    const UnsavedAnswer answer = m_ask(m_window, m_file);
    return answer == UnsavedAnswer::LetGo || (answer == UnsavedAnswer::Save && save());
}

void SessionDocument::belongTo(const QString& file, bool saved)
{
    m_file = file;
    m_saved = saved ? m_session.inputs() : SessionInputs{};
    m_restored = !saved;
    emit fileChanged();
}

void SessionDocument::setRecent(const QStringList& files)
{
    m_recent = files.mid(0, mostRecent);
    emit recentChanged(m_recent);
}

void SessionDocument::addRecent(const QString& file)
{
    QStringList files = m_recent;
    files.removeAll(file);
    files.prepend(file);
    setRecent(files);
}

void SessionDocument::say(const Wording& wording)
{
    m_session.showMessage(messageOf(SessionMessage::Kind::Error, wording, true));
}

} // namespace lab
