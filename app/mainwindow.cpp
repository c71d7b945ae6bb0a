// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mainwindow.h"

#include "app/aboutbox.h"
#include "app/attentionbar.h"
#include "app/exportactions.h"
#include "app/helpwindow.h"
#include "app/incoming.h"
#include "app/messagebar.h"
#include "app/offerbar.h"
#include "app/printing/shownviews.h"
#include "app/prompt.h"
#include "app/sessionactions.h"
#include "app/shortcutpage.h"
#include "app/sourceline.h"
#include "app/spotlight.h"
#include "app/systemappearance.h"
#include "app/tabstops.h"
#include "app/windowexport.h"
#include "app/windowprint.h"
#include "app/workspace.h"
#include "widgets/fonts.h"
#include "widgets/probabilityview.h"
#include "widgets/stagetexts.h"
#include "widgets/stylesheet.h"
#include "widgets/sumview.h"
#include "widgets/transportbar.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QIcon>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QScreen>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>

namespace lab {

namespace {

constexpr QSize usualSize(1280, 720);
constexpr QSize usualFrame(16, 48); // borders and title bar of most desktops
constexpr int roomyHeight = 900;    ///< from this height on, type is larger

QString lectureHint()
{
    return MainWindow::tr("F11 ends the lecture mode. P puts a spotlight at the pointer.");
}

QString modelStatus(const SessionModel& model)
{
    return model.decode ? MainWindow::tr("%1 · %2").arg(model.name, model.ruleTitle)
                        : MainWindow::tr("no model");
}

/// "Step 3 of 7"; "Step 3 of 7 · Softmax" inside a row, "Step 3 of 7 · 北京 · Softmax" within the source.
QString statusOf(const SessionState& state)
{
    const Moment& moment = state.moment;
    const QString step =
        MainWindow::tr("Step %1 of %2").arg(moment.step).arg(std::max(state.arrived, stepCount(moment)));
    QStringList parts = {step};
    if (isWithinSource(moment.head.site) && attentionRowCount(*moment.decoding, moment.head) > 0)
        parts.append(queryWords(*moment.decoding, moment.head.site)[currentRow(moment)]);
    if (!isRowDone(moment))
        parts.append(stageTitle(moment.stage));
    return parts.join(QStringLiteral(" · "));
}

} // namespace

MainWindow::MainWindow(Session& session, QWidget* parent)
    : QMainWindow(parent),
      m_session(session),
      m_history(new History(session, this)),
      m_document(new SessionDocument(session, *m_history, this)),
      m_appearance(new SystemAppearance(this)),
      m_export(new WindowExport(session, this)),
      m_print(new WindowPrint(session, this)),
      m_spotlight(new Spotlight(this))
{
    setWindowIcon(QIcon(QStringLiteral(":/icons/attention-lab.svg")));
    setFont(textFont(14));
    setAcceptDrops(true);
    buildParts();
    connectSession();
    applyTheme();
    takeState();
    m_workspace->setFocus();
    resize(
        usualSize.boundedTo(screen()->availableSize())); // Qt alone would take two thirds of a small screen
}

void MainWindow::open()
{
    const QSize needed = size() + usualFrame;
    if (needed.boundedTo(screen()->availableSize()) == needed)
        show();
    else
        showMaximized();
}

void MainWindow::buildParts()
{
    m_sessionActions = new SessionActions(*m_document, *m_history, this);
    m_actions = new WindowActions(m_session, this);
    m_exportActions = new ExportActions(this);
    m_menus = new QMenuBar;
    m_source = new SourceLine(m_menus, builtInExamples(shownLanguage()));
    m_attention = new AttentionBar;
    m_message = new MessageBar;
    m_offer = new OfferBar;
    m_workspace = new Workspace;
    m_transport = new TransportBar(m_actions->transport());
    m_actions->fillMenuBar(*m_menus, *m_sessionActions, *m_exportActions, m_workspace->panelActions());
    m_source->addViews(m_actions->arrangementActions());
    buildLayout();
    connectParts();
    connectActions();
    connectExport();
}

void MainWindow::buildLayout()
{
    auto* centre = new QWidget;
    auto* rows = new QVBoxLayout(centre);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_source);
    rows->addWidget(m_attention);
    rows->addWidget(m_offer);
    rows->addWidget(m_message);
    rows->addWidget(m_workspace, 1);
    rows->addWidget(m_transport);
    m_transport->setObjectName(QStringLiteral("transport"));
    m_transport->setAttribute(Qt::WA_StyledBackground);
    setCentralWidget(centre);
}

void MainWindow::connectParts()
{
    connect(m_source, &SourceLine::left, m_history, &History::endTyping);
    connect(m_source, &SourceLine::sentenceEdited, &m_session, &Session::setSentence);
    connect(m_source, &SourceLine::committed, &m_session, &Session::decodeNow);
    connect(m_source, &SourceLine::left, m_workspace, [this] { m_workspace->setFocus(); });
    connect(m_source, &SourceLine::exampleChosen, this, &MainWindow::setSentence);
    connect(m_attention, &AttentionBar::optionsWanted, &m_session, &Session::setAttention);
    connect(m_attention, &AttentionBar::headWanted, &m_session, &Session::setHead);
    connect(m_attention, &AttentionBar::modelWanted, this,
        [this](const QString& folder, const AttentionOptions& options, const Wording& changes) {
            m_session.announceAttention(options, changes);
            emit modelRequested(folder);
        });
    connect(m_workspace, &Workspace::queryRequested, &m_session, &Session::setQuery);
    connect(m_message, &MessageBar::dismissed, this, &MainWindow::dismissMessage);
    connect(m_workspace, &Workspace::selectionMade, &m_session, &Session::select);
    connect(m_workspace, &Workspace::headRequested, &m_session, &Session::setHead);
    connect(m_workspace, &Workspace::stageRequested, &m_session, &Session::goToStage);
    connect(m_workspace, &Workspace::stepRequested, &m_session, &Session::goToStep);
    connect(&m_workspace->sum(), &SumView::decimalsChanged, this, &MainWindow::sumDecimalsChanged);
    connect(m_transport, &TransportBar::stepRequested, &m_session, &Session::goToStep);
}

void MainWindow::connectActions()
{
    connect(m_actions, &WindowActions::arrangementChosen, m_workspace, &Workspace::setArrangement);
    connect(m_actions, &WindowActions::arrangingWanted, m_workspace, &Workspace::setArranging);
    connect(m_actions, &WindowActions::resetWanted, m_workspace, &Workspace::resetArrangement);
    connect(m_actions, &WindowActions::linesWanted, this, &MainWindow::setLines);
    connect(m_workspace, &Workspace::linesWanted, this, &MainWindow::setLines);
    connect(m_actions, &WindowActions::lectureWanted, this, &MainWindow::setLecture);
    connect(m_actions, &WindowActions::spotlightWanted, m_spotlight, &Spotlight::setOn);
    connect(m_actions, &WindowActions::themeChosen, this, &MainWindow::setThemeChoice);
    connect(m_actions, &WindowActions::coloursChosen, this, &MainWindow::setColours);
    connect(m_actions, &WindowActions::languageChosen, this, &MainWindow::setLanguageChoice);
    connect(m_actions, &WindowActions::editRequested, m_source, &SourceLine::edit);
    connect(m_actions, &WindowActions::openRequested, this, &MainWindow::openModel);
    connect(m_actions, &WindowActions::helpRequested, this, [this] {
        openHelp(m_session.state().moment.step == 0 ? QStringLiteral("start") : m_workspace->panelInUse());
    });
    connect(m_actions, &WindowActions::keysRequested, this, [this] { openHelp(QStringLiteral("keys")); });
    connect(m_actions, &WindowActions::aboutRequested, this, [this] { showAboutBox(this); });
}

void MainWindow::connectExport()
{
    connect(m_workspace, &Workspace::figureMenuRequested, this, &MainWindow::showFigureMenu);
    connect(m_exportActions, &ExportActions::exportWanted, this,
        [this](std::optional<ExportView> view) { m_export->open(view, look()); });
    connect(m_exportActions, &ExportActions::copyWanted, this, [this](ExportView view, CopyForm form) {
        m_export->copy(view, form, look(), m_workspace->sum().decimals());
    });
    connect(m_exportActions, &ExportActions::printWanted, this, &MainWindow::print);
    connect(&m_workspace->sum(), &SumView::decimalsChanged, this,
        [this](int decimals) { m_exportActions->update(m_session.state(), decimals); });
}

void MainWindow::print(std::optional<ExportView> view)
{
    m_print->open(view ? QList{*view} : shownViews(*m_workspace, *m_session.state().moment.decoding), look());
}

void MainWindow::connectSession()
{
    connect(&m_session, &Session::changed, this, &MainWindow::takeState);
    connect(&m_session, &Session::progressed, this, [this] {
        m_actions->update(); // one can go on again
        showStatus();
    });
    connect(m_appearance, &SystemAppearance::changed, this, &MainWindow::applyTheme);
    connect(m_document, &SessionDocument::fileChanged, this, &MainWindow::showFile);
    connect(&m_session, &Session::modelUnwanted, this, &MainWindow::modelUnwanted);
    // Queued: an answer must not come while the session is still asking. By then it may not ask any more.
    const auto request = [this](const QString& source) {
        if (m_session.isApplying())
            emit modelRequested(source);
    };
    connect(&m_session, &Session::modelWanted, this, request, Qt::QueuedConnection);
    showFile();
}

/// A sentence that comes as a whole; what is typed next is a change of its own.
void MainWindow::setSentence(const QString& sentence)
{
    m_history->endTyping();
    m_session.setSentence(sentence);
    m_session.decodeNow();
    m_history->endTyping();
    m_workspace->setFocus();
}

void MainWindow::showFile()
{
    const QString file = m_document->file();
    const QString title =
        file.isEmpty() ? tr("Attention Lab") : tr("%1[*] – Attention Lab").arg(QFileInfo(file).fileName());
    setWindowTitle(m_document->isSaving() ? tr("%1 (saving…)").arg(title) : title);
    setWindowModified(m_document->isModified());
}

void MainWindow::takeState()
{
    const SessionState& state = m_session.state();
    m_source->setSentence(state.sentence);
    m_attention->setState(state);
    showMessage();
    Moment moment = state.moment;
    moment.prompt = promptOf(state);
    m_workspace->setMoment(moment);
    m_workspace->setSelection(state.selection);
    m_transport->setMoment(state.moment);
    m_transport->setPlaying(state.playing);
    m_actions->update();
    m_exportActions->update(state, m_workspace->sum().decimals());
    setWindowModified(m_document->isModified());
    showStatus();
}

void MainWindow::showStatus()
{
    const SessionState& state = m_session.state();
    const QString step = statusOf(state);
    m_transport->setStatus(modelStatus(state.model), state.decoding ? tr("%1 · decoding…").arg(step) : step);
}

void MainWindow::setHint(const Wording& hint)
{
    m_hint = hint;
    m_hintText = hint ? hint() : QString();
    showMessage();
}

void MainWindow::showMessage()
{
    const SessionMessage& message = m_session.state().message;
    const bool hints = message.kind == SessionMessage::Kind::None && !m_hintText.isEmpty();
    m_message->setMessage(hints ? SessionMessage{SessionMessage::Kind::Notice, m_hintText} : message);
}

void MainWindow::dismissMessage()
{
    if (m_session.state().message.kind == SessionMessage::Kind::None)
        setHint({});
    else
        m_session.dismissMessage();
}

void MainWindow::setThemeChoice(ThemeChoice choice)
{
    m_themeChoice = choice;
    m_actions->themeAction(choice)->setChecked(true);
    applyTheme();
    emit themeChoiceChanged(choice);
}

void MainWindow::setColours(SequentialMap map)
{
    m_colours = map;
    m_actions->coloursAction(map)->setChecked(true);
    applyTheme();
    emit coloursChanged(map);
}

void MainWindow::setLines(bool lines)
{
    m_lines = lines;
    m_actions->linesAction()->setChecked(lines);
    m_workspace->probabilities().setLines(lines);
    emit linesChanged(lines);
}

void MainWindow::applyTheme()
{
    const bool dark =
        m_themeChoice == ThemeChoice::System ? m_appearance->isDark() : m_themeChoice == ThemeChoice::Dark;
    m_theme = themeOf(dark, m_colours);
    if (m_lecture)
        m_theme = forLecture(m_theme);
    setPalette(paletteOf(m_theme));
    setStyleSheet(styleSheetOf(m_theme, m_roomy || m_lecture));
    QToolTip::setFont(textFont(
        m_roomy || m_lecture ? 18 : 14)); // style sheets of a window do not reach its tooltips' family
    m_workspace->setTheme(m_theme);
    m_transport->setTheme(m_theme);
}

void MainWindow::setLecture(bool lecture)
{
    if (lecture == m_lecture)
        return;
    m_lecture = lecture;
    m_actions->lectureAction()->setChecked(lecture);
    m_menus->setVisible(!lecture);
    m_attention->setVisible(!lecture);
    m_workspace->setLecture(lecture);
    applyTheme();
    takeState();
    if (lecture) {
        m_wasMaximized = isMaximized();
        showFullScreen();
        m_session.showMessage(messageOf(SessionMessage::Kind::Notice, lectureHint));
    } else {
        if (m_session.state().message.text == lectureHint())
            m_session.dismissMessage();
        m_wasMaximized ? showMaximized() : showNormal();
    }
}

bool MainWindow::focusNextPrevChild(bool next)
{
    QList<QWidget*> stops;
    for (QWidget* part : centralWidget()->findChildren<QWidget*>(Qt::FindDirectChildrenOnly))
        stops += part == m_workspace ? m_workspace->tabStops() : tabStopsIn(*part);
    return goToNextStop(stops, next) || QMainWindow::focusNextPrevChild(next);
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    const bool roomy = height() >= roomyHeight;
    if (roomy == m_roomy)
        return;
    m_roomy = roomy;
    applyTheme();
}

void MainWindow::showFigureMenu(FigureKind kind, const QPoint& position)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    const bool asLines = m_lines && kind == FigureKind::Probabilities;
    menu->addActions(m_exportActions->actionsOf(asLines ? ExportView::Lines : exportViewOf(kind)));
    menu->popup(position);
}

void MainWindow::openHelp(const QString& page)
{
    if (!m_help)
        m_help = new HelpWindow(helpPages(shownLanguage()) + QList{shortcutPage(*m_menus)}, this);
    m_help->open(page);
}

void MainWindow::openModel()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Open Model"));
    if (!folder.isEmpty())
        take({Incoming::Kind::Model, folder});
}

} // namespace lab
