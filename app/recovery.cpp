// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recovery.h"

#include "model/math/errortext.h"

#include <QDir>
#include <QFile>
#include <QUuid>

namespace lab {

namespace {

using namespace std::chrono_literals;

constexpr auto usualDelay = 1000ms;
const QString lockSuffix = QStringLiteral(".lock");

QString newFileIn(const QString& folder)
{
    return QDir(folder).filePath(QUuid::createUuid().toString(QUuid::WithoutBraces) + sessionSuffix);
}

} // namespace

Recovery::Recovery(const QString& folder, Session& session, SessionDocument& document, QObject* parent)
    : QObject(parent),
      m_folder(folder),
      m_session(session),
      m_document(document),
      m_file(newFileIn(folder)),
      m_ownLock(m_file + lockSuffix)
{
    QDir().mkpath(folder);
    m_ownLock.setStaleLockTime(0); // however long it runs
    m_ownLock.tryLock(0);
    m_pool.setMaxThreadCount(1);
    m_delay.setSingleShot(true);
    m_delay.setInterval(usualDelay);
    connect(&m_delay, &QTimer::timeout, this, &Recovery::keep);
    connect(&session, &Session::changed, this, &Recovery::keepSoon);
    connect(&document, &SessionDocument::fileChanged, this, &Recovery::keepSoon);
    connect(&document, &SessionDocument::leftUnsaved, this, [this](const SessionInputs& work) {
        keepAsLast(work);
        whenKept([this] {
            if (!isAfterCrash())
                find();
        });
    });
    find();
}

Recovery::~Recovery()
{
    if (m_document.file().isEmpty() && m_document.hasUnsavedWork())
        keepAsLast(m_session.inputs());
    m_pool.waitForDone();
    QFile::remove(m_file);
}

QString Recovery::lastFile() const
{
    return QDir(m_folder).filePath(QStringLiteral("last") + sessionSuffix);
}

void Recovery::find()
{
    m_found.clear();
    m_lock.reset();
    const QFileInfoList files = QDir(m_folder).entryInfoList({u'*' + sessionSuffix}, QDir::Files, QDir::Time);
    for (const QFileInfo& file : files) {
        const QString path = file.absoluteFilePath();
        if (path != QFileInfo(m_file).absoluteFilePath() &&
            path != QFileInfo(lastFile()).absoluteFilePath() && claim(path))
            break;
    }
    if (m_found.isEmpty() && QFile::exists(lastFile()))
        m_found = lastFile();
    emit foundChanged();
}

/// Not while the window that it belongs to is alive, or another one offers it.
bool Recovery::claim(const QString& file)
{
    auto lock = std::make_unique<QLockFile>(file + lockSuffix);
    lock->setStaleLockTime(0);
    if (!lock->tryLock(0))
        return false;
    m_found = file;
    m_lock = std::move(lock);
    return true;
}

void Recovery::restore()
{
    if (m_found.isEmpty())
        return;
    const bool replacesLast = m_document.file().isEmpty() && m_document.hasUnsavedWork() && !isAfterCrash();
    try {
        m_document.restore(loadSession(m_found), [this, replacesLast] {
            keep();
            whenKept([this, replacesLast] {
                if (!replacesLast && QFile::exists(m_file))
                    letGo();
            });
        });
    } catch (const std::exception& error) {
        say([problem = QString::fromStdString(sentenceOf(error))] {
            return tr("What was kept cannot be restored: %1").arg(problem);
        });
    }
}

void Recovery::letGo()
{
    QFile::remove(m_found);
    find();
}

void Recovery::keepSoon()
{
    if (!m_delay.isActive())
        m_delay.start();
}

void Recovery::keep()
{
    if (!m_document.hasUnsavedWork()) {
        m_kept.reset();
        m_pool.start([file = m_file] { QFile::remove(file); });
        return;
    }
    const SessionInputs inputs = m_session.inputs();
    if (inputs == m_kept || m_session.isApplying())
        return;
    m_kept = inputs;
    m_pool.start([this, stored = StoredSession{inputs, m_document.file()}] {
        try {
            saveSession(stored, m_file);
        } catch (const std::exception& error) {
            const QString problem = QString::fromStdString(sentenceOf(error));
            QMetaObject::invokeMethod(
                this, [this, problem] { complain(problem); }, Qt::QueuedConnection);
        }
    });
}

void Recovery::keepAsLast(const SessionInputs& work)
{
    m_pool.start([stored = StoredSession{work}, file = lastFile()] {
        try {
            saveSession(stored, file);
        } catch (const std::exception&) { // not worth a file to the user; keep() has said what is wrong
            return;
        }
    });
}

/// Files are written in the order in which they are asked for.
void Recovery::whenKept(const std::function<void()>& action)
{
    m_pool.start([this, action] { QMetaObject::invokeMethod(this, action, Qt::QueuedConnection); });
}

/// Once: the next change would meet the same problem.
void Recovery::complain(const QString& problem)
{
    if (!std::exchange(m_hasComplained, true))
        say([problem] { return tr("Your work is not kept against a crash: %1").arg(problem); });
}

void Recovery::say(const Wording& wording)
{
    m_session.showMessage(messageOf(SessionMessage::Kind::Error, wording, true));
}

} // namespace lab
