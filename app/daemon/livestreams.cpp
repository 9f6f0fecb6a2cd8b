// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/livestreams.h"

#include "app/protocol/folders/labpaths.h"

#include <QDir>
#include <QFile>
#include <QHostAddress>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtEndian>

#include <netinet/in.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

namespace tomato::engine {

namespace {

constexpr std::size_t MacAddresses = 12;
constexpr std::size_t TagSize = 4;
constexpr std::uint16_t Ipv4 = 0x0800;
constexpr std::uint16_t Ipv6 = 0x86dd;
constexpr std::size_t Ipv6Header = 40;
constexpr qint64 MaxDescription = 1 << 20;

template <class Number>
Number numberAt(std::span<const char> bytes, std::size_t offset)
{
    return qFromBigEndian<Number>(bytes.data() + offset);
}

bool isTag(std::uint16_t type)
{
    return type == 0x8100 || type == 0x88a8 || type == 0x9100;
}

} // namespace

/// The two ends of a TCP segment; ports of 0 for a frame that holds none.
struct LiveStreams::Segment
{
    std::array<Address, 2> addresses{};
    std::array<std::uint16_t, 2> ports{};
};

LiveStreams::LiveStreams()
    : m_folder(rpc::LabPaths::controlDirectory()),
      m_changes(inotify_init1(IN_NONBLOCK | IN_CLOEXEC))
{
    // Each description is put in its place whole, by a link or in the place of an earlier one.
    const QByteArray folder = QFile::encodeName(m_folder);
    (void)inotify_add_watch(m_changes.get(), folder.constData(),
                            IN_CREATE | IN_MOVED_TO | IN_DELETE);
    read();
}

void LiveStreams::refresh()
{
    alignas(inotify_event) std::array<char, 4096> events{};
    bool any = false;
    while (::read(m_changes.get(), events.data(), events.size()) > 0)
        any = true;
    if (any)
        read();
}

void LiveStreams::read()
{
    m_servers.clear();
    const QDir folder(m_folder);
    for (const QString &name : folder.entryList({QStringLiteral("*.json")}, QDir::Files)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QJsonObject json = QJsonDocument::fromJson(file.read(MaxDescription)).object();
        // A killed engine leaves its description.
        if (!QFile::exists(QStringLiteral("/proc/%1").arg(json.value("pid").toInteger())))
            continue;
        for (const QJsonValue &each : json.value("live").toArray()) {
            const QHostAddress host(each.toObject().value("host").toString());
            Server server{{},
                          static_cast<std::uint16_t>(each.toObject().value("port").toInt()),
                          host == QHostAddress(QHostAddress::AnyIPv4) ||
                              host == QHostAddress(QHostAddress::AnyIPv6)};
            const Q_IPV6ADDR address = host.toIPv6Address();
            std::memcpy(server.address.data(), &address, server.address.size());
            m_servers.push_back(server);
        }
    }
}

bool LiveStreams::serves(const Address &address, std::uint16_t port) const
{
    return std::ranges::any_of(m_servers, [&](const Server &server) {
        return server.port == port && (server.isAnywhere || server.address == address);
    });
}

LiveStreams::Segment LiveStreams::segmentIn(std::span<const char> frame)
{
    Segment segment;
    std::size_t at = MacAddresses;
    while (frame.size() >= at + 2 && isTag(numberAt<std::uint16_t>(frame, at)))
        at += TagSize;
    if (frame.size() < at + 2)
        return segment;
    const auto type = numberAt<std::uint16_t>(frame, at);
    const auto packet = frame.subspan(at + 2);
    std::size_t header = 0;
    if (type == Ipv4 && packet.size() >= sizeof(in_addr) * 5) {
        // Only the first fragment has the ports.
        const bool isFirst = (numberAt<std::uint16_t>(packet, 6) & 0x1fff) == 0;
        header = packet[9] == IPPROTO_TCP && isFirst ? (packet[0] & 0x0fU) * 4 : 0;
        for (const std::size_t end : {0U, 1U}) {
            segment.addresses[end][10] = segment.addresses[end][11] = 0xff;
            std::memcpy(segment.addresses[end].data() + 12, packet.data() + 12 + end * 4, 4);
        }
    } else if (type == Ipv6 && packet.size() >= Ipv6Header) {
        header = packet[6] == IPPROTO_TCP ? Ipv6Header : 0;
        for (const std::size_t end : {0U, 1U})
            std::memcpy(segment.addresses[end].data(), packet.data() + 8 + end * 16, 16);
    }
    if (header == 0 || packet.size() < header + 4)
        return segment;
    segment.ports = {numberAt<std::uint16_t>(packet, header),
                     numberAt<std::uint16_t>(packet, header + 2)};
    return segment;
}

bool LiveStreams::carry(std::span<const char> frame) const
{
    if (m_servers.empty())
        return false;
    const Segment segment = segmentIn(frame);
    return serves(segment.addresses[0], segment.ports[0]) ||
           serves(segment.addresses[1], segment.ports[1]);
}

} // namespace tomato::engine
