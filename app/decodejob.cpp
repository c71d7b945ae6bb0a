// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/decodejob.h"

#include "model/math/errortext.h"

#include <QElapsedTimer>

#include <exception>

namespace lab {

namespace {

constexpr qint64 millisecondsBetweenReports = 33;

} // namespace

struct DecodeJob::Work {
    DecodeFunction decode;
    std::string text;
    DecodeOptions options;
    Cancelled cancelled;
};

DecodeJob::DecodeJob(QObject* parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

DecodeJob::~DecodeJob()
{
    cancel();
    m_pool.waitForDone();
}

void DecodeJob::start(const DecodeFunction& decode, const QString& text, const DecodeOptions& options)
{
    cancel();
    m_current = std::make_shared<std::atomic<bool>>(false);
    Work work{decode, text.toStdString(), options, m_current};
    m_pool.start([this, work = std::move(work)] { run(work); });
}

void DecodeJob::cancel()
{
    if (m_current)
        *m_current = true;
    m_current.reset();
}

void DecodeJob::run(const Work& work)
{
    if (*work.cancelled)
        return;
    QElapsedTimer sinceReport;
    const DecodeProgress progress = [&](const Decoding& soFar) {
        if (*work.cancelled)
            return false;
        const bool due = !sinceReport.isValid() || sinceReport.elapsed() >= millisecondsBetweenReports;
        if (due && !soFar.steps.empty()) {
            report(work.cancelled, std::make_shared<const Decoding>(soFar), false);
            sinceReport.start();
        }
        return true;
    };
    try {
        Decoding decoding = work.decode(work.text, work.options, progress);
        report(work.cancelled, std::make_shared<const Decoding>(std::move(decoding)), true);
    } catch (const std::exception& error) {
        reportError(work.cancelled, QString::fromStdString(sentenceOf(error)));
    }
}

void DecodeJob::report(const Cancelled& cancelled, const std::shared_ptr<const Decoding>& decoding, bool last)
{
    QMetaObject::invokeMethod(
        this,
        [this, cancelled, decoding, last] {
            if (*cancelled)
                return;
            if (last)
                m_current.reset();
            emit last ? finished(decoding) : progressed(decoding);
        },
        Qt::QueuedConnection);
}

void DecodeJob::reportError(const Cancelled& cancelled, const QString& sentence)
{
    QMetaObject::invokeMethod(
        this,
        [this, cancelled, sentence] {
            if (*cancelled)
                return;
            m_current.reset();
            emit failed(sentence);
        },
        Qt::QueuedConnection);
}

} // namespace lab
