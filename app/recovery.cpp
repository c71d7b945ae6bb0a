// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recovery.h"

#include "model/math/errortext.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QUuid>

#include <algorithm>

namespace lab {

namespace {

using namespace std::chrono_literals;

constexpr auto usualDelay = 1000ms;
const QString lockSuffix = QStringLiteral(".lock");

const QString lastPrefix = QStringLiteral("last");

QString newFileIn(const QString& folder)
{
    return QDir(folder).filePath(QUuid::createUuid().toString(QUuid::WithoutBraces) + sessionSuffix);
}

bool isLast(const QString& path)
{
    return QFileInfo(path).fileName().startsWith(lastPrefix);
}

/// The number in "last-NUMBER-PROCESS.attention.json", which grows with each; 0 where there is none.
int numberOfLast(const QString& path)
{
    return QFileInfo(path).fileName().section(u'-', 1, 1).toInt();
}

/// The latest first.
QStringList lastSessionsIn(const QString& path)
{
    QStringList files;
    const QDir folder(path);
    for (const QString& name : folder.entryList({lastPrefix + u'*' + sessionSuffix}, QDir::Files))
        files.append(folder.absoluteFilePath(name));
    std::stable_sort(files.begin(), files.end(),
        [](const QString& a, const QString& b) { return numberOfLast(a) > numberOfLast(b); });
    return files;
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
    removeOrphanedLocks();
    find();
}

Recovery::~Recovery()
{
    if (m_document.file().isEmpty() && m_document.hasUnsavedWork())
        keepAsLast(m_session.inputs());
    m_worker.waitForDone();
    QFile::remove(m_file);
}

QStringList Recovery::lastSessions() const
{
    return lastSessionsIn(m_folder);
}

void Recovery::forgetLastSessions()
{
    for (const QString& file : lastSessions())
        QFile::remove(file);
    if (!isAfterCrash())
        find();
}

/// Of windows that died before they had anything to keep; a lock whose process lives cannot be taken.
void Recovery::removeOrphanedLocks() const
{
    const QDir folder(m_folder);
    for (const QString& name : folder.entryList({u'*' + sessionSuffix + lockSuffix}, QDir::Files)) {
        const QString path = folder.absoluteFilePath(name);
        if (QFile::exists(path.chopped(lockSuffix.size())))
            continue;
        QLockFile lock(path);
        lock.setStaleLockTime(0);
        lock.tryLock(0); // and so it goes with `lock`
    }
}

void Recovery::find()
{
    m_found.clear();
    m_lock.reset();
    const QFileInfoList files = QDir(m_folder).entryInfoList({u'*' + sessionSuffix}, QDir::Files, QDir::Time);
    for (const QFileInfo& file : files) {
        const QString path = file.absoluteFilePath();
        if (path != QFileInfo(m_file).absoluteFilePath() && !isLast(path) && claim(path))
            break;
    }
    if (m_found.isEmpty())
        m_found = lastSessions().value(0);
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

void Recovery::restore(const QString& file)
{
    if (file.isEmpty())
        return;
    try {
        m_document.restore(loadSession(file), [this, file] {
            keep();
            whenKept([this, file] {
                if (QFile::exists(m_file))
                    QFile::remove(file);
                if (file == m_found || !isAfterCrash())
                    find();
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
        m_worker.start([file = m_file] { QFile::remove(file); });
        return;
    }
    const SessionInputs inputs = m_session.inputs();
    if (inputs == m_kept || m_session.isApplying())
        return;
    m_kept = inputs;
    m_worker.start([this, stored = m_document.stored()] {
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
    m_worker.start([stored = StoredSession{work}, folder = m_folder] {
        const QStringList others = lastSessionsIn(folder);
        const int number = others.isEmpty() ? 1 : numberOfLast(others[0]) + 1;
        const QString name = lastPrefix +
                             QStringLiteral("-%1-%2")
                                 .arg(number, 9, 10, QLatin1Char('0'))
                                 .arg(QCoreApplication::applicationPid()) +
                             sessionSuffix;
        try {
            saveSession(stored, QDir(folder).filePath(name));
            for (const QString& tooMany : others.mid(mostLast - 1))
                QFile::remove(tooMany);
        } catch (const std::exception&) { // not worth a file to the user; keep() has said what is wrong
            return;
        }
    });
}

/// Files are written in the order in which they are asked for.
void Recovery::whenKept(const std::function<void()>& action)
{
    m_worker.start([this, action] { QMetaObject::invokeMethod(this, action, Qt::QueuedConnection); });
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
