// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sessionactions.h"

#include "widgets/tooltip.h"

#include <QAction>
#include <QDir>
#include <QMenu>
#include <QWidget>

namespace lab {

namespace {

/// As a menu shows a file: what is at home begins with "~".
QString menuText(const QString& file)
{
    const QString home = QDir::homePath() + u'/';
    return plainLabel(file.startsWith(home) ? QStringLiteral("~/") + file.mid(home.size()) : file);
}

} // namespace

SessionActions::SessionActions(SessionDocument& document, History& history, QWidget* window)
    : QObject(window),
      m_document(document),
      m_window(window),
      m_open(add(tr("Open Session…"), {QKeySequence::Open})),
      m_save(add(tr("Save Session"), {QKeySequence::Save})),
      m_saveAs(add(tr("Save Session As…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_S})),
      m_restore(add(tr("Restore Unsaved Session"), {Qt::CTRL | Qt::SHIFT | Qt::Key_R})),
      m_undo(history.stack().createUndoAction(this, tr("Undo"))),
      m_redo(history.stack().createRedoAction(this, tr("Redo"))),
      m_recent(new QMenu(tr("Recent Sessions"), window)),
      m_unsaved(new QMenu(tr("Unsaved Sessions"), window))
{
    m_undo->setShortcuts({Qt::CTRL | Qt::Key_Z});
    m_redo->setShortcuts({Qt::CTRL | Qt::SHIFT | Qt::Key_Z, Qt::CTRL | Qt::Key_Y});
    window->addActions({m_undo, m_redo});
    m_restore->setVisible(false);
    m_recent->setToolTipsVisible(true);
    for (QMenu* menu : {m_recent, m_unsaved})
        connect(this, &QObject::destroyed, menu, &QObject::deleteLater); // it belongs to the window
    connect(m_open, &QAction::triggered, &document, qOverload<>(&SessionDocument::open));
    connect(m_save, &QAction::triggered, &document, &SessionDocument::save);
    connect(m_saveAs, &QAction::triggered, &document, &SessionDocument::saveAs);
    connect(&document, &SessionDocument::recentChanged, this, &SessionActions::fillRecent);
    fillRecent();
    setUnsaved({});
}

QAction* SessionActions::add(const QString& text, const QList<QKeySequence>& keys)
{
    auto* action = new QAction(text, this);
    action->setShortcuts(keys);
    m_window->addAction(action);
    return action;
}

QList<QAction*> SessionActions::fileActions() const
{
    return {m_open, m_recent->menuAction(), m_restore, m_unsaved->menuAction(), m_save, m_saveAs};
}

void SessionActions::fillRecent()
{
    m_recent->clear();
    for (const QString& file : m_document.recent()) {
        QAction* action = m_recent->addAction(menuText(file));
        connect(
            action, &QAction::triggered, this, [this, file] { m_document.open(file); }, Qt::QueuedConnection);
    }
    m_recent->addSeparator();
    QAction* clear = m_recent->addAction(tr("Clear This List"));
    connect(
        clear, &QAction::triggered, this, [this] { m_document.setRecent({}); }, Qt::QueuedConnection);
    m_recent->setEnabled(!m_document.recent().isEmpty());
}

void SessionActions::setUnsaved(const QList<Unsaved>& sessions)
{
    m_unsaved->clear();
    for (const Unsaved& session : sessions) {
        QString text = session.text;
        QAction* action = m_unsaved->addAction(text.replace(u'&', QStringLiteral("&&")));
        connect(
            action, &QAction::triggered, this, [this, file = session.file] { emit unsavedChosen(file); },
            Qt::QueuedConnection);
    }
    m_unsaved->addSeparator();
    connect(m_unsaved->addAction(tr("Forget All")), &QAction::triggered, this,
        &SessionActions::unsavedUnwanted, Qt::QueuedConnection);
    m_unsaved->menuAction()->setVisible(!sessions.isEmpty());
}

} // namespace lab
