// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/client/engineclient.h"

#include <QObject>

namespace tomato::plugins {

/// Gets one connection's recording into one file: connects to the lab's engine (launching one that
/// opens what lies on the disk when the lab does not run), has everything committed that was on
/// the wire, and downloads. Destroying it cancels.
class DownloadJob final : public QObject
{
    Q_OBJECT

public:
    DownloadJob(const LabId &lab, const ConnectionId &connection, const QString &path,
                QObject *parent = nullptr);

    void start();
    const QString &path() const { return m_path; }

signals:
    /// Bytes.
    void progressed(qint64 done, qint64 total);
    void finished();
    void failed(const QString &reason);

private:
    void flush();
    void download();
    void fail(const Error &error);

    LabId m_lab;
    ConnectionId m_connection;
    QString m_path;
    client::EngineClient m_engine;
};

} // namespace tomato::plugins
