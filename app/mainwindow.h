// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session.h"
#include "app/windowactions.h"
#include "widgets/theme.h"

#include <QMainWindow>

#include <functional>

class QMenuBar;

namespace lab {

class AttentionBar;
class MessageBar;
class SourceLine;
class Spotlight;
class SystemAppearance;
class TransportBar;
class Workspace;

/// Asks for a file or folder name, starting from a suggestion; empty when the user thinks better of it.
using PathChooser = std::function<QString(QWidget* window, const QString& suggestion)>;

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

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildLayout();
    void connectParts();
    void takeState();
    void showMessage();
    void dismissMessage();
    void applyTheme();
    void saveFigureOf(FigureKind kind);
    void copyFigureOf(FigureKind kind);
    QImage figureOf(FigureKind kind) const;
    void showFigureMenu(FigureKind kind, const QPoint& position);
    void openModel();

    Session& m_session;
    WindowActions* m_actions;
    SystemAppearance* m_appearance;
    QMenuBar* m_menus;
    SourceLine* m_source;
    AttentionBar* m_attention;
    MessageBar* m_message;
    Workspace* m_workspace;
    TransportBar* m_transport;
    ThemeChoice m_themeChoice = ThemeChoice::System;
    SequentialMap m_colours = SequentialMap::Blue;
    Theme m_theme;
    bool m_roomy = false; ///< whether type is larger
    bool m_lecture = false;
    bool m_wasMaximized = false;
    Spotlight* m_spotlight;
    QString m_hint;
    PathChooser m_chooseFile;
};

} // namespace lab
