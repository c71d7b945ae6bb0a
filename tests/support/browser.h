// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <array>

namespace lab {

/// A headless Chromium, driven through its own protocol (--remote-debugging-pipe), so pages are tested as
/// they are. Waits for answers, never for time. Failures throw std::runtime_error; one names the Debian
/// package when there is no Chromium.
class Browser {
public:
    Browser();
    ~Browser();
    Browser(const Browser&) = delete;
    Browser& operator=(const Browser&) = delete;

    void resize(int width, int height);
    void prefer(bool dark);         ///< what prefers-color-scheme says
    void open(const QString& file); ///< and waits until it is loaded
    /// The value of a JavaScript expression; of a promise, what it comes to.
    QJsonValue evaluate(const QString& expression);
    void press(const QString& key, int times = 1); ///< as KeyboardEvent.key names it
    void point(double x, double y);
    QImage screenshot();

    const QStringList& requests() const { return m_requests; } ///< addresses asked for since open()
    const QStringList& errors() const { return m_errors; }     ///< uncaught and logged since open()

private:
    void start();
    QJsonObject command(const QString& method, const QJsonObject& parameters = {});
    void waitFor(const QString& event);
    QJsonObject read();
    void note(const QJsonObject& event);

    QTemporaryDir m_folder;
    QProcess m_process;
    std::array<int, 2> m_toBrowser{-1, -1};
    std::array<int, 2> m_fromBrowser{-1, -1};
    QByteArray m_read;
    QString m_session;
    int m_number = 0;
    QStringList m_events;
    QStringList m_requests;
    QStringList m_errors;
};

} // namespace lab
