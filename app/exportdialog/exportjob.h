// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/exporter.h"
#include "app/workers.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace lab {

/// Writes one file after the other: paints step by step between the events of the window's thread, then
/// writes on a worker. Signals arrive in the window's thread.
class ExportJob : public QObject {
    Q_OBJECT
public:
    explicit ExportJob(QObject* parent = nullptr);

    void start(std::unique_ptr<ExportWork> work, const QString& file);
    /// Gives up while something is still being painted; nothing is written then. False when it is too late.
    bool cancel();
    bool isRunning() const { return m_work != nullptr; }

signals:
    void progressed(int painted, int all); ///< steps; all of them, or none to paint: it is being written
    void finished(const QString& file);
    void cancelled();
    void failed(const QString& sentence);

private:
    void goOn();
    void write();
    void end(const QString& problem);

    QTimer m_next;
    std::shared_ptr<ExportWork> m_work; ///< null when there is none
    bool m_isWriting = false;
    QString m_file;
    Workers m_worker; ///< last: it uses the rest, and is waited for first
};

} // namespace lab
