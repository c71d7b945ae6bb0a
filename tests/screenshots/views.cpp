// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screenshots/views.h"

#include "app/attentionbar.h"
#include "app/sourceline.h"
#include "app/workspace.h"
#include "tests/support/windowuser.h"
#include "widgets/alignmentview.h"
#include "widgets/choicebutton.h"
#include "widgets/headgrid.h"
#include "widgets/heatmapview.h"
#include "widgets/probabilityview.h"

#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QMenuBar>
#include <QToolButton>

namespace lab::test {

namespace {

const QString additive = QStringLiteral("zh-en-additive");
const QString hard = QStringLiteral("zh-en-hard");
const QString fixedContext = QStringLiteral("zh-en-fixed-context");
const QString transformer = QStringLiteral("zh-en-transformer");

const QString park = QStringLiteral("我昨天在公园看见了一只狗。");
const QString rain = QStringLiteral("因为昨天晚上下了很大的雨，所以今天早上路上有很多水，我没有去上班。");
const QString durian = QStringLiteral("我喜欢吃榴梿。");
const QString essay = rain.repeated(12);

void press(Qt::Key key, int times = 1)
{
    for (int time = 0; time < times; ++time)
        pressKey(key);
}

/// As the pictures of the README.
void toWord(int word)
{
    press(Qt::Key_Home);
    press(Qt::Key_Right, word);
}

void toStage(int word, int stages)
{
    toWord(word);
    press(Qt::Key_S);
    press(Qt::Key_Right, stages);
}

/// A click would wait until the menu has been closed again.
void openMenuOf(const QToolButton& button)
{
    button.menu()->popup(button.mapToGlobal(button.rect().bottomLeft()));
}

void openMenu(RealWindow& window, int number)
{
    const auto& bar = *window.window().findChild<QMenuBar*>();
    clickAt(bar, bar.actionGeometry(bar.actions()[number]).center());
}

/// Opens the last menu within the one that is open.
void openLastSubmenu()
{
    press(Qt::Key_Up);
    press(Qt::Key_Right);
}

/// The head in the middle of the encoder's.
void chooseEncoderHead(RealWindow& window)
{
    const HeadGrid& heads = window.window().workspace().heads();
    QCoreApplication::processEvents(); // gives the maps their places
    for (const HeadGrid::Tile& tile : heads.tiles()) {
        if (tile.choice.site == AttentionSite::EncoderSelf && tile.choice.head == 1)
            return clickAt(heads, tile.box.center().toPoint());
    }
}

HeatMapView& scores(RealWindow& window)
{
    return window.window().workspace().heatMap(FigureKind::Scores);
}

QList<WindowView> viewsOf(const QString& name, const QString& model)
{
    return {
        {name + QStringLiteral("-heatmaps"), model, park, [](RealWindow&) { toWord(8); }},
        {name + QStringLiteral("-calculation"), model, park,
            [](RealWindow&) {
                press(Qt::Key_F3);
                toStage(8, 4);
            }},
        {name + QStringLiteral("-heads"), model, park,
            [](RealWindow&) {
                press(Qt::Key_F4);
                toWord(8);
            }},
    };
}

QList<WindowView> stepViews()
{
    return {
        {QStringLiteral("empty"), additive, QString(), [](RealWindow&) {}},
        {QStringLiteral("start"), additive, park, [](RealWindow&) { press(Qt::Key_Home); }},
        {QStringLiteral("by-stage"), additive, park, [](RealWindow&) { toStage(3, 2); }},
        {QStringLiteral("by-key"), additive, park,
            [](RealWindow&) {
                toWord(3);
                press(Qt::Key_K);
                press(Qt::Key_Right, 6);
            }},
        {QStringLiteral("by-key-calculation"), additive, park,
            [](RealWindow&) {
                press(Qt::Key_F3);
                toStage(3, 3);
                press(Qt::Key_K);
                press(Qt::Key_Right, 5);
            }},
    };
}

QList<WindowView> selfViews()
{
    return {
        {QStringLiteral("self-encoder"), transformer, park,
            [](RealWindow& window) {
                press(Qt::Key_F4);
                toWord(8);
                chooseEncoderHead(window);
            }},
        {QStringLiteral("self-encoder-heatmaps"), transformer, park,
            [](RealWindow& window) {
                press(Qt::Key_F4);
                chooseEncoderHead(window);
                press(Qt::Key_F2);
                press(Qt::Key_Right, 3);
            }},
    };
}

void openSum(RealWindow& /*window*/)
{
    toWord(4);
    press(Qt::Key_Down, 8);
    press(Qt::Key_Return);
}

QList<WindowView> sumViews()
{
    return {
        {QStringLiteral("sum-heatmaps"), additive, park, openSum},
        {QStringLiteral("sum-calculation"), additive, park,
            [](RealWindow& window) {
                press(Qt::Key_F3);
                openSum(window);
            }},
        {QStringLiteral("sum-heads"), transformer, park,
            [](RealWindow& window) {
                press(Qt::Key_F4);
                openSum(window);
            }},
        {QStringLiteral("sum-score"), additive, park,
            [](RealWindow& window) {
                toWord(4);
                HeatMapView& map = scores(window);
                QCoreApplication::processEvents(); // gives the cells their places
                clickAt(map, map.matrixLayout().cell(3, 7).center().toPoint());
            }},
    };
}

QList<WindowView> lectureViews()
{
    return {
        {QStringLiteral("lecture-heatmaps"), additive, park,
            [](RealWindow&) {
                toWord(8);
                press(Qt::Key_F11);
            }},
        {QStringLiteral("lecture-calculation"), additive, park,
            [](RealWindow&) {
                press(Qt::Key_F11);
                press(Qt::Key_F3);
                toStage(8, 4);
            }},
        {QStringLiteral("lecture-sum"), additive, park,
            [](RealWindow& window) {
                press(Qt::Key_F11);
                openSum(window);
            }},
        {QStringLiteral("lecture-spotlight"), additive, park,
            [](RealWindow& window) {
                toWord(8);
                press(Qt::Key_F11);
                press(Qt::Key_P);
                const HeatMapView& map = window.window().workspace().heatMap(FigureKind::Probabilities);
                QCoreApplication::processEvents();
                pointAt(map, map.rect().center());
            }},
    };
}

QList<WindowView> longViews()
{
    return {
        {QStringLiteral("words-merged"), additive, durian,
            [](RealWindow&) {
                press(Qt::Key_End);
                press(Qt::Key_M);
            }},
        {QStringLiteral("words-pieces"), additive, durian, [](RealWindow&) { press(Qt::Key_End); }},
        {QStringLiteral("long-heatmaps"), additive, rain, [](RealWindow&) { press(Qt::Key_End); }},
        {QStringLiteral("long-calculation"), additive, rain,
            [](RealWindow&) {
                press(Qt::Key_F3);
                toStage(6, 4);
            }},
        {QStringLiteral("long-heads"), transformer, rain,
            [](RealWindow&) {
                press(Qt::Key_F4);
                press(Qt::Key_End);
            }},
        {QStringLiteral("pooled-heatmaps"), additive, essay, [](RealWindow&) { press(Qt::Key_End); }},
        {QStringLiteral("pooled-heads"), transformer, essay,
            [](RealWindow&) {
                press(Qt::Key_F4);
                press(Qt::Key_End);
            }},
        {QStringLiteral("zoomed"), additive, rain,
            [](RealWindow& window) {
                press(Qt::Key_End);
                scores(window).setFocus(Qt::TabFocusReason);
                press(Qt::Key_Plus, 3);
            }},
    };
}

/// As lines, with the line that was marked last.
QList<WindowView> lineViews()
{
    return {
        {QStringLiteral("lines"), additive, park,
            [](RealWindow&) {
                press(Qt::Key_L);
                toWord(8);
            }},
        {QStringLiteral("lines-marked"), additive, park,
            [](RealWindow& window) {
                press(Qt::Key_L);
                toWord(10);
                const AlignmentView& lines = window.window().workspace().probabilities().lines();
                QCoreApplication::processEvents();
                pointAt(lines, lines.alignmentLayout().keys.label(3).center().toPoint());
            }},
        {QStringLiteral("lines-hard"), hard, park,
            [](RealWindow&) {
                press(Qt::Key_L);
                toWord(8);
            }},
        {QStringLiteral("lines-heads"), transformer, park,
            [](RealWindow& window) {
                press(Qt::Key_L);
                press(Qt::Key_F4);
                chooseEncoderHead(window);
                press(Qt::Key_Right, 3);
            }},
        {QStringLiteral("lines-long"), additive, rain,
            [](RealWindow&) {
                press(Qt::Key_L);
                press(Qt::Key_End);
            }},
        {QStringLiteral("lines-essay"), additive, essay,
            [](RealWindow&) {
                press(Qt::Key_L);
                press(Qt::Key_End);
            }},
        {QStringLiteral("lines-words"), additive, durian,
            [](RealWindow&) {
                press(Qt::Key_L);
                press(Qt::Key_M);
                press(Qt::Key_End);
            }},
        {QStringLiteral("lines-lecture"), additive, park,
            [](RealWindow&) {
                press(Qt::Key_L);
                toWord(8);
                press(Qt::Key_F11);
            }},
    };
}

template <int number>
void openMenuNumber(RealWindow& window)
{
    toWord(3);
    openMenu(window, number);
}

QList<WindowView> menuViews()
{
    return {
        {QStringLiteral("menu-file"), additive, park, openMenuNumber<0>},
        {QStringLiteral("menu-edit"), additive, park, openMenuNumber<1>},
        {QStringLiteral("menu-step"), additive, park, openMenuNumber<2>},
        {QStringLiteral("menu-view"), additive, park, openMenuNumber<3>},
        {QStringLiteral("menu-language"), additive, park,
            [](RealWindow& window) {
                openMenu(window, 3);
                openLastSubmenu();
            }},
        {QStringLiteral("menu-help"), additive, park, openMenuNumber<4>},
        {QStringLiteral("menu-examples"), additive, park,
            [](RealWindow& window) {
                openMenuOf(window.window().sourceLine().examplesButton());
                press(Qt::Key_Down, 2);
                press(Qt::Key_Right);
            }},
        {QStringLiteral("menu-rule"), additive, park,
            [](RealWindow& window) {
                openMenuOf(window.window().attentionBar().traitButton(ModelTrait::Rule).button());
            }},
        {QStringLiteral("menu-model"), additive, park,
            [](RealWindow& window) { openMenuOf(window.window().attentionBar().modelButton().button()); }},
        {QStringLiteral("menu-heatmap"), additive, park,
            [](RealWindow& window) {
                const HeatMapView& map = scores(window);
                clickAt(map, map.rect().center(), Qt::RightButton);
            }},
    };
}

QList<WindowView> otherViews()
{
    return {
        {QStringLiteral("help"), additive, park, [](RealWindow&) { press(Qt::Key_F1); }},
        {QStringLiteral("keys"), additive, park, [](RealWindow&) { press(Qt::Key_Question); }},
        {QStringLiteral("about"), additive, park,
            [](RealWindow& window) {
                openMenu(window, 4);
                press(Qt::Key_Up);
                press(Qt::Key_Return);
            }},
        {QStringLiteral("export"), additive, park,
            [](RealWindow&) {
                press(Qt::Key_End);
                pressKey(Qt::Key_E, Qt::ControlModifier);
            }},
        {QStringLiteral("arranging"), additive, park,
            [](RealWindow& window) { window.window().actions().arrangingAction()->trigger(); }},
        {QStringLiteral("untrained"), additive, park,
            [](RealWindow& window) {
                AttentionOptions options = window.session().state().options.step.attention;
                options.weighting = Weighting::HardTopK;
                window.session().setAttention(options);
                window.waitUntil([](const SessionState& state) { return !state.decoding; });
            }},
        {QStringLiteral("error"), additive, park,
            [](RealWindow& window) { window.openModel(QStringLiteral("no-such-model")); }},
    };
}

} // namespace

QList<WindowView> windowViews()
{
    return viewsOf(QStringLiteral("none"), fixedContext) + viewsOf(QStringLiteral("soft"), additive) +
           viewsOf(QStringLiteral("hard"), hard) + viewsOf(QStringLiteral("self"), transformer) +
           selfViews() + stepViews() + sumViews() + lectureViews() + longViews() + lineViews() + menuViews() +
           otherViews();
}

} // namespace lab::test
