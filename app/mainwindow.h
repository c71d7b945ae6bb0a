// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/history.h"
#include "app/session.h"
#include "app/sessiondocument.h"
#include "app/windowactions.h"
#include "widgets/theme.h"

#include <QMainWindow>

class QMenuBar;

namespace lab {

class AttentionBar;
class HelpWindow;
class MessageBar;
class OfferBar;
class Recovery;
class SessionActions;
class SourceLine;
class Spotlight;
class SystemAppearance;
struct Incoming;
class TransportBar;
class Workspace;

/// The window: source line, attention bar, workspace, transport bar, menus and status line around one
/// session. It reads the session's state and passes on what the user does.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(Session& session, QWidget* parent = nullptr);

    SourceLine& sourceLine() const { return *m_source; }
    AttentionBar& attentionBar() const { return *m_attention; }
    MessageBar& messageBar() const { return *m_message; }
    Workspace& workspace() const { return *m_workspace; }
    TransportBar& transportBar() const { return *m_transport; }
    WindowActions& actions() const { return *m_actions; }
    SessionActions& sessionActions() const { return *m_sessionActions; }
    SessionDocument& document() const { return *m_document; }
    History& history() const { return *m_history; }
    OfferBar& offerBar() const { return *m_offer; }

    /// Opens what a path leads to: a session, a folder with a model, or a text, which becomes the sentence.
    void openPath(const QString& path);
    /// Offers what was kept before. The recovery must outlive the window's use.
    void setRecovery(Recovery& recovery);

    void setThemeChoice(ThemeChoice choice);
    ThemeChoice themeChoice() const { return m_themeChoice; }
    /// The ramp for numbers from 0 up.
    void setColours(SequentialMap map);
    SequentialMap colours() const { return m_colours; }
    const Theme& theme() const { return m_theme; }
    /// Full screen, large type, thick lines, strong contrast, only the panels that matter.
    void setLecture(bool lecture);

    /// A sentence that the message bar shows until it is closed, while the session has no message.
    void setHint(const QString& hint);

    /// How files to save to are chosen; a dialog at first.
    void setFileChooser(PathChooser chooser) { m_chooseFile = std::move(chooser); }

    QSize sizeHint() const override { return {1280, 720}; }

signals:
    void themeChoiceChanged(lab::ThemeChoice choice);
    void coloursChanged(lab::SequentialMap map);
    /// Another model is to be opened.
    void modelRequested(const QString& folder);
    /// The answer to the request is needed no longer.
    void modelUnwanted();

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildLayout();
    void connectParts();
    void connectSession();
    void takeState();
    void showMessage();
    void dismissMessage();
    void applyTheme();
    void saveFigureOf(FigureKind kind);
    void copyFigureOf(FigureKind kind);
    void showFigureMenu(FigureKind kind, const QPoint& position);
    void openModel();
    void openHelp(const QString& page);
    void take(const Incoming& incoming);
    void setSentence(const QString& sentence);
    void showFile();
    void showOffer(const Recovery& recovery);

    Session& m_session;
    History* m_history;
    SessionDocument* m_document;
    SessionActions* m_sessionActions;
    WindowActions* m_actions;
    SystemAppearance* m_appearance;
    QMenuBar* m_menus;
    SourceLine* m_source;
    AttentionBar* m_attention;
    MessageBar* m_message;
    OfferBar* m_offer;
    Workspace* m_workspace;
    TransportBar* m_transport;
    ThemeChoice m_themeChoice = ThemeChoice::System;
    SequentialMap m_colours = SequentialMap::Blue;
    Theme m_theme;
    bool m_roomy = false; ///< whether type is larger
    bool m_lecture = false;
    bool m_wasMaximized = false;
    Spotlight* m_spotlight;
    HelpWindow* m_help = nullptr; ///< once it has been opened
    QString m_hint;
    PathChooser m_chooseFile;
};

} // namespace lab
