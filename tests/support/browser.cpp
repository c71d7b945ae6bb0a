// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/browser.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>
#include <QStandardPaths>
#include <QUrl>

#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <stdexcept>
#include <unistd.h>

namespace lab {

namespace {

constexpr int longestWait = 120'000; // ms, for an answer of a browser that hangs

[[noreturn]] void fail(const QString& text)
{
    throw std::runtime_error(text.toStdString());
}

QString chromium()
{
    for (const char* name : {"chromium", "chromium-browser", "google-chrome"}) {
        const QString found = QStandardPaths::findExecutable(QLatin1String(name));
        if (!found.isEmpty())
            return found;
    }
    fail(QStringLiteral("There is no Chromium to open pages with: install the Debian package chromium."));
}

// Above the numbers that the browser reads and writes, 3 and 4.
void openPipe(std::array<int, 2>& ends)
{
    std::array<int, 2> low{};
    if (pipe2(low.data(), O_CLOEXEC) != 0)
        fail(QStringLiteral("No pipe to the browser."));
    for (std::size_t end = 0; end < 2; ++end) {
        ends[end] = fcntl(low[end], F_DUPFD_CLOEXEC, 10);
        ::close(low[end]);
    }
}

int windowsKeyCode(const QString& key)
{
    static const QMap<QString, int> codes = {{"Tab", 9}, {"Enter", 13}, {"Escape", 27}, {" ", 32},
        {"End", 35}, {"Home", 36}, {"ArrowLeft", 37}, {"ArrowUp", 38}, {"ArrowRight", 39}, {"ArrowDown", 40}};
    return codes.value(key);
}

} // namespace

Browser::Browser()
{
    std::signal(SIGPIPE, SIG_IGN);
    start();
    const QJsonArray targets = command("Target.getTargets")["targetInfos"].toArray();
    for (const QJsonValue& target : targets) {
        if (target["type"] == "page")
            m_session = command(
                "Target.attachToTarget", {{"targetId", target["targetId"]}, {"flatten", true}})["sessionId"]
                            .toString();
    }
    for (const char* domain : {"Page.enable", "Runtime.enable", "Log.enable", "Network.enable"})
        command(QLatin1String(domain));
}

void Browser::start()
{
    const QString program = chromium();
    openPipe(m_toBrowser);
    openPipe(m_fromBrowser);
    const int input = m_toBrowser[0];
    const int output = m_fromBrowser[1];
    m_process.setChildProcessModifier([input, output] {
        dup2(input, 3);
        dup2(output, 4);
    });
    m_process.setStandardErrorFile(QProcess::nullDevice());
    m_process.start(program, {"--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
                                 "--disable-background-networking", "--disable-component-update",
                                 "--hide-scrollbars", "--force-color-profile=srgb", "--remote-debugging-pipe",
                                 "--user-data-dir=" + m_folder.path(), "about:blank"});
    if (!m_process.waitForStarted())
        fail("Chromium does not start: " + m_process.errorString());
    ::close(m_toBrowser[0]);
    ::close(m_fromBrowser[1]);
}

Browser::~Browser()
{
    ::close(m_toBrowser[1]); // which ends it
    ::close(m_fromBrowser[0]);
    if (!m_process.waitForFinished(longestWait))
        m_process.kill();
}

QJsonObject Browser::read()
{
    qsizetype end = m_read.indexOf('\0');
    while (end < 0) {
        pollfd wait{m_fromBrowser[0], POLLIN, 0};
        if (poll(&wait, 1, longestWait) <= 0)
            fail(QStringLiteral("Chromium does not answer."));
        std::array<char, 65536> bytes{};
        const ssize_t count = ::read(m_fromBrowser[0], bytes.data(), bytes.size());
        if (count <= 0)
            fail(QStringLiteral("Chromium has ended."));
        m_read.append(bytes.data(), count);
        end = m_read.indexOf('\0', m_read.size() - count);
    }
    const QJsonObject message = QJsonDocument::fromJson(m_read.first(end)).object();
    m_read.remove(0, end + 1);
    return message;
}

void Browser::note(const QJsonObject& event)
{
    const QString name = event["method"].toString();
    const QJsonObject about = event["params"].toObject();
    m_events.append(name);
    if (name == "Network.requestWillBeSent")
        m_requests.append(about["request"]["url"].toString());
    else if (name == "Network.webSocketCreated")
        m_requests.append(about["url"].toString());
    else if (name == "Runtime.exceptionThrown" || name == "Log.entryAdded")
        m_errors.append(QString::fromUtf8(QJsonDocument(about).toJson(QJsonDocument::Compact)));
}

QJsonObject Browser::command(const QString& method, const QJsonObject& parameters)
{
    const int number = ++m_number;
    QJsonObject message = {{"id", number}, {"method", method}, {"params", parameters}};
    if (!m_session.isEmpty())
        message["sessionId"] = m_session;
    const QByteArray bytes = QJsonDocument(message).toJson(QJsonDocument::Compact) + '\0';
    for (qsizetype sent = 0; sent < bytes.size();) {
        const ssize_t count = ::write(m_toBrowser[1], bytes.data() + sent, std::size_t(bytes.size() - sent));
        if (count <= 0)
            fail(QStringLiteral("Chromium has ended."));
        sent += count;
    }
    while (true) {
        const QJsonObject answer = read();
        if (answer["id"] == number && answer.contains("error"))
            fail(method + ": " + answer["error"]["message"].toString());
        if (answer["id"] == number)
            return answer["result"].toObject();
        note(answer);
    }
}

void Browser::waitFor(const QString& event)
{
    while (!m_events.contains(event))
        note(read());
}

void Browser::resize(int width, int height)
{
    command("Emulation.setDeviceMetricsOverride",
        {{"width", width}, {"height", height}, {"deviceScaleFactor", 1}, {"mobile", false}});
}

void Browser::prefer(bool dark)
{
    const QJsonObject scheme = {{"name", "prefers-color-scheme"}, {"value", dark ? "dark" : "light"}};
    command("Emulation.setEmulatedMedia", {{"features", QJsonArray{scheme}}});
}

void Browser::open(const QString& file)
{
    command("Page.navigate", {{"url", "about:blank"}});
    m_events.clear();
    m_requests.clear();
    m_errors.clear();
    command("Page.navigate", {{"url", QUrl::fromLocalFile(file).toString()}});
    waitFor("Page.loadEventFired");
    // The first frame has been drawn when the second begins.
    evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))");
}

QJsonValue Browser::evaluate(const QString& expression)
{
    const QJsonObject answer = command("Runtime.evaluate",
        {{"expression", expression}, {"returnByValue", true}, {"awaitPromise", true}, {"userGesture", true}});
    if (answer.contains("exceptionDetails"))
        fail(expression + ": " + answer["exceptionDetails"]["exception"]["description"].toString());
    return answer["result"]["value"];
}

void Browser::press(const QString& key, int times)
{
    QJsonObject down = {{"type", "rawKeyDown"}, {"key", key}, {"code", key == " " ? "Space" : key},
        {"windowsVirtualKeyCode", windowsKeyCode(key)}};
    QJsonObject up = down;
    up["type"] = "keyUp";
    for (int time = 0; time < times; ++time) {
        command("Input.dispatchKeyEvent", down);
        command("Input.dispatchKeyEvent", up);
    }
}

void Browser::point(double x, double y)
{
    command("Input.dispatchMouseEvent", {{"type", "mouseMoved"}, {"x", x}, {"y", y}});
}

QImage Browser::screenshot()
{
    return QImage::fromData(
        QByteArray::fromBase64(command("Page.captureScreenshot")["data"].toString().toLatin1()));
}

} // namespace lab
