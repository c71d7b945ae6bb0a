// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/windowfixture.h"
#include "widgets/headgrid.h"
#include "widgets/keybars.h"
#include "widgets/pipelinepanel.h"
#include "widgets/sentenceview.h"
#include "widgets/steppanel.h"
#include "widgets/sumview.h"

#include <QAction>
#include <QDockWidget>
#include <QSignalSpy>

using namespace lab;
using namespace lab::test;

/// Panels: which are shown, and where.
class WorkspaceTest : public WindowFixture {
    Q_OBJECT

    Workspace& workspace() const { return m_window->workspace(); }
    QPoint cellCentre(HeatMapView& map, int row, int column) const
    {
        map.replot(); // what was queued
        return map.matrixLayout().cell(row, column).center().toPoint();
    }
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

    void allHeadsStandBesideTheChosenOne()
    {
        press(Qt::Key_F4);
        QVERIFY(workspace().heads().isVisible());
        QVERIFY(workspace().heatMap(FigureKind::Probabilities).isVisible());
        QVERIFY(!workspace().heatMap(FigureKind::Scores).isVisible());
        press(Qt::Key_F2);
        QVERIFY(!workspace().heads().isVisible());
    }

    void aSmallWindowLeavesOutTheContextVectors()
    {
        m_window->resize(960, 540);
        QTRY_VERIFY(!workspace().context().isVisible());
        const QList<QWidget*> shown = {&workspace().heatMap(FigureKind::Scores),
            &workspace().heatMap(FigureKind::Probabilities), &workspace().stepPanel()};
        for (const QWidget* view : shown) {
            QVERIFY(view->isVisible());
            const QRect place(view->mapTo(&workspace(), QPoint()), view->size());
            QVERIFY(workspace().rect().contains(place));
        }
        m_window->resize(1280, 720);
        QTRY_VERIFY(workspace().context().isVisible());
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

    void panelsAsAtFirstDocksThoseThatFloat()
    {
        QDockWidget* scores = workspace().findChild<QDockWidget*>(QStringLiteral("scores"));
        scores->setFloating(true);
        scores->hide();
        QDockWidget* sentence = workspace().findChild<QDockWidget*>(QStringLiteral("sentence"));
        sentence->setFloating(true);
        workspace().resetArrangement();
        for (const QDockWidget* dock : {scores, sentence}) {
            QVERIFY(!dock->isFloating());
            QVERIFY(dock->isVisible());
            QVERIFY(!dock->isWindow());
        }
    }

    void panelsAsAtFirstStayWhenASumOrTheLectureEnds()
    {
        for (const Qt::Key key : {Qt::Key_Return, Qt::Key_F11}) {
            panel(1)->trigger();
            QVERIFY(!workspace().heatMap(FigureKind::Scores).isVisible());
            press(Qt::Key_Right);
            press(Qt::Key_Down); // selects a source word, whose sum opens
            press(key);
            workspace().resetArrangement();
            press(key == Qt::Key_Return ? Qt::Key_Escape : key);
            QVERIFY(!workspace().sum().isVisible());
            QVERIFY(workspace().heatMap(FigureKind::Scores).isVisible());
        }
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

    void pointingAtACellMarksItInAllViews()
    {
        type(longText);
        const QList<QWidget*> views = {&workspace().sentence(), &workspace().heatMap(FigureKind::Scores),
            &workspace().heatMap(FigureKind::Probabilities), &workspace().stepPanel().keyBars(),
            &workspace().context().equation()};
        const auto pictures = [&views] {
            QList<QImage> all;
            for (QWidget* view : views)
                all.append(view->grab().toImage());
            return all;
        };
        HeatMapView& scores = workspace().heatMap(FigureKind::Scores);
        const QPoint cell = cellCentre(scores, 0, 0);
        workspace().heatMap(FigureKind::Probabilities).replot(); // what was queued
        const QList<QImage> before = pictures();
        point(scores, cell);
        QTRY_VERIFY(scores.grab().toImage() != before[1]);
        const QList<QImage> marked = pictures();
        for (int view = 0; view < views.size(); ++view)
            QVERIFY2(marked[view] != before[view], qPrintable(QString::number(view)));
        point(scores, QPoint(3, 3));
        QTRY_COMPARE(pictures(), before);
    }

    void whatIsClickedStaysSelected()
    {
        type(longText);
        HeatMapView& scores = workspace().heatMap(FigureKind::Scores);
        QTest::mouseClick(&scores, Qt::LeftButton, {}, cellCentre(scores, 0, 3));
        QCOMPARE(m_session->state().selection, (Selection{0, 3, -1}));
        press(Qt::Key_Right);
        QCOMPARE(m_session->state().selection, (Selection{0, 3, -1}));
        press(Qt::Key_Escape); // closes the sum
        QCOMPARE(m_session->state().selection, (Selection{0, 3, -1}));
        press(Qt::Key_Escape);
        QVERIFY(m_session->state().selection.isEmpty());
        type(QStringLiteral("欢迎"));
        QVERIFY(m_session->state().selection.isEmpty());
    }

    void upAndDownGoFromKeyToKey()
    {
        type(longText);
        QSignalSpy opened(&workspace(), &Workspace::numberOpened);
        press(Qt::Key_Return); // nothing is selected
        QVERIFY(opened.isEmpty());
        press(Qt::Key_Down);
        QCOMPARE(m_session->state().selection, (Selection{0, 0, -1}));
        press(Qt::Key_Down);
        press(Qt::Key_Down);
        press(Qt::Key_Up);
        QCOMPARE(m_session->state().selection, (Selection{0, 1, -1}));
        press(Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0][0].value<Selection>(), (Selection{0, 1, -1}));
        QCOMPARE(opened[0][1].value<CellNumber>(), CellNumber::Probability);
    }

    void aClickOpensTheSumOfACellAndEscClosesIt()
    {
        type(longText);
        const QSize before = m_window->size();
        HeatMapView& map = workspace().heatMap(FigureKind::Probabilities);
        QTest::mouseClick(&map, Qt::LeftButton, {}, cellCentre(map, 0, 3));
        QVERIFY(workspace().sum().isVisible());
        QVERIFY(!workspace().stepPanel().isVisible());
        QVERIFY(workspace().sum().sum().title.contains(QStringLiteral("公园")));
        QCOMPARE(m_window->size(), before);
        press(Qt::Key_Escape);
        QVERIFY(!workspace().sum().isVisible());
        QVERIFY(workspace().stepPanel().isVisible());
        QVERIFY(workspace().hasFocus());
    }

    void theSumOpensFromTheKeyboardInEachArrangement()
    {
        type(longText);
        for (const Qt::Key arrangement : {Qt::Key_F2, Qt::Key_F3, Qt::Key_F4}) {
            press(arrangement);
            press(Qt::Key_Down);
            press(Qt::Key_Return);
            QVERIFY(workspace().sum().isVisible());
            press(Qt::Key_Escape);
            QVERIFY(!workspace().sum().isVisible());
            press(Qt::Key_Escape); // forgets the selection
        }
    }

    void theSumOfACellGoesWithItsRow()
    {
        type(longText);
        press(Qt::Key_Right);
        press(Qt::Key_Down);
        press(Qt::Key_Return);
        m_session->stepForward();
        QVERIFY(workspace().sum().isVisible());
        m_session->goToStep(1);
        QVERIFY(!workspace().sum().isVisible());
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

    void aKeyMergesPiecesIntoWords()
    {
        type(QStringLiteral("欢迎来北京"));
        press(Qt::Key_End);
        const HeatMapData pieces = map(FigureKind::Probabilities);
        press(Qt::Key_M);
        QVERIFY(moment().words);
        QVERIFY(map(FigureKind::Probabilities).note.contains(QStringLiteral("rows averaged")));
        QVERIFY(map(FigureKind::Scores).note.contains(QStringLiteral("per piece")));
        press(Qt::Key_M);
        QVERIFY(!moment().words);
        QCOMPARE(map(FigureKind::Probabilities).note, pieces.note);
        QCOMPARE(map(FigureKind::Probabilities).columnLabels, pieces.columnLabels);
    }
};

QTEST_MAIN(WorkspaceTest)
#include "workspacetest.moc"
