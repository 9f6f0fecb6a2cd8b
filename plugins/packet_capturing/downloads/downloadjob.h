// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/engineclient.h"

#include <QObject>

namespace tomato::plugins {

/// Gets what was recorded on one connection, or on several, into one file: connects to the lab's
/// engine (launching one that opens what lies on the disk when the lab does not run), which
/// commits everything that was on the wires, and downloads. Destroying it cancels.
class DownloadJob final : public QObject
{
    Q_OBJECT

public:
    /// `run`: a recording before the latest one, of one connection; 0 for the latest.
    DownloadJob(const LabId &lab, const std::vector<ConnectionId> &connections, qint64 run,
                const QString &path, QObject *parent = nullptr);

    void start();
    const QString &path() const { return m_path; }

signals:
    /// Bytes.
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
