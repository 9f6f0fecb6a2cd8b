// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/service/liveserver.h"

#include "capture/service/socketowner.h"

#include <QCryptographicHash>
#include <QHostAddress>
#include <QtEndian>
#include <QTimer>

#include <algorithm>
#include <arpa/inet.h>
#include <chrono>
#include <fcntl.h>
#include <map>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace tomato::service {

static constexpr quint16 FirstPort = 20'000;
static constexpr quint16 Ports = 10'000;
/// Ports tried from the preferred one on before any will do.
static constexpr quint16 Attempts = 200;

/// Without free descriptors no viewer is accepted for this time.
static constexpr std::chrono::milliseconds AcceptPause{500};
/// This number of descriptors is reserved for all that is not a viewer.
static constexpr int SpareDescriptors = 64;

/// The kernel gives the lowest number that is free.
static bool isAmongLast(int descriptor)
{
    rlimit files{};
    return ::getrlimit(RLIMIT_NOFILE, &files) == 0 && files.rlim_cur != RLIM_INFINITY &&
           static_cast<rlim_t>(descriptor) + SpareDescriptors >= files.rlim_cur;
}

static quint16 preferredPort(const LabId &lab, const ConnectionId &connection,
                             capture::Cursor::Start start)
{
    QByteArray name = QByteArray::fromStdString(lab.value + '/' + connection.value);
    if (start == capture::Cursor::Start::Oldest)
        name += "/backlog";
    const QByteArray hash = QCryptographicHash::hash(name, QCryptographicHash::Sha256);
    return static_cast<quint16>(qFromBigEndian<quint32>(hash.constData()) % Ports);
}

/// Null and 0 when the viewer is gone already.
static std::pair<QHostAddress, quint16> peerOf(int socket)
{
    sockaddr_storage peer{};
    socklen_t length = sizeof peer;
    if (::getpeername(socket, reinterpret_cast<sockaddr *>(&peer), &length) != 0)
        return {};
    const quint16 port = peer.ss_family == AF_INET6
                             ? reinterpret_cast<const sockaddr_in6 *>(&peer)->sin6_port
                             : reinterpret_cast<const sockaddr_in *>(&peer)->sin_port;
    QHostAddress address(reinterpret_cast<const sockaddr *>(&peer));
    // An IPv4 viewer of a server that listens for both comes as ::ffff:192.0.2.7.
    bool isMapped = false;
    const quint32 four = address.toIPv4Address(&isMapped);
    return {isMapped ? QHostAddress(four) : address, ntohs(port)};
}

LiveServer::LiveServer(const LabId &lab, const ConnectionId &connection,
                       capture::Cursor::Start start)
    : m_preferredPort(preferredPort(lab, connection, start)), m_start(start)
{
    // QTcpServer accepts no connections any more after it failed to accept one.
    connect(this, &QTcpServer::acceptError, this,
            [this] { QTimer::singleShot(AcceptPause, this, &QTcpServer::resumeAccepting); });
}

LiveServer::~LiveServer()
{
    watch(false);
}

Result<> LiveServer::listen(const LiveAccess &access)
{
    close();
    dismissViewers();
    m_access = access;
    bool listening = false;
    for (quint16 i = 0; i < Attempts && !listening; ++i) {
        const auto port = static_cast<quint16>(FirstPort + (m_preferredPort + i) % Ports);
        listening = QTcpServer::listen(access.address(), port);
        // Only a port in use can be skipped.
        if (!listening && serverError() != QAbstractSocket::AddressInUseError)
            break;
    }
    if (listening || QTcpServer::listen(access.address(), 0)) {
        if (listening)
            m_preferredPort = static_cast<quint16>(serverPort() - FirstPort);
        return {};
    }
    return failure("cannot listen for viewers: " + errorString().toStdString(),
                   access.address().toString().toStdString());
}

void LiveServer::show(std::shared_ptr<capture::RingReader> ring)
{
    dismissViewers();
    m_ring = std::move(ring);
}

void LiveServer::stop()
{
    close();
    show(nullptr);
}

void LiveServer::dismissViewers()
{
    watch(false);
    const bool had = !m_viewers.empty();
    for (auto &viewer : std::exchange(m_viewers, {})) {
        LiveViewer &leaving = *viewer;
        m_leaving.push_back(std::move(viewer));
        leaving.finish();
    }
    if (had)
        emit changed();
}

void LiveServer::feed()
{
    // A viewer that breaks while it is fed leaves the list.
    std::vector<LiveViewer *> all;
    for (const auto &viewer : m_viewers)
        all.push_back(viewer.get());
    for (LiveViewer *viewer : all)
        viewer->feed();
}

std::vector<protocol::ViewerStatus> LiveServer::viewers() const
{
    std::vector<protocol::ViewerStatus> all;
    for (const auto &viewer : m_viewers)
        all.push_back(viewer->status());
    return all;
}

void LiveServer::incomingConnection(qintptr socket)
{
    const int descriptor = static_cast<int>(socket);
    ::fcntl(descriptor, F_SETFL, ::fcntl(descriptor, F_GETFL) | O_NONBLOCK);
    ::fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    const auto [address, port] = peerOf(descriptor);
    const bool isOwn = mayWatch(descriptor, address);
    if (!m_ring || !isOwn || isAmongLast(descriptor)) {
        ::close(descriptor);
        if (!isOwn)
            refuse();
        return;
    }
    makeRoom(address);
    const QString name = address.protocol() == QAbstractSocket::IPv6Protocol
                             ? QStringLiteral("[%1]:%2").arg(address.toString()).arg(port)
                             : QStringLiteral("%1:%2").arg(address.toString()).arg(port);
    auto viewer = LiveViewer::begin(descriptor, address, name, m_ring, m_start);
    if (!viewer)
        return;
    LiveViewer *begun = viewer->get();
    connect(begun, &LiveViewer::ended, this, [this, begun] { remove(begun); });
    connect(begun, &LiveViewer::spokeAnother, this, &LiveServer::refuse);
    m_viewers.push_back(std::move(*viewer));
    watch(true);
    emit changed();
}

/// From this machine the user's own programs may watch, whichever of its addresses they come by;
/// from others the viewers that the user named.
bool LiveServer::mayWatch(int socket, const QHostAddress &address) const
{
    const auto owner = ownerOfOtherEnd(socket);
    if (address.isLoopback())
        return owner && isOwnUser(*owner);
    return m_access.allows(address) && (!owner || isOwnUser(*owner));
}

void LiveServer::refuse()
{
    ++m_refused;
    emit changed();
}

void LiveServer::makeRoom(const QHostAddress &address)
{
    std::map<QString, std::size_t> counts;
    for (const auto &viewer : m_viewers)
        ++counts[viewer->address().toString()];
    QString from = address.toString();
    const bool isCrowd = !address.isLoopback() && counts[from] >= MaxPerAddress;
    if (!isCrowd && m_viewers.size() < MaxViewers)
        return;
    // The victim is one of those who have the most, so that nobody drives out all others.
    if (!isCrowd)
        from = std::ranges::max_element(counts, {}, [](const auto &each) {
                   return each.second;
               })->first;
    LiveViewer *idlest = nullptr;
    for (const auto &viewer : m_viewers) {
        if (viewer->address().toString() == from &&
            (idlest == nullptr || viewer->lastProgress() < idlest->lastProgress()))
            idlest = viewer.get();
    }
    if (idlest != nullptr)
        remove(idlest);
}

void LiveServer::remove(LiveViewer *viewer)
{
    for (auto *list : {&m_viewers, &m_leaving}) {
        const auto found = std::find_if(list->begin(), list->end(), [viewer](const auto &each) {
            return each.get() == viewer;
        });
        if (found == list->end())
            continue;
        found->release()->deleteLater();
        list->erase(found);
    }
    if (m_viewers.empty())
        watch(false);
    emit changed();
}

void LiveServer::watch(bool watched)
{
    if (m_ring && watched != m_watching) {
        m_watching = watched;
        m_ring->watch(watched);
        if (watched)
            emit this->watched();
    }
}

} // namespace tomato::service
