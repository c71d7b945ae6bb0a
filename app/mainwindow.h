// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exportdialog/exportsubject.h"
#include "app/history.h"
#include "app/language.h"
#include "app/modelcatalogue.h"
#include "app/session.h"
#include "app/sessiondocument.h"
#include "app/windowactions.h"
#include "widgets/theme.h"

#include <QMainWindow>

class QMenuBar;

namespace lab {

class AttentionBar;
class ExportActions;
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
class WindowExport;
class WindowPrint;
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
    ExportActions& exportActions() const { return *m_exportActions; }
    WindowExport& exporting() const { return *m_export; }
    WindowPrint& printing() const { return *m_print; }
    SessionDocument& document() const { return *m_document; }
    History& history() const { return *m_history; }
    OfferBar& offerBar() const { return *m_offer; }

    /// Opens what a path leads to: a session, a folder with a model, or a text, which becomes the sentence.
    void openPath(const QString& path);
    /// Offers what was kept before. The recovery must outlive the window's use.
    void setRecovery(Recovery& recovery);

    /// Shows the window: maximized, where its frame would not fit on the screen otherwise.
    void open();

    void setThemeChoice(ThemeChoice choice);
    ThemeChoice themeChoice() const { return m_themeChoice; }
    /// The ramp for numbers from 0 up.
    void setColours(SequentialMap map);
    SequentialMap colours() const { return m_colours; }
    /// The probabilities as lines between words instead of cells.
    void setLines(bool lines);
    bool lines() const { return m_lines; }
    const Theme& theme() const { return m_theme; }
    /// Full screen, large type, thick lines, strong contrast, only the panels that matter.
    void setLecture(bool lecture);

    /// A sentence that the message bar shows until it is closed, while the session has no message.
    void setHint(const Wording& hint);
    /// The models to choose from.
    void setModels(const std::vector<ModelEntry>& models);
    /// Which language the menu says is chosen; a Translation makes it so.
    void setLanguageChoice(Language language);

    QSize sizeHint() const override { return {1280, 720}; }

signals:
    void themeChoiceChanged(lab::ThemeChoice choice);
    void coloursChanged(lab::SequentialMap map);
    void linesChanged(bool lines);
    void languageChosen(lab::Language language);
    void sumDecimalsChanged(int decimals); ///< by the user, to be kept
    /// Another model is to be opened.
    void modelRequested(const QString& folder);
    /// The answer to the request is needed no longer.
    void modelUnwanted();

protected:
    /// In another language all parts of the window are built anew around the same session.
    void changeEvent(QEvent* event) override;
    /// Tab follows the panels wherever they are.
    bool focusNextPrevChild(bool next) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Kept;

    void buildParts();
    void buildLayout();
    void connectParts();
    void connectActions();
    void connectSession();
    void connectRecovery();
    void renewParts();
    Kept kept() const;
    void takeKept(const Kept& kept);
    void takeState();
    void showMessage();
    void showStatus();
    void dismissMessage();
    void applyTheme();
    void connectExport();
    void print(std::optional<ExportView> view);
    WindowLook look() const { return {m_theme.dark, m_colours}; }
    void showFigureMenu(FigureKind kind, const QPoint& position);
    void openModel();
    void openHelp(const QString& page);
    void take(const Incoming& incoming);
    void setSentence(const QString& sentence);
    void showFile();
    void showOffer();

    Session& m_session;
    History* m_history;
    SessionDocument* m_document;
    SystemAppearance* m_appearance;
    WindowExport* m_export;
    WindowPrint* m_print;
    SessionActions* m_sessionActions = nullptr; // the parts, see buildParts()
    WindowActions* m_actions = nullptr;
    ExportActions* m_exportActions = nullptr;
    QMenuBar* m_menus = nullptr;
    SourceLine* m_source = nullptr;
    AttentionBar* m_attention = nullptr;
    MessageBar* m_message = nullptr;
    OfferBar* m_offer = nullptr;
    Workspace* m_workspace = nullptr;
    TransportBar* m_transport = nullptr;
    Recovery* m_recovery = nullptr; ///< once there is one
    std::vector<ModelEntry> m_models;
    Language m_language = Language::English;
    ThemeChoice m_themeChoice = ThemeChoice::System;
    SequentialMap m_colours = SequentialMap::Blue;
    bool m_lines = false;
    Theme m_theme;
    bool m_roomy = false; ///< whether type is larger
    bool m_lecture = false;
    bool m_wasMaximized = false;
    Spotlight* m_spotlight;
    HelpWindow* m_help = nullptr; ///< once it has been opened
    Wording m_hint;
    QString m_hintText;
};

} // namespace lab
