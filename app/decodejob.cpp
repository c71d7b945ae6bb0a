// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/decodejob.h"

#include "model/math/errortext.h"

#include <QTimer>

#include <algorithm>
#include <chrono>
#include <exception>
#include <limits>

namespace lab {

namespace {

constexpr qint64 leastBetweenReports = 33; // milliseconds

qint64 milliseconds()
{
    using namespace std::chrono;
    return duration_cast<std::chrono::milliseconds>(steady_clock::now().time_since_epoch()).count();
}

} // namespace

struct DecodeJob::Work {
    DecodeFunction decode;
    std::string text;
    DecodeOptions options;
    SharedLink link;
};

DecodeJob::~DecodeJob()
{
    cancel();
}

void DecodeJob::start(const DecodeFunction& decode, const QString& text, const DecodeOptions& options)
{
    cancel();
    m_current = std::make_shared<Link>();
    Work work{decode, text.toStdString(), options, m_current};
    m_worker.start([this, work = std::move(work)] { run(work); });
}

void DecodeJob::cancel()
{
    if (m_current)
        m_current->cancelled = true;
    m_current.reset();
}

void DecodeJob::run(const Work& work)
{
    Link& link = *work.link;
    if (link.cancelled)
        return;
    const DecodeProgress progress = [&](const Decoding& soFar) {
        if (link.cancelled)
            return false;
        if (!soFar.steps.empty() && milliseconds() >= link.due) {
            link.due = std::numeric_limits<qint64>::max(); // until these are shown
            report(work.link, std::make_shared<const Decoding>(soFar), false);
        }
        return true;
    };
    try {
        Decoding decoding = work.decode(work.text, work.options, progress);
        report(work.link, std::make_shared<const Decoding>(std::move(decoding)), true);
    } catch (const std::exception& error) {
        reportError(work.link, QString::fromStdString(sentenceOf(error)));
    }
}

void DecodeJob::report(const SharedLink& link, const std::shared_ptr<const Decoding>& decoding, bool last)
{
    QMetaObject::invokeMethod(
        this,
        [this, link, decoding, last] {
            if (link->cancelled)
                return;
            if (!last)
                return show(link, decoding);
            m_current.reset();
            emit finished(decoding);
        },
        Qt::QueuedConnection);
}

/// Painting has been asked for when the signal returns, and is done before a timer fires.
void DecodeJob::show(const SharedLink& link, const std::shared_ptr<const Decoding>& soFar)
{
    const qint64 start = milliseconds();
    emit progressed(soFar);
    QTimer::singleShot(0, this, [link, start] {
        const qint64 now = milliseconds();
        link->due = now + std::max(leastBetweenReports, now - start);
    });
}

void DecodeJob::reportError(const SharedLink& link, const QString& sentence)
{
    QMetaObject::invokeMethod(
        this,
        [this, link, sentence] {
            if (link->cancelled)
                return;
            m_current.reset();
            emit failed(sentence);
        },
        Qt::QueuedConnection);
}

} // namespace lab
