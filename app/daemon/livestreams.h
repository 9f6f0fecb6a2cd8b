// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/filedescriptor.h"

#include <QJsonArray>
#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace tomato::engine {

/// Knows the servers by which the labs of this user serve their captures, from the descriptions of
/// the labs. A capture of an interface that carries such a stream would capture its own stream
/// without end.
class LiveStreams final : public QObject
{
    Q_OBJECT

public:
    LiveStreams();

    /// Reads the descriptions if some changed; the event loop calls it then.
    void refresh();
    /// Returns a list for LiveServers.
    const QJsonArray &servers() const { return m_servers; }

signals:
    void changed();

private:
    void read();

    QString m_folder;
    FileDescriptor m_changes;
    std::unique_ptr<QSocketNotifier> m_notifier;
    QJsonArray m_servers;
};

} // namespace tomato::engine
