// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mainwindow.h"
#include "app/sourceline.h"
#include "app/workspace.h"
#include "tests/support/syntheticdecoding.h"
#include "tests/support/windowuser.h"
#include "widgets/contextview.h"
#include "widgets/equationview.h"
#include "widgets/heatmapview.h"
#include "widgets/transportbar.h"

#include <QLineEdit>
#include <QTemporaryDir>

#include <memory>

namespace lab::test {

/// Says the same three decodes by the length of the text: nothing, welcome (short), park (long).
inline SessionModel scriptedModel()
{
    return {QStringLiteral("scripted"), QStringLiteral("additive"), QStringLiteral("v · tanh(W[q; k] + b)"),
        [](const std::string& text, const DecodeOptions&, const DecodeProgress&) {
            if (text.empty())
                return longDecoding(1, 0, 2);
            return text.size() < 20 ? welcomeDecoding() : parkDecoding();
        }};
}

inline const QString longText = QStringLiteral("我昨天在公园看见了一只狗。");

/// The real window with a scripted model, driven through keys and mouse: a new one for each test.
class WindowFixture : public QObject {
    Q_OBJECT

protected:
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
    QTemporaryDir m_folder;

    const Moment& moment() const { return m_session->state().moment; }
    QLineEdit& line() const { return m_window->sourceLine().lineEdit(); }
    const HeatMapData& map(FigureKind kind) const { return m_window->workspace().heatMap(kind).data(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const { pressKey(key, modifiers); }
    void point(const QWidget& widget, const QPoint& position) const { pointAt(widget, position); }

    void type(const QString& sentence)
    {
        enterSentence(sentence);
        QTRY_VERIFY(!m_session->state().decoding);
    }

    void checkViewsShow(int step) const
    {
        QCOMPARE(moment().step, step);
        for (const FigureKind kind : {FigureKind::Scores, FigureKind::Probabilities, FigureKind::Context})
            QCOMPARE(map(kind).reached.rows, step);
        QCOMPARE(m_window->workspace().context().equation().equation().step, step);
        QVERIFY(m_window->transportBar().status().contains(QStringLiteral("Step %1 of ").arg(step)));
    }
protected slots: // Qt Test calls these for the tests of a derived class, too
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
};

} // namespace lab::test
