// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/windowfixture.h"
#include "widgets/keybars.h"
#include "widgets/numbers.h"
#include "widgets/pipelinepanel.h"
#include "widgets/pipelineview.h"
#include "widgets/sentenceview.h"
#include "widgets/steppanel.h"
#include "widgets/tooltip.h"
#include "widgets/wordstops.h"

#include <QAction>
#include <QMenu>
#include <QSignalSpy>
#include <QToolButton>
#include <QToolTip>

using namespace lab;
using namespace lab::test;

/// Typing, walking and pointing.
class MainWindowTest : public WindowFixture {
    Q_OBJECT

private slots:
    void aTypedSentenceIsDecodedAndShown()
    {
        type(longText);
        QCOMPARE(line().text(), longText);
        QCOMPARE(m_session->state().sentence, longText);
        checkViewsShow(1);
        QCOMPARE(map(FigureKind::Scores).columnLabels.mid(0, 4), QStringList({"我", "昨天", "在", "公园"}));
        QCOMPARE(map(FigureKind::Probabilities).rowLabels.first(), QStringLiteral("I"));
        const QString explanation = m_window->workspace().stepPanel().explanation();
        QVERIFY2(explanation.startsWith(QStringLiteral("<b>我</b> gets ")), qPrintable(explanation));
    }

    void theKeyboardWalks()
    {
        type(longText);
        press(Qt::Key_Right);
        checkViewsShow(2);
        press(Qt::Key_End);
        checkViewsShow(10);
        press(Qt::Key_Right);
        checkViewsShow(10);
        press(Qt::Key_Left);
        checkViewsShow(9);
        press(Qt::Key_Home);
        checkViewsShow(0);
        press(Qt::Key_Left);
        checkViewsShow(0);
    }

    void spacePlaysAndPauses()
    {
        type(longText);
        press(Qt::Key_Space);
        QVERIFY(m_session->state().playing);
        press(Qt::Key_Space);
        QVERIFY(!m_session->state().playing);
        m_session->setSpeed(200);
        press(Qt::Key_Space);
        QTRY_COMPARE(moment().step, 10);
        QVERIFY(!m_session->state().playing);
    }

    void backAndForwardPaintsTheSamePixels_data()
    {
        QTest::addColumn<Qt::Key>("size");
        QTest::addColumn<Qt::Key>("arrangement");
        QTest::addColumn<int>("presses"); // a welcome decode has 4 words, 7 stages a word, 18 keys a word
        QTest::newRow("words") << Qt::Key_W << Qt::Key_F2 << 4;
        QTest::newRow("stages in heat maps") << Qt::Key_S << Qt::Key_F2 << 4 * 7;
        QTest::newRow("stages in the calculation") << Qt::Key_S << Qt::Key_F3 << 4 * 7;
        QTest::newRow("keys in the calculation") << Qt::Key_K << Qt::Key_F3 << 4 * 17;
    }
    void backAndForwardPaintsTheSamePixels()
    {
        QFETCH(Qt::Key, size);
        QFETCH(Qt::Key, arrangement);
        QFETCH(int, presses);
        type(QStringLiteral("欢迎"));
        press(arrangement);
        press(size);
        press(Qt::Key_Home);
        std::vector<QImage> forward = {m_window->workspace().grab().toImage()};
        std::vector<SessionInputs> places = {m_session->inputs()};
        const std::shared_ptr<const Decoding> numbers = moment().decoding;
        while (places.size() < 200 && m_session->canGoOn()) {
            press(Qt::Key_Right);
            forward.push_back(m_window->workspace().grab().toImage());
            places.push_back(m_session->inputs());
        }
        QCOMPARE(int(places.size()), presses + 1);
        QVERIFY(forward[2] != forward[3]);
        for (int place = presses - 1; place >= 0; --place) {
            press(Qt::Key_Left);
            QVERIFY(m_session->inputs() == places[std::size_t(place)]);
            QCOMPARE(moment().decoding, numbers); // a record never changes
            QCOMPARE(m_window->workspace().grab().toImage(), forward[std::size_t(place)]);
        }
    }

    void aClickOnAStageOfTheCalculationGoesThere()
    {
        type(longText);
        press(Qt::Key_F3);
        const PipelineView& view = m_window->workspace().pipeline().pipeline();
        QVERIFY(view.isVisible());
        QTest::mouseClick(const_cast<PipelineView*>(&view), Qt::LeftButton, {},
            view.pipelineLayout().heading(Stage::Scores).center().toPoint());
        QCOMPARE(positionOf(moment()), (WalkPosition{1, Stage::Scores, 10}));
        QVERIFY(m_window->transportBar().status().contains(QStringLiteral("Scores")));
    }

    void whileTypingTheLineKeepsItsKeys()
    {
        type(longText);
        press(Qt::Key_L, Qt::ControlModifier);
        press(Qt::Key_End);
        press(Qt::Key_Left);
        press(Qt::Key_Space);
        QCOMPARE(moment().step, 1);
        QVERIFY(line().text().contains(u' '));
        QVERIFY(!m_session->state().playing);
    }

    void withAltTheArrowsAlwaysStep()
    {
        type(longText);
        press(Qt::Key_L, Qt::ControlModifier);
        press(Qt::Key_Right, Qt::AltModifier);
        QVERIFY(line().hasFocus());
        checkViewsShow(2);
        press(Qt::Key_End, Qt::AltModifier);
        checkViewsShow(10);
        press(Qt::Key_Left, Qt::AltModifier);
        checkViewsShow(9);
        press(Qt::Key_Home, Qt::AltModifier);
        checkViewsShow(0);
    }

    void escapeGivesTheArrowsBack()
    {
        type(longText);
        press(Qt::Key_L, Qt::ControlModifier);
        press(Qt::Key_Escape);
        QVERIFY(!line().hasFocus());
        press(Qt::Key_Right);
        checkViewsShow(2);
    }

    void theKeyboardQuits()
    {
        press(Qt::Key_Q, Qt::ControlModifier);
        QVERIFY(!m_window->isVisible());
    }

    void spaceOnAButtonPressesThatButton()
    {
        type(longText);
        auto* forward = m_window->transportBar().findChildren<QToolButton*>().at(3);
        forward->setFocus(Qt::TabFocusReason);
        press(Qt::Key_Space);
        QCOMPARE(moment().step, 2);
        QVERIFY(!m_session->state().playing);
    }

    void theMouseWalks()
    {
        type(longText);
        const QList<QToolButton*> buttons = m_window->transportBar().findChildren<QToolButton*>();
        QTest::mouseClick(buttons.at(4), Qt::LeftButton);
        checkViewsShow(10);
        QTest::mouseClick(buttons.at(1), Qt::LeftButton);
        checkViewsShow(9);
        WordStops& stops = m_window->transportBar().stops();
        QTest::mouseClick(&stops, Qt::LeftButton, {}, stops.stopBox(3).center().toPoint());
        checkViewsShow(3);
        SentenceView& sentence = m_window->workspace().sentence();
        QTest::mouseClick(&sentence, Qt::LeftButton, {}, sentence.targetRow().boxes[1].center().toPoint());
        checkViewsShow(2);
    }

    void hoverShowsTheExactNumber()
    {
        type(longText);
        press(Qt::Key_End);
        HeatMapView& scores = m_window->workspace().heatMap(FigureKind::Scores);
        scores.replot();
        point(scores, scores.matrixLayout().cell(3, 7).center().toPoint());
        const float score = moment().decoding->steps[3]->layers[0].cross[0].scores(0, 7);
        QTRY_COMPARE(QToolTip::text(),
            wrappedToolTip(QStringLiteral("dog → 狗: score %1").arg(exactNumber(score)))); // never rich text
        HeatMapView& context = m_window->workspace().heatMap(FigureKind::Context);
        context.replot();
        point(context, context.matrixLayout().cell(3, 200).center().toPoint());
        const float component = moment().decoding->steps[3]->layers[0].cross[0].context(0, 200);
        QTRY_COMPARE(QToolTip::text(),
            wrappedToolTip(QStringLiteral("C₄ dog, component 201: %1").arg(exactNumber(component))));
        QVERIFY(QToolTip::isVisible());
        m_session->stepBack(); // what it says is about a number that is gone
        QTRY_VERIFY(QToolTip::text().isEmpty());
    }

    void examplesArePicked()
    {
        QMenu* menu = m_window->sourceLine().examplesButton().menu();
        menu->popup({0, 0});
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QTRY_VERIFY(!m_session->state().decoding);
        QCOMPARE(line().text(), builtInExamples()[0].examples[1].sentence);
        m_window->activateWindow(); // what a window manager does when a menu closes
        QTRY_COMPARE(QGuiApplication::focusWindow(), m_window->windowHandle());
        press(Qt::Key_Right);
        checkViewsShow(2);
    }

    void badTextBehaves_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("spaces") << QStringLiteral("   ");
        QTest::newRow("emoji") << QStringLiteral("👩‍👩‍👧 😀");
        QTest::newRow("NUL") << QStringLiteral("我") + QChar(0) + QStringLiteral("你");
        QTest::newRow("right to left") << QStringLiteral("مرحبا بالعالم");
        QTest::newRow("half a pair") << QString(QChar(0xD83D));
        QTest::newRow("20,000 characters") << QString(20000, QChar(u'好'));
        QTest::newRow("lines") << QStringLiteral("我\n你");
    }

    void badTextBehaves()
    {
        QFETCH(QString, text);
        m_session->setSentence(text);
        QTRY_VERIFY(!m_session->state().decoding);
        for (const Qt::Key key : {Qt::Key_End, Qt::Key_Left, Qt::Key_Home, Qt::Key_Right}) {
            press(key);
            QVERIFY(!m_window->grab().isNull());
        }
        QVERIFY(line().text().size() <= Session::longestSentence);
    }
};

QTEST_MAIN(MainWindowTest)
#include "mainwindowtest.moc"
