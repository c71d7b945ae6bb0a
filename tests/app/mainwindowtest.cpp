// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mainwindow.h"
#include "app/messagebar.h"
#include "app/sourceline.h"
#include "app/workspace.h"
#include "tests/support/syntheticdecoding.h"
#include "widgets/contextview.h"
#include "widgets/equationview.h"
#include "widgets/heatmapview.h"
#include "widgets/keybars.h"
#include "widgets/numbers.h"
#include "widgets/sentenceview.h"
#include "widgets/steppanel.h"
#include "widgets/transportbar.h"
#include "widgets/wordstops.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QToolTip>

using namespace lab;

namespace {

/// Says the same three decodes by the length of the text: nothing, welcome (short), park (long).
SessionModel scriptedModel()
{
    return {QStringLiteral("scripted"), QStringLiteral("additive"), QStringLiteral("v · tanh(W[q; k] + b)"),
        [](const std::string& text, const DecodeOptions&, const DecodeProgress&) {
            if (text.empty())
                return longDecoding(1, 0, 2);
            return text.size() < 20 ? welcomeDecoding() : parkDecoding();
        }};
}

const QString longText = QStringLiteral("我昨天在公园看见了一只狗。");

} // namespace

/// The real window, driven through keys and mouse.
class MainWindowTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
    QTemporaryDir m_folder;

    const Moment& moment() const { return m_session->state().moment; }
    QLineEdit& line() const { return m_window->sourceLine().lineEdit(); }
    const HeatMapData& map(FigureKind kind) const { return m_window->workspace().heatMap(kind).data(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(QGuiApplication::focusWindow(), key, modifiers);
    }

    void point(const QWidget& widget, const QPoint& position) const
    {
        const QPoint spot = widget.mapTo(m_window.get(), position);
        QTest::mouseMove(m_window->windowHandle(), spot - QPoint(1, 0));
        QTest::mouseMove(m_window->windowHandle(), spot);
    }

    /// Types a sentence as a user does: into the line, then Enter.
    void type(const QString& sentence)
    {
        press(Qt::Key_L, Qt::ControlModifier);
        QVERIFY(line().hasFocus());
        QGuiApplication::clipboard()->setText(sentence);
        press(Qt::Key_V, Qt::ControlModifier);
        press(Qt::Key_Return);
        QTRY_VERIFY(!m_session->state().decoding);
    }

    void checkViewsShow(int step) const
    {
        QCOMPARE(moment().step, step);
        for (const FigureKind kind : {FigureKind::Scores, FigureKind::Probabilities, FigureKind::Context})
            QCOMPARE(map(kind).shownRows, step);
        QCOMPARE(m_window->workspace().context().equation().equation().step, step);
        QVERIFY(m_window->transportBar().status().contains(QStringLiteral("Step %1 of ").arg(step)));
    }

private slots:
    void initTestCase()
    {
        // The colours of the desktop that runs the tests must not matter.
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/no/bus");
    }

    void init()
    {
        m_session = std::make_unique<Session>();
        m_window = std::make_unique<MainWindow>(*m_session);
        m_window->setThemeChoice(ThemeChoice::Light);
        m_session->setModel(scriptedModel());
        m_window->resize(1280, 720);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTRY_VERIFY(!m_session->state().decoding);
    }

    void cleanup()
    {
        m_window.reset();
        m_session.reset();
    }

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

    void backAndForwardPaintsTheSamePixels()
    {
        type(longText);
        std::vector<QImage> forward;
        press(Qt::Key_Home);
        for (int step = 0; step <= 10; ++step) {
            forward.push_back(m_window->workspace().grab().toImage());
            press(Qt::Key_Right);
        }
        for (int step = 9; step >= 0; --step) {
            press(Qt::Key_Left);
            QCOMPARE(m_window->workspace().grab().toImage(), forward[std::size_t(step)]);
        }
        QVERIFY(forward[3] != forward[4]);
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
        QTRY_COMPARE(QToolTip::text(), QStringLiteral("dog → 狗: score %1").arg(exactNumber(score)));
        HeatMapView& context = m_window->workspace().heatMap(FigureKind::Context);
        context.replot();
        point(context, context.matrixLayout().cell(3, 200).center().toPoint());
        const float component = moment().decoding->steps[3]->layers[0].cross[0].context(0, 200);
        QTRY_COMPARE(
            QToolTip::text(), QStringLiteral("C₄ dog, component 200: %1").arg(exactNumber(component)));
    }

    void examplesArePicked()
    {
        QMenu* menu = m_window->sourceLine().examplesButton().menu();
        menu->popup({0, 0});
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QTRY_VERIFY(!m_session->state().decoding);
        QCOMPARE(line().text(), builtInExamples()[1].sentence);
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

    void heatMapsAreSavedThroughTheMenu_data()
    {
        QTest::addColumn<FigureKind>("kind");
        QTest::addColumn<Qt::Key>("key");
        QTest::newRow("scores") << FigureKind::Scores << Qt::Key_1;
        QTest::newRow("probabilities") << FigureKind::Probabilities << Qt::Key_2;
        QTest::newRow("context") << FigureKind::Context << Qt::Key_3;
    }

    void heatMapsAreSavedThroughTheMenu()
    {
        QFETCH(FigureKind, kind);
        QFETCH(Qt::Key, key);
        type(longText);
        QString suggested;
        m_window->setFileChooser([&](QWidget*, const QString& suggestion) {
            suggested = suggestion;
            return m_folder.filePath(QStringLiteral("map%1").arg(int(kind)));
        });
        press(key, Qt::ControlModifier);
        QVERIFY(suggested.endsWith(QStringLiteral(".png")));
        const QString file = m_folder.filePath(QStringLiteral("map%1.png").arg(int(kind)));
        QVERIFY(QImage(file).width() >= 1000);
        QVERIFY(m_window->messageBar().text().contains(file));
        QTest::mouseClick(&m_window->messageBar().closeButton(), Qt::LeftButton);
        QVERIFY(!m_window->messageBar().isVisible());
    }

    void heatMapsAreSavedThroughTheirContextMenu()
    {
        type(longText);
        const QString file = m_folder.filePath(QStringLiteral("from-menu.png"));
        m_window->setFileChooser([&](QWidget*, const QString&) { return file; });
        HeatMapView& map = m_window->workspace().heatMap(FigureKind::Probabilities);
        QContextMenuEvent event(QContextMenuEvent::Mouse, {50, 50}, map.mapToGlobal(QPoint(50, 50)));
        QCoreApplication::sendEvent(&map, &event);
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QTRY_VERIFY(!QImage(file).isNull());
    }

    void aFileThatCannotBeWrittenIsAMessage()
    {
        type(longText);
        const QString file = m_folder.filePath(QStringLiteral("missing/map.png"));
        m_window->setFileChooser([&](QWidget*, const QString&) { return file; });
        m_window->actions().saveAction(FigureKind::Scores)->trigger();
        QVERIFY(m_window->messageBar().isVisible());
        QVERIFY(m_window->messageBar().text().contains(file));
        QCOMPARE(m_session->state().message.kind, SessionMessage::Kind::Error);
    }

    void nothingCanBeSavedBeforeThereIsSomething()
    {
        type({});
        m_session->setSentence({});
        QTRY_VERIFY(!m_session->state().decoding);
        QVERIFY(!m_window->actions().saveAction(FigureKind::Scores)->isEnabled());
        type(longText);
        QVERIFY(m_window->actions().saveAction(FigureKind::Scores)->isEnabled());
    }

    void aBrokenModelIsAMessageAndTheWindowLives()
    {
        m_session = std::make_unique<Session>();
        m_window = std::make_unique<MainWindow>(*m_session);
        m_session->setModelError(QStringLiteral("The model cannot be opened: /x/config.json is missing."));
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QVERIFY(m_window->messageBar().isVisible());
        QVERIFY(m_window->messageBar().text().contains(QStringLiteral("/x/config.json")));
        QVERIFY(m_window->transportBar().status().contains(QStringLiteral("no model")));
        type(longText);
        press(Qt::Key_Right);
        QCOMPARE(line().text(), longText);
        QVERIFY(m_window->messageBar().isVisible());
        m_session->setModel(scriptedModel()); // another model repairs it
        QTRY_COMPARE(stepCount(moment()), 10);
        QVERIFY(!m_window->messageBar().isVisible());
    }

    void lightAndDarkAreChosen()
    {
        QVERIFY(!m_window->theme().dark);
        m_window->actions().themeAction(ThemeChoice::Dark)->trigger();
        QVERIFY(m_window->theme().dark);
        const QImage image = m_window->grab().toImage();
        QVERIFY(image.pixelColor(image.width() - 3, image.height() / 2).lightness() < 60);
        m_window->actions().themeAction(ThemeChoice::Light)->trigger();
        QVERIFY(!m_window->theme().dark);
    }

    void theColoursOfTheSystemAreFollowed()
    {
        m_window->actions().themeAction(ThemeChoice::System)->trigger();
        const QPalette before = QGuiApplication::palette();
        for (const bool dark : {true, false}) {
            QGuiApplication::setPalette(paletteOf(dark ? darkTheme() : lightTheme()));
            QTRY_COMPARE(m_window->theme().dark, dark);
        }
        QGuiApplication::setPalette(before);
    }

    void theStatusLineNamesModelRuleAndStep()
    {
        type(longText);
        const QString status = m_window->transportBar().status();
        for (const char* part : {"scripted", "additive", "Step 1 of 10"})
            QVERIFY2(status.contains(QString::fromUtf8(part)), qPrintable(status));
    }

    void typeIsLargerInALargeWindow()
    {
        QCOMPARE(line().font().pixelSize(), 20);
        m_window->resize(1920, 1080);
        QTRY_COMPARE(line().font().pixelSize(), 26);
        m_window->resize(1280, 720);
        QTRY_COMPARE(line().font().pixelSize(), 20);
    }

    void theStepPanelLeavesTheSentenceItsShare()
    {
        type(longText);
        press(Qt::Key_End);
        m_window->resize(1920, 1080);
        QTRY_VERIFY(m_window->workspace().height() > 800);
        const QWidget& sentence = m_window->workspace().sentence();
        QTRY_VERIFY2(sentence.height() > 0.14 * m_window->workspace().height(),
            qPrintable(QString::number(sentence.height())));
    }

    void theAboutBoxOpensAndCloses()
    {
        emit m_window->actions().aboutRequested();
        auto* box = m_window->findChild<QMessageBox*>();
        QVERIFY(box && box->isVisible());
        QVERIFY(box->text().contains(QStringLiteral("Attention Lab")));
        QVERIFY(box->text().contains(QStringLiteral("GNU General Public License")));
        QVERIFY(!box->iconPixmap().isNull());
        QTest::keyClick(box, Qt::Key_Escape);
        QTRY_VERIFY(!m_window->findChild<QMessageBox*>());
    }

    void theWindowHasAnIcon() { QVERIFY(!m_window->windowIcon().pixmap(64, 64).isNull()); }

    void nothingIsClippedAtTheSmallestSize()
    {
        type(longText);
        press(Qt::Key_End);
        m_window->resize(1280, 720);
        QVERIFY(m_window->minimumSizeHint().width() <= 1280);
        QVERIFY(m_window->minimumSizeHint().height() <= 720);
        for (const FigureKind kind : {FigureKind::Scores, FigureKind::Probabilities}) {
            HeatMapView& view = m_window->workspace().heatMap(kind);
            view.replot();
            QVERIFY(view.matrixLayout().numberPixels >= 11);
            QCOMPARE(view.matrixLayout().rowStride, 1);
            QVERIFY(QRectF(view.rect()).contains(view.matrixLayout().cells));
        }
    }
};

QTEST_MAIN(MainWindowTest)
#include "mainwindowtest.moc"
