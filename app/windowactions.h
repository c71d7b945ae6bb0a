// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/arrangement.h"
#include "app/language.h"
#include "widgets/sequentialmap.h"
#include "widgets/transportbar.h"

#include <QList>
#include <QObject>

class QAction;
class QMenuBar;

namespace lab {

class ExportActions;
class Session;
class SessionActions;

/// Whose light or darkness the window follows.
enum class ThemeChoice { System, Light, Dark };

/// Everything that the menus and keys of the window can do. Walking through the decode acts on the session
/// directly; the rest is announced.
class WindowActions : public QObject {
    Q_OBJECT
public:
    WindowActions(Session& session, QWidget* window);

    const TransportActions& transport() const { return m_transport; }
    QAction* themeAction(ThemeChoice choice) const { return m_themes[int(choice)]; }
    QAction* languageAction(Language language) const { return m_languages[int(language)]; }
    QAction* coloursAction(SequentialMap map) const { return m_colours[int(map)]; }

    /// Checkable, one of them is checked; by number of Arrangement.
    QAction* wordsAction() const { return m_words; }
    QAction* linesAction() const { return m_lines; } ///< probabilities as lines instead of cells
    QAction* lectureAction() const { return m_lecture; }
    QAction* spotlightAction() const { return m_spotlight; }
    QAction* arrangingAction() const { return m_arranging; }
    const QList<QAction*>& arrangementActions() const { return m_arrangements; }

    /// `panels` open and close the parts of the workspace.
    void fillMenuBar(QMenuBar& bar, const SessionActions& session, const ExportActions& exports,
        const QList<QAction*>& panels) const;
    /// Enables what makes sense now.
    void update();

signals:
    void arrangementChosen(lab::Arrangement arrangement);
    void arrangingWanted(bool arranging); ///< title bars on the panels
    void resetWanted();                   ///< of the panels
    void linesWanted(bool lines);         ///< probabilities as lines instead of cells
    void lectureWanted(bool lecture);
    void spotlightWanted(bool on);
    void themeChosen(lab::ThemeChoice choice);
    void coloursChosen(lab::SequentialMap map);
    void languageChosen(lab::Language language);
    void editRequested();
    void openRequested();
    void aboutRequested();
    void helpRequested(); ///< about what is in use
    void keysRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QAction* add(const QString& text, const QList<QKeySequence>& keys = {});
    void addTransport();
    void addStepSizes();
    void addSpeeds();
    void addArrangements();
    void addLecture();
    void addWords();
    void addLines();
    void addThemes();
    void addColours();
    void addLanguages();
    void addOthers();

    Session& m_session;
    QWidget* m_window;
    TransportActions m_transport;
    QList<QAction*> m_themes;
    QList<QAction*> m_colours;
    QList<QAction*> m_languages;
    QList<QAction*> m_arrangements;
    QAction* m_arranging = nullptr;
    QAction* m_reset = nullptr;
    QAction* m_lecture = nullptr;
    QAction* m_spotlight = nullptr;
    QAction* m_words = nullptr;
    QAction* m_lines = nullptr;
    QAction* m_edit = nullptr;
    QAction* m_open = nullptr;
    QAction* m_quit = nullptr;
    QAction* m_about = nullptr;
    QAction* m_help = nullptr;
    QAction* m_keys = nullptr;
};

} // namespace lab
