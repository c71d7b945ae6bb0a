// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exportdialog/copyform.h"

#include <QList>
#include <QObject>

class QAction;
class QMenu;

namespace lab {

/// What menus and keys can do with the views: make files of them, print them and put them on the clipboard.
/// The work is announced.
class ExportActions : public QObject {
    Q_OBJECT
public:
    explicit ExportActions(QWidget* window);

    QAction* exportAction() const { return m_export; }
    QAction* exportAction(ExportView view) const;
    QAction* copyAction(ExportView view, CopyForm form) const;
    QAction* printAction() const { return m_print; } ///< what the window shows
    QAction* printAction(ExportView view) const;

    void addTo(QMenu& fileMenu) const;
    /// A menu for each view.
    void addCopyMenu(QMenu& menu) const;
    /// What the context menu of a view offers.
    QList<QAction*> actionsOf(ExportView view) const;

    /// Enables what makes sense now; numbers are rounded to so many digits.
    void update(const SessionState& state, int decimals);

signals:
    void exportWanted(std::optional<lab::ExportView> view);
    void copyWanted(lab::ExportView view, lab::CopyForm form);
    void printWanted(std::optional<lab::ExportView> view); ///< nothing: what the window shows

private:
    struct ViewActions {
        ExportView view = ExportView::Scores;
        QAction* save = nullptr;
        QAction* print = nullptr;
        QList<QAction*> copies; ///< by number of CopyForm
    };
    QAction* add(const QString& text, const QList<QKeySequence>& keys = {});
    void addView(ExportView view);
    void addPrintTo(QMenu& fileMenu) const;
    const ViewActions& actions(ExportView view) const;

    QWidget* m_window;
    QAction* m_export;
    QAction* m_print;
    QList<ViewActions> m_views;
};

} // namespace lab
