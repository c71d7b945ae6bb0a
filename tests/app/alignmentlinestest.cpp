// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/appearancesettings.h"
#include "app/exportactions.h"
#include "tests/app/windowfixture.h"
#include "widgets/alignmentview.h"
#include "widgets/keybars.h"
#include "widgets/probabilityview.h"
#include "widgets/steppanel.h"

#include <QAction>
#include <QEvent>
#include <QMenu>
#include <QMimeData>
#include <QSettings>
#include <QToolButton>

using namespace lab;
using namespace lab::test;

/// Lines instead of cells in the window.
class AlignmentLinesTest : public WindowFixture {
    Q_OBJECT

    ProbabilityView& panel() const { return m_window->workspace().probabilities(); }
    AlignmentView& lines() const { return panel().lines(); }
    HeatMapView& cells() const { return panel().cells(); }

    void showLines()
    {
        type(longText);
        press(Qt::Key_End);
        press(Qt::Key_L);
        QVERIFY(lines().isVisible());
        QCoreApplication::processEvents(); // gives everything its place
    }

    QPoint spotOf(int row, int key) const
    {
        return lines().alignmentLayout().line(row, key).pointAt(0.04).toPoint();
    }

private slots:
    void keyMenuAndButtonChangeBetweenLinesAndCells()
    {
        type(longText);
        QVERIFY(cells().isVisible() && !lines().isVisible());
        press(Qt::Key_L);
        QVERIFY(!cells().isVisible() && lines().isVisible());
        QVERIFY(panel().switchButton().isChecked());
        QVERIFY(m_window->actions().linesAction()->isChecked());
        clickAt(panel().switchButton(), panel().switchButton().rect().center());
        QVERIFY(cells().isVisible() && !lines().isVisible());
        QVERIFY(!m_window->actions().linesAction()->isChecked());
        m_window->actions().linesAction()->trigger();
        QVERIFY(lines().isVisible());
    }

    void linesFollowTheDecode()
    {
        showLines();
        press(Qt::Key_Home);
        QCOMPARE(lines().data().reached.rows, 0);
        press(Qt::Key_Right);
        press(Qt::Key_Right);
        QCOMPARE(lines().data().reached.rows, 2);
        QCOMPARE(lines().data().reached.current, 1);
        press(Qt::Key_L);
        QCOMPARE(cells().data().reached.rows, 2); // what was hidden is up to date as well
        press(Qt::Key_Right);
        press(Qt::Key_L);
        QCOMPARE(lines().data().reached.rows, 3);
    }

    void aLineThatIsPointedAtIsMarkedInAllViews()
    {
        showLines();
        const HeatMapView& scores = m_window->workspace().heatMap(FigureKind::Scores);
        point(lines(), spotOf(7, 1));
        QTRY_COMPARE(scores.markedCell(), QPoint(1, 7));
        point(lines(), lines().alignmentLayout().keys.label(3).center().toPoint());
        QTRY_COMPARE(scores.markedCell(), QPoint(3, -1));
        point(lines(), {2, 2});
        QTRY_COMPARE(scores.markedCell(), QPoint(-1, -1));
    }

    void aCellThatIsPointedAtIsMarkedAsALine()
    {
        showLines();
        const HeatMapView& scores = m_window->workspace().heatMap(FigureKind::Scores);
        point(scores, scores.matrixLayout().cell(4, 2).center().toPoint());
        QTRY_COMPARE(lines().markedCell(), QPoint(2, 4));
        m_session->select({3, 7, -1});
        QCOMPARE(lines().markedCell(), QPoint(7, 3));
        press(Qt::Key_L);
        QCOMPARE(cells().markedCell(), QPoint(7, 3));
    }

    void aClickOnALineOpensItsSum()
    {
        showLines();
        clickAt(lines(), spotOf(7, 1));
        QCOMPARE(m_session->state().selection, (Selection{7, 1, -1}));
        QVERIFY(m_window->workspace().isSumShown());
    }

    void aClickOnAQueryGoesThere()
    {
        showLines();
        clickAt(lines(), lines().alignmentLayout().queries.label(2).center().toPoint());
        QCOMPARE(moment().step, 3);
    }

    void theKeyboardSelectsAndOpens()
    {
        showLines();
        lines().setFocus(Qt::TabFocusReason);
        press(Qt::Key_Down);
        press(Qt::Key_Left);
        QCOMPARE(m_session->state().selection, (Selection{8, 1, -1}));
        QCOMPARE(moment().step, 10); // the arrow keys do not step here
        QCOMPARE(m_window->workspace().heatMap(FigureKind::Scores).markedCell(), QPoint(1, 8));
        press(Qt::Key_Return);
        QVERIFY(m_window->workspace().isSumShown());
        press(Qt::Key_Escape);
        QVERIFY(!m_window->workspace().isSumShown());
    }

    void theKeyboardStaysWhereItWasWhenTheViewChanges()
    {
        type(longText);
        cells().setFocus(Qt::TabFocusReason);
        press(Qt::Key_L);
        QVERIFY(lines().hasFocus());
        press(Qt::Key_L);
        QVERIFY(cells().hasFocus());
    }

    void theChoiceIsRemembered()
    {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
        rememberAppearance(*m_window);
        press(Qt::Key_L);
        MainWindow next(*m_session);
        rememberAppearance(next);
        QVERIFY(next.lines());
        QVERIFY(next.workspace().probabilities().showsLines());
        QVERIFY(next.actions().linesAction()->isChecked());
        QSettings().clear();
    }

    void anotherLanguageKeepsIt()
    {
        showLines();
        QEvent change(QEvent::LanguageChange);
        QCoreApplication::sendEvent(m_window.get(), &change);
        QVERIFY(panel().showsLines());
        QVERIFY(m_window->actions().linesAction()->isChecked());
        QCOMPARE(lines().data().reached.rows, 10);
    }

    void whatIsExportedIsWhatIsShown()
    {
        showLines();
        emit m_window->workspace().figureMenuRequested(FigureKind::Probabilities, {});
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QCOMPARE(menu->actions().first(), m_window->exportActions().exportAction(ExportView::Lines));
        QAction* copy = m_window->exportActions().copyAction(ExportView::Lines, CopyForm::Svg);
        QVERIFY(menu->actions().contains(copy));
        copy->trigger();
        menu->close();
        const QByteArray svg =
            QGuiApplication::clipboard()->mimeData()->data(QStringLiteral("image/svg+xml"));
        QVERIFY(QString::fromUtf8(svg).contains(QStringLiteral("thickness = probability")));
    }

    void inTheLectureRoomLinesAreThicker()
    {
        showLines();
        const double usual = lines().alignmentLayout().thickest;
        press(Qt::Key_F11);
        QTRY_VERIFY(lines().alignmentLayout().thickest > usual);
        QVERIFY(lines().isVisible());
        QVERIFY(lines().alignmentLayout().keys.wordPixels >= 20);
    }

    void severalHeadsShowTheChosenOneAsLines()
    {
        showLines();
        press(Qt::Key_F4);
        QTRY_VERIFY(lines().isVisible());
        QCOMPARE(m_window->workspace().panelInUse(), QStringLiteral("heads"));
    }
};

QTEST_MAIN(AlignmentLinesTest)
#include "alignmentlinestest.moc"
