// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/extcap/packetpipe.h"

#include "app/base/systemwords.h"
#include "app/cli/session.h"

#include <QFile>

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <poll.h>

namespace tomato::extcap {

Result<PacketPipe> PacketPipe::open(const QString &path)
{
    const int descriptor =
        ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return failure("cannot be opened: " + systemWords(errno), path.toStdString());
    return PacketPipe(FileDescriptor(descriptor));
}

bool PacketPipe::isGone() const
{
    pollfd watched{m_file.get(), 0, 0};
    return ::poll(&watched, 1, 0) > 0 && (watched.revents & (POLLERR | POLLHUP)) != 0;
}

Result<bool> PacketPipe::write(const QByteArray &bytes) const
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t count = ::write(m_file.get(), bytes.constData() + done,
                                      static_cast<std::size_t>(bytes.size() - done));
        if (count < 0 && errno == EPIPE)
            return false;
        if (count < 0 && errno == EINTR && cli::isInterrupted())
            return false;
        if (count < 0 && errno != EINTR)
            return failure("cannot be written: " + systemWords(errno));
        done += std::max<ssize_t>(count, 0);
    }
    return true;
}

} // namespace tomato::extcap
