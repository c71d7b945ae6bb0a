// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowactions.h"

#include "app/colourtexts.h"
#include "app/exportactions.h"
#include "app/session.h"
#include "app/sessionactions.h"
#include "widgets/tooltip.h"

#include <QAbstractButton>
#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMenuBar>

#include <array>

namespace lab {

namespace {

constexpr std::array speeds = {0.5, 1.0, 2.0, 4.0}; // steps a second

} // namespace

WindowActions::WindowActions(Session& session, QWidget* window)
    : QObject(window), m_session(session), m_window(window)
{
    addTransport();
    addStepSizes();
    addSpeeds();
    addArrangements();
    addLecture();
    addWords();
    addLines();
    addThemes();
    addColours();
    addLanguages();
    addOthers();
    update();
    QCoreApplication::instance()->installEventFilter(this);
}

QAction* WindowActions::add(const QString& text, const QList<QKeySequence>& keys)
{
    auto* action = new QAction(text, this);
    action->setShortcuts(keys);
    m_window->addAction(action);
    return action;
}

void WindowActions::addTransport()
{
    // A line edit keeps the plain keys while it has the caret; those with Alt always step.
    m_transport.toStart = add(tr("To the Start"), {Qt::Key_Home, Qt::ALT | Qt::Key_Home});
    m_transport.back = add(tr("One Step Back"), {Qt::Key_Left, Qt::ALT | Qt::Key_Left});
    m_transport.play = add(tr("Play"), {Qt::Key_Space});
    m_transport.forward = add(tr("One Step Forward"), {Qt::Key_Right, Qt::ALT | Qt::Key_Right});
    m_transport.toEnd = add(tr("To the End"), {Qt::Key_End, Qt::ALT | Qt::Key_End});
    connect(m_transport.toStart, &QAction::triggered, &m_session, &Session::goToStart);
    connect(m_transport.back, &QAction::triggered, &m_session, &Session::stepBack);
    connect(m_transport.play, &QAction::triggered, &m_session,
        [this] { m_session.setPlaying(!m_session.state().playing); });
    connect(m_transport.forward, &QAction::triggered, &m_session, &Session::stepForward);
    connect(m_transport.toEnd, &QAction::triggered, &m_session, &Session::goToEnd);
}

bool WindowActions::eventFilter(QObject* watched, QEvent* event)
{
    // Space belongs to a button that has the keyboard.
    if (event->type() == QEvent::ShortcutOverride && qobject_cast<QAbstractButton*>(watched) &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space)
        event->accept();
    return QObject::eventFilter(watched, event);
}

void WindowActions::addStepSizes()
{
    const QList<QString> names = {tr("Word"), tr("Stage"), tr("Key")};
    const QList<QString> tips = {tr("One step works out a whole word"),
        tr("One step is a stage: query, scores, mask, softmax, weights, context, next word"),
        tr("One step is a single source word inside a stage")};
    const QList<Qt::Key> keys = {Qt::Key_W, Qt::Key_S, Qt::Key_K};
    auto* group = new QActionGroup(this);
    for (const StepSize size : {StepSize::Word, StepSize::Stage, StepSize::Key}) {
        QAction* action = add(names[int(size)], {keys[int(size)]});
        action->setCheckable(true);
        action->setToolTip(
            tr("%1 (%2)").arg(tips[int(size)], action->shortcut().toString(QKeySequence::NativeText)));
        connect(action, &QAction::triggered, &m_session, [this, size] { m_session.setStepSize(size); });
        group->addAction(action);
        m_transport.stepSizes.append(action);
    }
}

void WindowActions::addSpeeds()
{
    auto* group = new QActionGroup(this);
    for (const double speed : speeds) {
        QAction* action = add(tr("%1×").arg(speed));
        action->setCheckable(true);
        action->setChecked(speed == m_session.state().speed);
        action->setToolTip(tr("%1 steps a second").arg(speed));
        connect(action, &QAction::triggered, &m_session, [this, speed] { m_session.setSpeed(speed); });
        group->addAction(action);
        m_transport.speeds.append(action);
    }
}

void WindowActions::addArrangements()
{
    const QList<QString> names = {tr("Heat Maps"), tr("Calculation"), tr("Heads")};
    const QList<QString> tips = {tr("All words so far: scores, probabilities and context vectors"),
        tr("The current word from left to right: query, scores, softmax, weights, context, next word"),
        tr("All layers and heads as small maps; a click enlarges one")};
    auto* group = new QActionGroup(this);
    for (const Arrangement arrangement :
        {Arrangement::HeatMaps, Arrangement::Calculation, Arrangement::Heads}) {
        QAction* action = add(names[int(arrangement)], {QKeySequence(Qt::Key_F2 + int(arrangement))});
        action->setCheckable(true);
        action->setChecked(arrangement == Arrangement::HeatMaps);
        action->setToolTip(tr("%1 (%2)").arg(tips[int(arrangement)], action->shortcut().toString()));
        connect(
            action, &QAction::triggered, this, [this, arrangement] { emit arrangementChosen(arrangement); });
        group->addAction(action);
        m_arrangements.append(action);
    }
    m_arranging = add(tr("Arrange Panels"));
    m_arranging->setCheckable(true);
    connect(m_arranging, &QAction::toggled, this, &WindowActions::arrangingWanted);
    m_reset = add(tr("Panels as at First"));
    connect(m_reset, &QAction::triggered, this, &WindowActions::resetWanted);
}

void WindowActions::addLecture()
{
    m_lecture = add(tr("Lecture Mode"), {Qt::Key_F11});
    m_lecture->setCheckable(true);
    connect(m_lecture, &QAction::toggled, this, &WindowActions::lectureWanted);
    m_spotlight = add(tr("Spotlight at the Pointer"), {Qt::Key_P});
    m_spotlight->setCheckable(true);
    connect(m_spotlight, &QAction::toggled, this, &WindowActions::spotlightWanted);
}

void WindowActions::addWords()
{
    m_words = add(tr("Merge Pieces into Words"), {Qt::Key_M});
    m_words->setCheckable(true);
    m_words->setToolTip(wrappedToolTip(
        tr("The probabilities between words instead of pieces of words: the columns of a word's pieces are "
           "summed, its rows averaged, so every row still sums to 1. A word's row appears once all of its "
           "pieces have been worked out. Scores and contexts stay per piece. Chinese has no mark between "
           "words: there each piece of the vocabulary counts as a word, and only the bytes of one character "
           "and the letters of a Latin word are put together. (M)")));
    connect(m_words, &QAction::triggered, &m_session, &Session::setWords);
}

void WindowActions::addLines()
{
    m_lines = add(tr("Lines instead of Cells"), {Qt::Key_L});
    m_lines->setCheckable(true);
    m_lines->setToolTip(
        wrappedToolTip(tr("The probabilities as lines between the words instead of cells of a matrix: the "
                          "thicker a line, the larger the probability. (L)")));
    connect(m_lines, &QAction::triggered, this, &WindowActions::linesWanted);
}

void WindowActions::addThemes()
{
    auto* group = new QActionGroup(this);
    const QList<QString> names = {tr("Colours of the System"), tr("Light"), tr("Dark")};
    for (const ThemeChoice choice : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark}) {
        QAction* action = add(names[int(choice)]);
        action->setCheckable(true);
        action->setChecked(choice == ThemeChoice::System);
        connect(action, &QAction::triggered, this, [this, choice] { emit themeChosen(choice); });
        group->addAction(action);
        m_themes.append(action);
    }
}

void WindowActions::addColours()
{
    auto* group = new QActionGroup(this);
    for (const SequentialMap map : sequentialMaps) {
        QAction* action = add(coloursTitle(map));
        action->setCheckable(true);
        action->setChecked(map == SequentialMap::Blue);
        action->setToolTip(wrappedToolTip(aboutColours(map)));
        connect(action, &QAction::triggered, this, [this, map] { emit coloursChosen(map); });
        group->addAction(action);
        m_colours.append(action);
    }
}

void WindowActions::addLanguages()
{
    auto* group = new QActionGroup(this);
    // A language is called by its own name, so that everybody finds the way back.
    const QList<QString> names = {
        tr("Language of the System"), QStringLiteral("English"), QStringLiteral("中文")};
    for (const Language language : {Language::System, Language::English, Language::Chinese}) {
        QAction* action = add(names[int(language)]);
        action->setCheckable(true);
        connect(action, &QAction::triggered, this, [this, language] { emit languageChosen(language); });
        group->addAction(action);
        m_languages.append(action);
    }
}

void WindowActions::addOthers()
{
    m_edit = add(tr("Edit Sentence"), {Qt::CTRL | Qt::Key_L});
    connect(m_edit, &QAction::triggered, this, &WindowActions::editRequested);
    m_open = add(tr("Open Model…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_O});
    connect(m_open, &QAction::triggered, this, &WindowActions::openRequested);
    m_quit = add(tr("Quit"), {Qt::CTRL | Qt::Key_Q});
    connect(m_quit, &QAction::triggered, m_window, &QWidget::close);
    m_help = add(tr("Help on This View"), {QKeySequence(Qt::Key_F1)});
    connect(m_help, &QAction::triggered, this, &WindowActions::helpRequested);
    m_keys = add(tr("All Keys"), {QKeySequence(Qt::Key_Question)});
    connect(m_keys, &QAction::triggered, this, &WindowActions::keysRequested);
    m_about = add(tr("About Attention Lab"));
    connect(m_about, &QAction::triggered, this, &WindowActions::aboutRequested);
}

void WindowActions::fillMenuBar(QMenuBar& bar, const SessionActions& session, const ExportActions& exports,
    const QList<QAction*>& panels) const
{
    QMenu* file = bar.addMenu(tr("&File"));
    file->addActions(session.fileActions());
    file->addSeparator();
    file->addAction(m_open);
    file->addSeparator();
    exports.addTo(*file);
    file->addSeparator();
    file->addAction(m_quit);
    QMenu* edit = bar.addMenu(tr("&Edit"));
    edit->addActions(session.editActions());
    edit->addSeparator();
    exports.addCopyMenu(*edit);
    edit->addSeparator();
    edit->addAction(m_edit);
    QMenu* walk = bar.addMenu(tr("&Step"));
    walk->addActions({m_transport.forward, m_transport.back, m_transport.toStart, m_transport.toEnd});
    walk->addSeparator();
    walk->addMenu(tr("Step Size"))->addActions(m_transport.stepSizes);
    walk->addAction(m_transport.play);
    walk->addMenu(tr("Speed"))->addActions(m_transport.speeds);
    QMenu* view = bar.addMenu(tr("&View"));
    view->setToolTipsVisible(true);
    view->addActions(m_arrangements);
    view->addMenu(tr("Panels"))->addActions(panels);
    view->addActions({m_arranging, m_reset});
    view->addSeparator();
    view->addActions({m_words, m_lines});
    view->addSeparator();
    view->addActions({m_lecture, m_spotlight});
    view->addSeparator();
    view->addActions(m_themes);
    view->addSeparator();
    QMenu* colours = view->addMenu(tr("Heat Map Colours"));
    colours->setToolTipsVisible(true);
    colours->addActions(m_colours);
    view->addMenu(tr("Language"))->addActions(m_languages);
    bar.addMenu(tr("&Help"))->addActions({m_help, m_keys, m_about});
}

void WindowActions::update()
{
    const SessionState& state = m_session.state();
    const int end = stepCount(state.moment);
    m_transport.toStart->setEnabled(m_session.canGoBack());
    m_transport.back->setEnabled(m_session.canGoBack());
    m_transport.forward->setEnabled(m_session.canGoOn());
    m_transport.toEnd->setEnabled(m_session.canGoOn());
    m_transport.play->setEnabled(end > 0);
    m_transport.stepSizes[int(state.stepSize)]->setChecked(true);
    m_words->setChecked(state.moment.words);
    m_transport.play->setText(state.playing ? tr("Pause") : tr("Play"));
    for (std::size_t i = 0; i < speeds.size(); ++i) {
        if (speeds[i] == state.speed)
            m_transport.speeds[int(i)]->setChecked(true);
    }
}

} // namespace lab
