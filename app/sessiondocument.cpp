// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sessiondocument.h"

#include "app/incoming.h"
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
      m_ask(askAboutUnsaved),
      m_askChanged(askAboutChanged)
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
    Wording notice;
    if (const auto stored = load(path, notice))
        replaceBy(*stored, [this, path, digest = stored->digest, notice] {
            belongTo(path, digest);
            addRecent(path);
            showNotice(notice);
        });
}

std::optional<StoredSession> SessionDocument::load(const QString& path, Wording& notice)
{
    try {
        return loadSession(path, [&notice](const std::string& name, const std::string& encoding) {
            notice = encodingNotice(name, encoding);
        });
    } catch (const std::exception& error) {
        if (!QFileInfo::exists(path) && m_recent.contains(path)) {
            m_recent.removeAll(path);
            emit recentChanged(m_recent);
        }
        say([problem = QString::fromStdString(sentenceOf(error))] {
            return tr("The session cannot be opened: %1").arg(problem);
        });
        return {};
    }
}

/// What the window has instead is among the unsaved sessions then.
void SessionDocument::reload()
{
    Wording notice;
    if (const auto stored = load(m_file, notice))
        take(*stored, true, [this, file = m_file, digest = stored->digest, notice] {
            belongTo(file, digest);
            showNotice(notice);
        });
}

void SessionDocument::showNotice(const Wording& notice)
{
    if (notice)
        m_session.showMessage(messageOf(SessionMessage::Kind::Notice, notice));
}

void SessionDocument::restore(const StoredSession& stored, const std::function<void()>& whenRestored)
{
    replaceBy(stored, [this, stored, whenRestored] {
        belongTo(stored.savedAs, stored.savedAs.isEmpty() ? QString() : stored.digest);
        m_saved = {};
        m_restored = true;
        emit fileChanged();
        whenRestored();
    });
}

void SessionDocument::replaceBy(const StoredSession& stored, const std::function<void()>& whenReplaced)
{
    if (mayLeave())
        take(stored, m_file.isEmpty() && hasUnsavedWork(), whenReplaced);
}

void SessionDocument::take(
    const StoredSession& stored, bool leavesUnsaved, const std::function<void()>& whenTaken)
{
    m_session.apply(stored.inputs, [this, leavesUnsaved, left = m_session.inputs(), whenTaken] {
        m_history.clear();
        if (leavesUnsaved)
            emit leftUnsaved(left);
        whenTaken();
    });
}

void SessionDocument::save()
{
    if (m_file.isEmpty())
        return saveAs();
    // What this window is writing may be there already.
    const QString now = isSaving() ? QString() : digestOfSession(m_file);
    const bool changed = !now.isEmpty() && !m_digest.isEmpty() && now != m_digest;
    return changed ? saveOverChanged() : saveTo(m_file);
}

void SessionDocument::saveOverChanged()
{
    switch (m_askChanged(m_window, m_file)) {
    case ChangedAnswer::Overwrite:
        return saveTo(m_file);
    case ChangedAnswer::SaveAs:
        return saveAs();
    case ChangedAnswer::Reload:
        return reload();
    case ChangedAnswer::Stay:
        break;
    }
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
    m_worker.start([this, save = m_save, written = Written{file, m_session.inputs()}]() mutable {
        try {
            written.digest = save({written.inputs}, written.file);
        } catch (const std::exception& error) {
            written.problem = QString::fromStdString(sentenceOf(error));
        }
        QMetaObject::invokeMethod(
            this, [this, written] { endSaving(written); }, Qt::QueuedConnection);
    });
    emit fileChanged();
}

/// The user may have changed something meanwhile, which is not in the file.
void SessionDocument::endSaving(const Written& written)
{
    --m_saving;
    if (written.problem.isEmpty()) {
        belongTo(written.file, written.digest);
        m_saved = written.inputs;
        emit fileChanged();
        addRecent(written.file);
        m_session.showMessage(messageOf(
            SessionMessage::Kind::Notice, [file = written.file] { return tr("Saved %1").arg(file); }));
    } else {
        emit fileChanged();
        say([problem = written.problem] { return tr("The session is not saved: %1").arg(problem); });
    }
    if (!isSaving())
        emit saved();
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

void SessionDocument::belongTo(const QString& file, const QString& digest)
{
    m_file = file;
    m_digest = digest;
    m_saved = m_session.inputs();
    m_restored = false;
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
