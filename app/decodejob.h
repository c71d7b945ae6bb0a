// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sessionmodel.h"
#include "app/workers.h"

#include <QObject>

#include <atomic>
#include <memory>

namespace lab {

/// Decodes on a worker thread, one sentence at a time. A new sentence cancels the one before, and nothing of
/// a cancelled decode is reported any more. All signals arrive in the thread that owns the job.
class DecodeJob : public QObject {
    Q_OBJECT
public:
    explicit DecodeJob(QObject* parent = nullptr) : QObject(parent) {}
    /// Cancels and waits for the worker to notice.
    ~DecodeJob() override;

    void start(const DecodeFunction& decode, const QString& text, const DecodeOptions& options);
    void cancel();
    bool isRunning() const { return m_current != nullptr; }

signals:
    /// More steps are finished: all that there are by the time the window is free to show them. The next ones
    /// wait until it has painted these, and for as long again as that took, at least for a thirtieth of a
    /// second; so a decode leaves the window free for at least half of the time, however long it gets.
    void progressed(const std::shared_ptr<const lab::Decoding>& soFar);
    void finished(const std::shared_ptr<const lab::Decoding>& decoding);
    /// The decode threw; one sentence.
    void failed(const QString& sentence);

private:
    /// What window and worker tell each other about a decode.
    struct Link {
        std::atomic<bool> cancelled = false;
        std::atomic<qint64> due = 0; ///< when the next progress may be reported, by milliseconds()
    };
    using SharedLink = std::shared_ptr<Link>;

    struct Work;
    void run(const Work& work);
    void report(const SharedLink& link, const std::shared_ptr<const Decoding>& decoding, bool last);
    void reportError(const SharedLink& link, const QString& sentence);
    void show(const SharedLink& link, const std::shared_ptr<const Decoding>& soFar);

    SharedLink m_current; ///< of the running decode; null when there is none
    Workers m_worker;     ///< last: it uses the rest, and is waited for first
};

} // namespace lab
