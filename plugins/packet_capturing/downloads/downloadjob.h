// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/engineclient.h"

#include <QObject>

namespace tomato::plugins {

/// Downloads the recordings of one or several connections into one file. It connects to the lab's
/// engine, or launches one that reads the files on disk when the lab does not run. The engine first
/// commits all packets that were on the wires. Destroying this object cancels the download.
class DownloadJob final : public QObject
{
    Q_OBJECT

public:
    /// `run` is an earlier run of one connection; 0 means the latest.
    DownloadJob(const LabId &lab, const std::vector<ConnectionId> &connections, qint64 run,
                const QString &path, QObject *parent = nullptr);

    void start();
    const QString &path() const { return m_path; }

signals:
    /// The amounts are bytes.
    void progressed(qint64 done, qint64 total);
    void finished();
    void failed(const QString &reason);

private:
    void download();
    void fail(const Error &error);

    LabId m_lab;
    std::vector<ConnectionId> m_connections;
    qint64 m_run;
    QString m_path;
    client::EngineClient m_engine;
};

} // namespace tomato::plugins
