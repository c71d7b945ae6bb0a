// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/incoming.h"
#include "app/mainwindow.h"
#include "app/offerbar.h"
#include "app/recovery.h"
#include "app/sessionactions.h"

#include <QAction>
#include <QCloseEvent>
#include <QDropEvent>
#include <QFileInfo>
#include <QLocale>
#include <QMenu>
#include <QMimeData>

#include <exception>

// What MainWindow does with files that are opened, dropped or restored.
namespace lab {

namespace {

/// "欢迎来北京。 · 30/11/2026 21:54"; a file that cannot be read by its name alone.
QList<SessionActions::Unsaved> unsavedOf(const Recovery& recovery)
{
    constexpr int longest = 40; // characters
    QList<SessionActions::Unsaved> sessions;
    for (const QString& file : recovery.lastSessions()) {
        const QString when = QLocale().toString(QFileInfo(file).lastModified(), QLocale::ShortFormat);
        QString sentence;
        try {
            sentence = loadSession(file).inputs.sentence;
        } catch (const std::exception&) {
            sentence = QFileInfo(file).fileName();
        }
        if (sentence.size() > longest)
            sentence = sentence.left(longest) + u'…';
        sessions.append({file, MainWindow::tr("%1 · %2").arg(sentence, when)});
    }
    return sessions;
}

} // namespace

void MainWindow::setRecovery(Recovery& recovery)
{
    m_recovery = &recovery;
    connect(&recovery, &Recovery::foundChanged, this, &MainWindow::showOffer);
    connect(&recovery, &QObject::destroyed, this, [this] { m_recovery = nullptr; });
    connectRecovery();
}

void MainWindow::connectRecovery()
{
    connect(m_offer, &OfferBar::accepted, m_recovery, qOverload<>(&Recovery::restore));
    connect(m_offer, &OfferBar::rejected, m_recovery, &Recovery::letGo);
    connect(
        m_sessionActions->restoreAction(), &QAction::triggered, m_recovery, qOverload<>(&Recovery::restore));
    connect(m_sessionActions, &SessionActions::unsavedChosen, m_recovery,
        qOverload<const QString&>(&Recovery::restore));
    connect(m_sessionActions, &SessionActions::unsavedUnwanted, m_recovery, &Recovery::forgetLastSessions);
    // Other windows end meanwhile, too.
    connect(&m_sessionActions->unsavedMenu(), &QMenu::aboutToShow, m_recovery,
        [this] { m_sessionActions->setUnsaved(unsavedOf(*m_recovery)); });
    showOffer();
}

void MainWindow::showOffer()
{
    const Recovery& recovery = *m_recovery;
    QAction* restore = m_sessionActions->restoreAction();
    restore->setVisible(!recovery.found().isEmpty());
    restore->setText(
        recovery.isAfterCrash() ? tr("Restore Unsaved Session") : tr("Open Last Unsaved Session"));
    m_sessionActions->setUnsaved(unsavedOf(recovery));
    m_offer->setOffer(recovery.isAfterCrash()
                          ? tr("Attention Lab was not closed properly last time, but your work was kept.")
                          : QString(),
        restore->shortcut().toString(QKeySequence::NativeText));
}

void MainWindow::openPath(const QString& path)
{
    take(incomingFrom(path));
}

void MainWindow::take(const Incoming& incoming)
{
    switch (incoming.kind) {
    case Incoming::Kind::Session:
        m_document->open(incoming.value);
        break;
    case Incoming::Kind::Model:
        m_session.announceModel();
        emit modelRequested(incoming.value);
        break;
    case Incoming::Kind::Sentence:
        setSentence(incoming.value);
        if (incoming.notice && m_session.state().message.kind == SessionMessage::Kind::None)
            m_session.showMessage(messageOf(SessionMessage::Kind::Notice, incoming.notice));
        break;
    case Incoming::Kind::Refused:
        m_session.showMessage({SessionMessage::Kind::Error, incoming.value, true, incoming.wording});
        break;
    case Incoming::Kind::Nothing:
        break;
    }
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    event->setAccepted(m_document->mayLeave());
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls() || event->mimeData()->hasText())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    take(incomingFrom(*event->mimeData()));
}

} // namespace lab
