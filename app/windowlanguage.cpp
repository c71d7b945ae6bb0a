// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/attentionbar.h"
#include "app/exportactions.h"
#include "app/helpwindow.h"
#include "app/mainwindow.h"
#include "app/sessionactions.h"
#include "app/sourceline.h"
#include "app/windowexport.h"
#include "app/windowprint.h"
#include "app/workspace.h"
#include "widgets/probabilityview.h"

#include <QAction>
#include <QEvent>
#include <QLineEdit>
#include <QMenuBar>
#include <QSignalBlocker>

#include <algorithm>

// What MainWindow does when the language changes.
namespace lab {

/// What of the parts outlives them.
struct MainWindow::Kept {
    Workspace::Arranged workspace;
    bool arranging = false;
    bool spotlight = false;
    bool typing = false; ///< the source line has the keyboard
    QString helpPage;    ///< empty while the help is closed
    QRect helpPlace;
};

void MainWindow::setModels(const std::vector<ModelEntry>& models)
{
    m_models = models;
    m_attention->setModels(models);
}

void MainWindow::setLanguageChoice(Language language)
{
    m_actions->languageAction(language)->setChecked(true);
    if (language == m_language)
        return;
    m_language = language;
    emit languageChosen(language);
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        renewParts();
}

/// The texts of the parts come from their constructors, so the parts are made again. The window itself, the
/// session, its history and its file stay.
void MainWindow::renewParts()
{
    const Kept before = kept();
    setUpdatesEnabled(false);
    m_session.renewTexts();
    m_history->renewTexts();
    delete std::exchange(m_help, nullptr);
    delete takeCentralWidget();
    m_export->close();
    m_print->close();
    delete m_sessionActions;
    delete m_actions;
    delete m_exportActions;
    buildParts();
    takeKept(before);
    setUpdatesEnabled(true);
}

MainWindow::Kept MainWindow::kept() const
{
    Kept kept;
    kept.workspace = m_workspace->arranged();
    kept.arranging = m_workspace->isArranging();
    kept.spotlight = m_actions->spotlightAction()->isChecked();
    kept.typing = m_source->lineEdit().hasFocus();
    if (m_help && m_help->isVisible()) {
        kept.helpPage = m_help->currentPage();
        kept.helpPlace = m_help->geometry();
    }
    return kept;
}

void MainWindow::takeKept(const Kept& kept)
{
    m_menus->setVisible(!m_lecture);
    m_attention->setVisible(!m_lecture);
    {
        const QSignalBlocker blocker(m_actions); // the window is like this already
        m_actions->lectureAction()->setChecked(m_lecture);
        m_actions->spotlightAction()->setChecked(kept.spotlight);
    }
    m_actions->arrangementActions()[int(kept.workspace.arrangement)]->setChecked(true);
    m_actions->themeAction(m_themeChoice)->setChecked(true);
    m_actions->coloursAction(m_colours)->setChecked(true);
    m_actions->linesAction()->setChecked(m_lines);
    m_workspace->probabilities().setLines(m_lines);
    m_actions->languageAction(m_language)->setChecked(true);
    m_attention->setModels(m_models);
    if (m_recovery)
        connectRecovery();
    m_hintText = m_hint ? m_hint() : QString();
    showFile();
    centralWidget()->setVisible(true);
    applyTheme();
    takeState();
    layout()->activate();
    m_actions->arrangingAction()->setChecked(kept.arranging);
    m_workspace->arrangeAs(kept.workspace);
    m_workspace->setSelection(m_session.state().selection);
    if (kept.typing)
        m_source->lineEdit().setFocus();
    else
        m_workspace->setFocus();
    if (kept.helpPage.isEmpty())
        return;
    openHelp(kept.helpPage);
    m_help->setGeometry(kept.helpPlace);
}

} // namespace lab
