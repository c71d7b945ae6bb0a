// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sessionmodel.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <memory>

namespace lab {

/// Decodes on a worker thread, one sentence at a time. A new sentence cancels the one before, and nothing of
/// a cancelled decode is reported any more. All signals arrive in the thread that owns the job.
class DecodeJob : public QObject {
    Q_OBJECT
public:
    explicit DecodeJob(QObject* parent = nullptr);
    /// Cancels and waits for the worker to notice.
    ~DecodeJob() override;

    void start(const DecodeFunction& decode, const QString& text, const DecodeOptions& options);
    void cancel();
    bool isRunning() const { return m_current != nullptr; }

signals:
    /// More steps are finished; at most about thirty times a second.
    void progressed(const std::shared_ptr<const lab::Decoding>& soFar);
    void finished(const std::shared_ptr<const lab::Decoding>& decoding);
    /// The decode threw; one sentence.
    void failed(const QString& sentence);

private:
    using Cancelled = std::shared_ptr<std::atomic<bool>>;

    struct Work;
    void run(const Work& work);
    void report(const Cancelled& cancelled, const std::shared_ptr<const Decoding>& decoding, bool last);
    void reportError(const Cancelled& cancelled, const QString& sentence);

    QThreadPool m_pool;
    Cancelled m_current; ///< of the running decode; null when there is none
};

} // namespace lab
