// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sessiondocument.h"

#include "app/sessiondialogs.h"
#include "model/math/errortext.h"

#include <QEventLoop>
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
    m_pool.setMaxThreadCount(1); // one after the other
}

SessionDocument::~SessionDocument()
{
    m_pool.waitForDone();
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
        m_saved = m_session.inputs();
        m_restored = false;
        belongTo(path);
        addRecent(path);
    });
}

void SessionDocument::restore(const StoredSession& stored, const std::function<void()>& whenRestored)
{
    replaceBy(stored, [this, file = stored.savedAs, whenRestored] {
        m_saved = {};
        m_restored = true;
        belongTo(file);
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

void SessionDocument::save()
{
    if (m_file.isEmpty())
        saveAs();
    else
        saveTo(m_file);
}

void SessionDocument::saveAs()
{
    QString file = m_chooseToSave(m_window, m_file.isEmpty() ? tr("session") + sessionSuffix : m_file);
    if (file.isEmpty())
        return;
    if (QFileInfo(file).suffix().isEmpty())
        file += sessionSuffix;
    saveTo(QFileInfo(file).absoluteFilePath());
}

void SessionDocument::saveTo(const QString& file)
{
    ++m_saving;
    m_pool.start([this, save = m_save, inputs = m_session.inputs(), file] {
        QString problem;
        try {
            save({inputs}, file);
        } catch (const std::exception& error) {
            problem = QString::fromStdString(sentenceOf(error));
        }
        QMetaObject::invokeMethod(
            this, [this, file, inputs, problem] { endSaving(file, inputs, problem); }, Qt::QueuedConnection);
    });
    emit fileChanged();
}

/// The user may have changed something meanwhile, which is not in the file.
void SessionDocument::endSaving(const QString& file, const SessionInputs& saved, const QString& problem)
{
    --m_saving;
    if (problem.isEmpty()) {
        m_saved = saved;
        m_restored = false;
        belongTo(file);
        addRecent(file);
        m_session.showMessage(
            messageOf(SessionMessage::Kind::Notice, [file] { return tr("Saved %1").arg(file); }));
    } else {
        emit fileChanged();
        say([problem] { return tr("The session is not saved: %1").arg(problem); });
    }
    if (!isSaving())
        emit this->saved();
}

/// The window is painted meanwhile, but nothing can be done in it.
void SessionDocument::waitForSaving()
{
    QEventLoop loop;
    connect(this, &SessionDocument::saved, &loop, &QEventLoop::quit);
    if (isSaving())
        loop.exec(QEventLoop::ExcludeUserInputEvents);
}

bool SessionDocument::mayLeave()
{
    waitForSaving();
    if (!isModified())
        return true;
    const UnsavedAnswer answer = m_ask(m_window, m_file);
    if (answer != UnsavedAnswer::Save)
        return answer == UnsavedAnswer::LetGo;
    save();
    waitForSaving();
    return !isModified();
}

void SessionDocument::belongTo(const QString& file)
{
    m_file = file;
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
