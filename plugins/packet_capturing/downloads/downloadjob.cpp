// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/downloads/downloadjob.h"

namespace tomato::plugins {

DownloadJob::DownloadJob(const LabId &lab, const std::vector<ConnectionId> &connections, qint64 run,
                         const QString &path, QObject *parent)
    : QObject(parent), m_lab(lab), m_connections(connections), m_run(run), m_path(path)
{
}

void DownloadJob::start()
{
    m_engine.open(m_lab, true, [this](const Result<> &opened) {
        if (opened)
            download();
        else
            fail(opened.error());
    });
}

void DownloadJob::download()
{
    const auto progress = [this](qint64 done, qint64 total) { emit progressed(done, total); };
    const auto done = [this](const Result<> &downloaded) {
        if (downloaded)
            emit finished();
        else
            fail(downloaded.error());
    };
    if (m_run != 0)
        m_engine.downloadRun(m_connections.front(), m_run, m_path, progress, done);
    else if (m_connections.size() == 1)
        m_engine.download(m_connections.front(), m_path, progress, done);
    else
        m_engine.merge(m_connections, m_path, progress, done);
}

void DownloadJob::fail(const Error &error)
{
    emit failed(QString::fromStdString(error.text()));
}

} // namespace tomato::plugins
