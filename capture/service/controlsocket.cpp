// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/service/controlsocket.h"

#include "app/base/systemwords.h"

#include <QFile>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <cerrno>
#include <chrono>
#include <cstring>

namespace tomato::service {

static constexpr std::chrono::milliseconds AcceptAgain{500};
static constexpr int MaxWaiting = 50;

ControlSocket::ControlSocket()
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(AcceptAgain);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (m_notifier)
            m_notifier->setEnabled(true);
    });
}

Result<> ControlSocket::listen(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (name.size() >= static_cast<qsizetype>(sizeof address.sun_path))
        return failure("cannot listen: this path is longer than 107 bytes", path.toStdString());
    std::memcpy(address.sun_path, name.constData(), static_cast<std::size_t>(name.size()));
    FileDescriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    // The file gets the mode that the socket has when it is bound.
    if (!socket || ::fchmod(socket.get(), 0600) != 0 ||
        ::bind(socket.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0 ||
        ::listen(socket.get(), MaxWaiting) != 0)
        return failure("cannot listen: " + systemWords(errno), path.toStdString());
    m_socket = std::move(socket);
    m_notifier = std::make_unique<QSocketNotifier>(m_socket.get(), QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &ControlSocket::clientCame);
    return {};
}

void ControlSocket::close()
{
    m_pause.stop();
    m_notifier.reset();
    m_socket = FileDescriptor();
}

std::unique_ptr<QLocalSocket> ControlSocket::next()
{
    int client = -1;
    do {
        client = ::accept4(m_socket.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
    } while (client < 0 && (errno == EINTR || errno == ECONNABORTED));
    if (client < 0 && errno != EAGAIN) {
        // The notifier would wake this process again and again.
        m_notifier->setEnabled(false);
        m_pause.start();
        emit clientWaits();
    }
    if (client < 0)
        return nullptr;
    auto socket = std::make_unique<QLocalSocket>();
    socket->setSocketDescriptor(client);
    return socket;
}

} // namespace tomato::service
