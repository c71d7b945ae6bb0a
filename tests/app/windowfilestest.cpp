// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/messagebar.h"
#include "tests/app/windowfixture.h"

#include <QAction>
#include <QMenu>
#include <QToolButton>

using namespace lab;
using namespace lab::test;

/// Pictures that are saved, and models that cannot be opened.
class WindowFilesTest : public WindowFixture {
    Q_OBJECT

private slots:
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
};

QTEST_MAIN(WindowFilesTest)
#include "windowfilestest.moc"
