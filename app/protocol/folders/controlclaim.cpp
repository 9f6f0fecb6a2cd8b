// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/protocol/folders/controlclaim.h"

#include "app/base/systemwords.h"
#include "app/protocol/folders/labpaths.h"

#include <QFile>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <utility>

namespace tomato::rpc {

Result<ControlClaim> ControlClaim::acquire()
{
    if (const auto trusted = LabPaths::checkControlDirectory(); !trusted)
        return passOn(trusted);
    const QByteArray path = QFile::encodeName(LabPaths::controlDirectory());
    const int descriptor =
        ::open(path.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (descriptor < 0)
        return failure(systemWords(errno), path.toStdString());
    int locked = 0;
    do {
        locked = ::flock(descriptor, LOCK_EX);
    } while (locked != 0 && errno == EINTR);
    return ControlClaim(descriptor);
}

ControlClaim::ControlClaim(ControlClaim &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

ControlClaim::~ControlClaim()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

bool ControlClaim::isAlive(const LabId &lab) const
{
    const QByteArray path = QFile::encodeName(LabPaths::socket(lab));
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= static_cast<qsizetype>(sizeof address.sun_path))
        return false;
    std::memcpy(address.sun_path, path.constData(), static_cast<std::size_t>(path.size()));
    const int probe = ::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (probe < 0)
        return true; // out of descriptors: rather keep what may live
    const bool refused =
        ::connect(probe, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0 &&
        (errno == ECONNREFUSED || errno == ENOENT || errno == ENOTSOCK);
    ::close(probe);
    return !refused;
}

void ControlClaim::remove(const LabId &lab) const
{
    QFile::remove(LabPaths::socket(lab));
    QFile::remove(LabPaths::description(lab));
}

} // namespace tomato::rpc
