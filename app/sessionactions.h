// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sessiondocument.h"

#include <QList>
#include <QObject>

class QAction;
class QMenu;

namespace lab {

/// What the File and Edit menus do with the session as a whole.
class SessionActions : public QObject {
    Q_OBJECT
public:
    SessionActions(SessionDocument& document, History& history, QWidget* window);

    QList<QAction*> fileActions() const;
    QList<QAction*> editActions() const { return {m_undo, m_redo}; }
    QAction* saveAction() const { return m_save; }
    QAction* undoAction() const { return m_undo; } ///< its text names what it undoes
    QAction* redoAction() const { return m_redo; }
    QMenu& recentMenu() const { return *m_recent; }
    /// Work that was never saved, as setUnsaved() said; hidden while there is none.
    QMenu& unsavedMenu() const { return *m_unsaved; }
    struct Unsaved {
        QString file;
        QString text; ///< what the menu shows
    };
    void setUnsaved(const QList<Unsaved>& sessions);
    /// Goes back to what a crash has left, or what was not saved last time; hidden while there is neither.
    QAction* restoreAction() const { return m_restore; }

signals:
    void unsavedChosen(const QString& file);
    void unsavedUnwanted(); ///< all of them may go

private:
    QAction* add(const QString& text, const QList<QKeySequence>& keys = {});
    void fillRecent();

    SessionDocument& m_document;
    QWidget* m_window;
    QAction* m_open;
    QAction* m_save;
    QAction* m_saveAs;
    QAction* m_restore;
    QAction* m_undo;
    QAction* m_redo;
    QMenu* m_recent;
    QMenu* m_unsaved;
};

} // namespace lab
