// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/messagebar.h"
#include "tests/app/windowfixture.h"

#include <QToolButton>

using namespace lab;
using namespace lab::test;

/// Models that cannot be opened.
class WindowFilesTest : public WindowFixture {
    Q_OBJECT

private slots:
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
