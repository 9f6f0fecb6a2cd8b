// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/filedescriptor.h"

#include <QByteArrayList>
#include <QSocketNotifier>

#include <memory>

namespace tomato::engine {

/// The IPv4 addresses of this machine, but for those of the loopback, and word of each change.
class OwnAddresses final : public QObject
{
    Q_OBJECT

public:
    /// Where the kernel does not report changes, the addresses stay those of this moment.
    OwnAddresses();

    static QByteArrayList now();

signals:
    void changed();

private:
    void read();

    FileDescriptor m_socket;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace tomato::engine
