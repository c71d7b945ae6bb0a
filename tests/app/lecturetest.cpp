// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/attentionbar.h"
#include "app/spotlight.h"
#include "tests/app/windowfixture.h"
#include "widgets/steppanel.h"

#include <QAction>

using namespace lab;
using namespace lab::test;

/// The mode for a room that reads from afar.
class LectureTest : public WindowFixture {
    Q_OBJECT

    Spotlight& spotlight() const { return *m_window->findChild<Spotlight*>(QStringLiteral("spotlight")); }

private slots:
    void theScreenIsFullOfWhatMatters()
    {
        type(longText);
        press(Qt::Key_F11);
        QVERIFY(m_window->isFullScreen());
        const Workspace& workspace = m_window->workspace();
        QVERIFY(workspace.heatMap(FigureKind::Probabilities).isVisible());
        QVERIFY(workspace.stepPanel().isVisible());
        QVERIFY(!workspace.heatMap(FigureKind::Scores).isVisible());
        QVERIFY(!workspace.context().isVisible());
        QVERIFY(!m_window->attentionBar().isVisible());
        QVERIFY(m_window->theme().large);
        press(Qt::Key_Right);
        checkViewsShow(2);
        press(Qt::Key_F11);
        QVERIFY(!m_window->isFullScreen());
        QVERIFY(workspace.heatMap(FigureKind::Scores).isVisible());
        QVERIFY(m_window->attentionBar().isVisible());
        QVERIFY(!m_window->theme().large);
    }

    void theHintGoesWithTheMode()
    {
        press(Qt::Key_F11);
        QVERIFY(m_session->state().message.text.contains(QStringLiteral("F11")));
        press(Qt::Key_F11);
        QVERIFY(m_session->state().message.text.isEmpty());
    }

    void textIsBlackOnWhiteOrWhiteOnBlack()
    {
        press(Qt::Key_F11);
        for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
            m_window->setThemeChoice(choice);
            const Theme& theme = m_window->theme();
            QCOMPARE(contrastRatio(theme.text, theme.panel), 21.0);
            QVERIFY(contrastRatio(theme.secondary, theme.panel) >= 7); // WCAG level AAA
            QVERIFY(contrastRatio(theme.accent, theme.panel) >= 7);
        }
    }

    void aLayoutOfOnesOwnComesBackAfterwards()
    {
        m_window->workspace().panelActions()[2]->trigger();
        QVERIFY(!m_window->workspace().heatMap(FigureKind::Probabilities).isVisible());
        press(Qt::Key_F11);
        QVERIFY(m_window->workspace().heatMap(FigureKind::Probabilities).isVisible());
        press(Qt::Key_F11);
        QVERIFY(!m_window->workspace().heatMap(FigureKind::Probabilities).isVisible());
        QVERIFY(m_window->workspace().heatMap(FigureKind::Scores).isVisible());
    }

    void theSpotlightFollowsThePointerAndLetsClicksThrough()
    {
        type(longText);
        QVERIFY(!spotlight().isOn());
        press(Qt::Key_P);
        QVERIFY(spotlight().isOn());
        HeatMapView& map = m_window->workspace().heatMap(FigureKind::Scores);
        map.replot();
        const QPoint cell = map.matrixLayout().cell(0, 3).center().toPoint();
        point(map, cell);
        QTRY_COMPARE(spotlight().centre(), map.mapTo(m_window.get(), cell));
        const QPoint spot = map.mapTo(m_window.get(), cell);
        QTest::mouseClick(m_window->windowHandle(), Qt::LeftButton, {}, spot);
        QTRY_COMPARE(m_session->state().selection, (Selection{0, 3, -1}));
        press(Qt::Key_P);
        QVERIFY(!spotlight().isOn());
    }
};

QTEST_MAIN(LectureTest)
#include "lecturetest.moc"
