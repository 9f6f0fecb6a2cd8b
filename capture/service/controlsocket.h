// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/filedescriptor.h"

#include <QLocalSocket>
#include <QSocketNotifier>
#include <QTimer>

#include <memory>

namespace tomato::service {

/// A Unix socket at which clients come. QLocalServer closes for good when this process cannot open
/// another file at the moment that one comes; this socket lets them wait.
class ControlSocket final : public QObject
{
    Q_OBJECT

public:
    ControlSocket();

    /// Listens at a path where no file exists yet.
    Result<> listen(const QString &path);
    void close();
    bool isListening() const { return bool(m_socket); }
    /// Returns the next client; null when none waits.
    std::unique_ptr<QLocalSocket> next();

signals:
    void clientCame();
    /// There was no free file descriptor for the client: it waits for a while.
    void clientWaits();

private:
    FileDescriptor m_socket;
    std::unique_ptr<QSocketNotifier> m_notifier;
    QTimer m_pause;
};

} // namespace tomato::service
