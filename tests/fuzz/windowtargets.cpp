// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mainwindow.h"
#include "app/session.h"
#include "app/sessionfile.h"
#include "tests/fuzz/targets.h"
#include "tests/support/syntheticdecoding.h"

#include <QApplication>
#include <QEventLoop>

#include <memory>

namespace lab::fuzz {

namespace {

/// Says the same decodes by the length of the text, so that what is tried is the window.
SessionModel scriptedModel()
{
    return {QStringLiteral("scripted"), QStringLiteral("additive"), QStringLiteral("v · tanh(W[q; k] + b)"),
        [](const std::string& text, const DecodeOptions&, const DecodeProgress&) {
            if (text.empty())
                return longDecoding(1, 0, 2);
            return text.size() < 20 ? welcomeDecoding() : parkDecoding();
        }};
}

/// One window for all inputs, as a user opens one session after the other.
class Window {
public:
    Window() : m_window(m_session)
    {
        m_session.setModel(scriptedModel());
        m_window.resize(1280, 720);
        m_window.show();
        settle();
    }

    void open(SessionInputs inputs)
    {
        inputs.model.clear(); // the one that is open
        m_session.apply(inputs);
        settle();
        m_session.stepForward();
        m_session.stepBack();
        settle();
        m_window.grab();
    }

private:
    void settle()
    {
        do
            QCoreApplication::processEvents(QEventLoop::AllEvents);
        while (m_session.state().decoding);
        QCoreApplication::sendPostedEvents();
    }

    Session m_session;
    MainWindow m_window;
};

void window(std::string_view bytes)
{
    static char name[] = "fuzz";
    static char* arguments[] = {name, nullptr};
    static int count = 1;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/no/bus");
    static const auto* application =
        QCoreApplication::instance() ? nullptr : new QApplication(count, arguments); // as long as the program
    Q_UNUSED(application)
    static Window* const shown = new Window;
    readOrRefuse([&] { shown->open(sessionFromText(bytes, "lesson.attention.json").inputs); });
}

void session(std::string_view bytes)
{
    readOrRefuse([&] { sessionText(sessionFromText(bytes, "lesson.attention.json")); });
}

} // namespace

std::vector<Target> targets()
{
    return {{"session", session}, {"window", window}};
}

} // namespace lab::fuzz
