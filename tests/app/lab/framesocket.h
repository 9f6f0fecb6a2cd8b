// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <sys/types.h>

#include <memory>

namespace tomato::lab {

/// Sends and receives Ethernet frames at a device, byte for byte as they are on the wire.
class FrameSocket final
{
public:
    /// In the network namespace of `process`, or of the calling thread for 0.
    FrameSocket(pid_t process, const QString &device);
    ~FrameSocket();
    FrameSocket(const FrameSocket &) = delete;
    FrameSocket &operator=(const FrameSocket &) = delete;

    bool send(const QByteArray &frame) const;
    /// The bytes of frames that were sent and still belong to this socket, with what the kernel
    /// adds.
    int owned() const;
    /// The next frame that came in; empty when none comes within the time.
    QByteArray receive(int milliseconds = 1000) const;
    /// Whether this frame comes in within two seconds, others before it or not.
    bool receives(const QByteArray &frame) const;

private:
    int m_socket = -1;
};

} // namespace tomato::lab
