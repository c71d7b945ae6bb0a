// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/realwindow.h"

#include "app/window.h"
#include "tests/support/windowuser.h"

#include <QApplication>
#include <QEventLoop>
#include <QTemporaryFile>
#include <QTimer>

#include <chrono>
#include <stdexcept>

namespace lab::test {

namespace {

using namespace std::chrono_literals;

constexpr auto patience = 120s;

/// Leaves the loop at one signal; an error when it does not come.
template <typename Sender, typename Signal>
void waitFor(Sender& sender, Signal signal)
{
    QEventLoop loop;
    bool came = false;
    QObject::connect(&sender, signal, &loop, [&] {
        came = true;
        loop.quit();
    });
    QTimer::singleShot(patience, &loop, &QEventLoop::quit);
    loop.exec();
    if (!came)
        throw std::runtime_error("The window did not change for two minutes.");
}

QByteArray screenConfiguration(const QSize& size)
{
    return QStringLiteral(R"({"screens": [{"name": "memory", "x": 0, "y": 0, "width": %1, "height": %2,
        "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]})")
        .arg(size.width())
        .arg(size.height())
        .toUtf8();
}

QtMessageHandler printMessage = nullptr;

/// Qt tells again and again what memory cannot do that a desktop can.
void printOthers(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    if (!text.startsWith(QStringLiteral("This plugin does not support ")))
        printMessage(type, context, text);
}

} // namespace

void drawInMemory(const QSize& screen)
{
    static QTemporaryFile file; // there until the application has read it
    if (!file.open() || file.write(screenConfiguration(screen)) < 0 || !file.flush())
        throw std::runtime_error(file.errorString().toStdString());
    qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + file.fileName().toUtf8());
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/no/bus");
    printMessage = qInstallMessageHandler(printOthers);
    QApplication::setStyle(QStringLiteral("Fusion"));
}

RealWindow::RealWindow(const QSize& size) : m_window(m_session)
{
    QApplication::setCursorFlashTime(0); // the caret would come and go
    openModelsWith(m_loader, m_session, m_window);
    m_window.setThemeChoice(ThemeChoice::Light);
    m_window.setGeometry({{}, size});
    m_window.show();
    m_window.activateWindow();
    if (!QTest::qWaitForWindowActive(&m_window))
        throw std::runtime_error("The window did not get the keyboard.");
    m_loader.findModels();
    waitFor(m_loader, &ModelLoader::modelsFound);
}

void RealWindow::openModel(const QString& nameOrFolder)
{
    bool answered = false;
    QObject context;
    QObject::connect(&m_loader, &ModelLoader::loaded, &context, [&] { answered = true; });
    QObject::connect(&m_loader, &ModelLoader::failed, &context, [&] { answered = true; });
    m_loader.load(nameOrFolder);
    waitUntil([&](const SessionState& state) { return answered && !state.decoding; });
}

void RealWindow::enter(const QString& sentence)
{
    enterSentence(sentence);
    waitUntil([&](const SessionState& state) { return state.sentence == sentence && !state.decoding; });
}

void RealWindow::waitUntil(const std::function<bool(const SessionState&)>& reached)
{
    while (!reached(m_session.state()))
        waitFor(m_session, &Session::changed);
}

} // namespace lab::test
