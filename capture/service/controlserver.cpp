// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/service/controlserver.h"

#include "app/protocol/fields/statewords.h"
#include "app/protocol/folders/controlclaim.h"
#include "app/protocol/folders/labpaths.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QSaveFile>

#include <algorithm>
#include <cerrno>
#include <poll.h>
#include <string>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tomato::service {

/// More clients than any desktop has; each may hold some memory.
static constexpr std::size_t MaxClients = 64;

ControlServer::ControlServer(const LabId &lab, QObject *parent) : QObject(parent), m_lab(lab)
{
    connect(&m_socket, &ControlSocket::clientCame, this, &ControlServer::admit);
    connect(&m_socket, &ControlSocket::clientWaits, this, &ControlServer::clientWaits);
}

ControlServer::~ControlServer()
{
    close();
}

Result<ControlServer::Claim> ControlServer::open()
{
    const auto claim = rpc::ControlClaim::acquire();
    if (!claim)
        return passOn(claim);
    if (claim->isAlive(m_lab))
        return Claim::Served;
    claim->remove(m_lab);
    if (const auto listening = m_socket.listen(rpc::LabPaths::socket(m_lab)); !listening)
        return passOn(listening);
    describe({}, {}, LabState::Stopped, {});
    return Claim::Taken;
}

void ControlServer::close()
{
    if (!m_socket.isListening())
        return;
    const auto claim = rpc::ControlClaim::acquire();
    m_socket.close();
    if (claim)
        claim->remove(m_lab);
}

void ControlServer::describe(const QString &name, const QString &file, LabState state,
                             const QJsonArray &live)
{
    if (!m_socket.isListening())
        return; // closed, and the description is gone with the socket
    const QJsonObject json{{"lab", QString::fromStdString(m_lab.value)},
                           {"name", name},
                           {"file", file},
                           {"state", protocol::wordOf(state)},
                           {"live", live},
                           {"pid", QCoreApplication::applicationPid()}};
    QSaveFile description(rpc::LabPaths::description(m_lab));
    if (!description.open(QIODevice::WriteOnly))
        return;
    description.write(QJsonDocument(json).toJson(QJsonDocument::Compact));
    description.commit();
}

/// Elements of labs have this user's number too, in user namespaces of their own: one that got at
/// the socket, by a folder that is shared with it, has no say. False for a process that has ended.
static bool isInOurNamespace(pid_t process, int pidfd)
{
    struct stat ours
    {
    };
    struct stat theirs
    {
    };
    const std::string path = "/proc/" + std::to_string(process) + "/ns/user";
    if (process <= 0 || ::stat("/proc/self/ns/user", &ours) != 0 ||
        ::stat(path.c_str(), &theirs) != 0)
        return false;
    // Otherwise another process may have got the number meanwhile. Without a pidfd, -1, nothing is
    // known of that.
    pollfd ended{pidfd, POLLIN, 0};
    return ours.st_dev == theirs.st_dev && ours.st_ino == theirs.st_ino &&
           ::poll(&ended, 1, 0) == 0;
}

static bool isOfThisUser(const QLocalSocket &socket)
{
    ucred peer{};
    socklen_t length = sizeof peer;
    const auto descriptor = static_cast<int>(socket.socketDescriptor());
    if (::getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &peer, &length) != 0 ||
        peer.uid != ::geteuid())
        return false;
    // Linux has this since 6.5; on older kernels the number alone has to do. Others refuse it for a
    // process that is gone.
    constexpr int PeerPidfd = 77;
    int pidfd = -1;
    length = sizeof pidfd;
    if (::getsockopt(descriptor, SOL_SOCKET, PeerPidfd, &pidfd, &length) != 0) {
        if (errno != ENOPROTOOPT)
            return false;
        pidfd = -1;
    }
    const bool admitted = isInOurNamespace(peer.pid, pidfd);
    if (pidfd >= 0)
        ::close(pidfd);
    return admitted;
}

void ControlServer::admit()
{
    while (std::unique_ptr<QLocalSocket> socket = m_socket.next()) {
        if (!isOfThisUser(*socket) || m_clients.size() >= MaxClients)
            continue;
        m_clients.push_back(std::make_unique<rpc::RpcPeer>(std::move(socket)));
        rpc::RpcPeer *client = m_clients.back().get();
        connect(client, &rpc::RpcPeer::closed, this, [this, client] { remove(client); });
        emit clientCame(client);
    }
}

void ControlServer::remove(rpc::RpcPeer *client)
{
    const auto found = std::find_if(m_clients.begin(), m_clients.end(),
                                    [client](const auto &each) { return each.get() == client; });
    if (found == m_clients.end())
        return;
    found->release()->deleteLater();
    m_clients.erase(found);
    emit clientWent(client);
}

} // namespace tomato::service
