// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exportdialog/exportjob.h"

#include "model/math/errortext.h"

#include <QFile>

#include <exception>

namespace lab {

ExportJob::ExportJob(QObject* parent) : QObject(parent)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &ExportJob::goOn);
}

void ExportJob::start(std::unique_ptr<ExportWork> work, const QString& file)
{
    m_work = std::move(work);
    m_file = file;
    m_isWriting = false;
    emit progressed(0, m_work->stepCount());
    m_next.start(0);
}

bool ExportJob::cancel()
{
    if (!m_work || m_isWriting)
        return false;
    m_next.stop();
    m_work.reset();
    emit cancelled();
    return true;
}

void ExportJob::goOn()
{
    if (m_work->isPainted())
        return write();
    try {
        m_work->paintNext();
    } catch (const std::exception& error) {
        return end(QString::fromStdString(sentenceOf(error)));
    }
    emit progressed(m_work->paintedSteps(), m_work->stepCount());
    m_next.start(0);
}

void ExportJob::write()
{
    m_isWriting = true;
    m_worker.start([this, work = m_work, file = QFile::encodeName(m_file).toStdString()] {
        QString problem;
        try {
            work->write(file);
        } catch (const std::exception& error) {
            problem = QString::fromStdString(sentenceOf(error));
        }
        QMetaObject::invokeMethod(
            this, [this, problem] { end(problem); }, Qt::QueuedConnection);
    });
}

void ExportJob::end(const QString& problem)
{
    m_work.reset();
    if (problem.isEmpty())
        emit finished(m_file);
    else
        emit failed(problem);
}

} // namespace lab
