// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/windowfixture.h"
#include "widgets/pipelinepanel.h"

#include <QAction>

using namespace lab;
using namespace lab::test;

/// Panels: which are shown, and where.
class WorkspaceTest : public WindowFixture {
    Q_OBJECT

    Workspace& workspace() const { return m_window->workspace(); }
    QAction* panel(int index) const { return workspace().panelActions()[index]; }

private slots:
    void anArrangementShowsItsPanels()
    {
        QVERIFY(workspace().heatMap(FigureKind::Scores).isVisible());
        QVERIFY(!workspace().pipeline().isVisible());
        press(Qt::Key_F3);
        QVERIFY(!workspace().heatMap(FigureKind::Scores).isVisible());
        QVERIFY(workspace().pipeline().isVisible());
        press(Qt::Key_F2);
        QVERIFY(workspace().heatMap(FigureKind::Scores).isVisible());
        QVERIFY(!workspace().pipeline().isVisible());
    }

    void aClosedPanelStaysClosedUntilItIsBroughtBack()
    {
        panel(1)->trigger();
        QVERIFY(!workspace().heatMap(FigureKind::Scores).isVisible());
        press(Qt::Key_F3);
        press(Qt::Key_F2);
        QVERIFY(!workspace().heatMap(FigureKind::Scores).isVisible());
        panel(1)->trigger();
        QVERIFY(workspace().heatMap(FigureKind::Scores).isVisible());
    }

    void panelsAsAtFirstBringsAllBack()
    {
        const QRect before = workspace().heatMap(FigureKind::Scores).rect();
        panel(1)->trigger();
        panel(2)->trigger();
        workspace().resetArrangement();
        QVERIFY(workspace().heatMap(FigureKind::Scores).isVisible());
        QTRY_COMPARE(workspace().heatMap(FigureKind::Scores).rect(), before);
    }

    void aStoredLayoutComesBack()
    {
        panel(2)->trigger();
        const QByteArray stored = workspace().layoutOf(Arrangement::HeatMaps);
        QVERIFY(!stored.isEmpty());
        cleanup();
        init();
        QVERIFY(workspace().heatMap(FigureKind::Probabilities).isVisible());
        workspace().setLayoutOf(Arrangement::HeatMaps, stored);
        QVERIFY(!workspace().heatMap(FigureKind::Probabilities).isVisible());
        QVERIFY(workspace().heatMap(FigureKind::Scores).isVisible());
    }

    void aBrokenLayoutIsLeftAlone()
    {
        workspace().setLayoutOf(Arrangement::HeatMaps, "not a layout");
        QVERIFY(workspace().heatMap(FigureKind::Scores).isVisible());
        QVERIFY(workspace().layoutOf(Arrangement::HeatMaps).isEmpty());
    }

    void panelsCanBeMovedWhileTheyAreArranged()
    {
        const auto movable = [this] {
            const QList<QDockWidget*> docks = workspace().findChildren<QDockWidget*>();
            return std::all_of(docks.begin(), docks.end(),
                [](const QDockWidget* dock) { return dock->features() & QDockWidget::DockWidgetMovable; });
        };
        QVERIFY(!movable());
        workspace().setArranging(true);
        QVERIFY(movable());
    }
};

QTEST_MAIN(WorkspaceTest)
#include "workspacetest.moc"
