// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/downloadjob.h"

namespace tomato::plugins {

using client::CaptureStatus;

DownloadJob::DownloadJob(const LabId &lab, const ConnectionId &connection, const QString &path,
                         QObject *parent)
    : QObject(parent), m_lab(lab), m_connection(connection), m_path(path)
{
}

void DownloadJob::start()
{
    m_engine.open(m_lab, true, [this](const Result<> &opened) {
        if (opened)
            flush();
        else
            fail(opened.error());
    });
}

void DownloadJob::flush()
{
    const CaptureStatus *capture = m_engine.capture(m_connection);
    if (!capture || !capture->isRecording()) {
        download();
        return;
    }
    // The recording may end before the answer; what it holds is downloaded all the same.
    m_engine.flushCapture(m_connection, [this](const Result<> &) { download(); });
}

void DownloadJob::download()
{
    m_engine.download(
        m_connection, m_path, [this](qint64 done, qint64 total) { emit progressed(done, total); },
        [this](const Result<> &downloaded) {
            if (downloaded)
                emit finished();
            else
                fail(downloaded.error());
        });
}

void DownloadJob::fail(const Error &error)
{
    emit failed(QString::fromStdString(error.text()));
}

} // namespace tomato::plugins
