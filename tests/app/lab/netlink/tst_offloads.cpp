// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/filedescriptor.h"
#include "app/lab/netlink/namespacevisit.h"
#include "tests/app/lab/drawing.h"
#include "tests/app/lab/fabrictest.h"
#include "tests/app/lab/framesocket.h"

#include <QtEndian>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>

using namespace tomato;
using namespace tomato::lab;

constexpr int Port = 5001;
constexpr qsizetype TransferBytes = 3'000'000;
constexpr qsizetype MaxFrame = 1514;

/// The Internet checksum (RFC 1071) over bytes that include a right one gives 0xffff.
static quint32 onesSum(const QByteArray &bytes, quint32 sum = 0)
{
    for (qsizetype at = 0; at < bytes.size(); at += 2) {
        const auto high = static_cast<quint8>(bytes[at]);
        const auto low = at + 1 < bytes.size() ? static_cast<quint8>(bytes[at + 1]) : quint8{0};
        sum += static_cast<quint32>(high << 8 | low);
    }
    while (sum > 0xffff)
        sum = (sum & 0xffff) + (sum >> 16);
    return sum;
}

/// Empty when the frame is TCP with right checksums, or no TCP at all.
static QString fault(const QByteArray &frame)
{
    const auto type = qFromBigEndian<quint16>(frame.constData() + 12);
    if (type != 0x0800 && type != 0x86dd)
        return {};
    const bool six = type == 0x86dd;
    const QByteArray packet = frame.mid(14);
    if (packet[six ? 6 : 9] != IPPROTO_TCP)
        return {};
    const qsizetype headBytes = six ? 40 : (packet[0] & 0x0f) * 4;
    const auto length = qFromBigEndian<quint16>(packet.constData() + (six ? 4 : 2));
    const QByteArray segment = packet.mid(headBytes, six ? length : length - headBytes);
    const QByteArray addresses = six ? packet.mid(8, 32) : packet.mid(12, 8);
    if (!six && onesSum(packet.first(headBytes)) != 0xffff)
        return QStringLiteral("wrong IPv4 checksum");
    const auto pseudo = static_cast<quint32>(IPPROTO_TCP + segment.size());
    if (onesSum(segment, onesSum(addresses, pseudo)) != 0xffff)
        return QStringLiteral("wrong TCP checksum, %1 bytes").arg(frame.size());
    return {};
}

/// A socket that belongs to an element's network.
static int socketIn(pid_t element, int family)
{
    const auto visit = NamespaceVisit::enter(element, NamespaceVisit::Kind::Network);
    return visit ? socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0) : -1;
}

static sockaddr_in6 mapped(const char *address)
{
    sockaddr_in6 result{};
    result.sin6_family = AF_INET6;
    result.sin6_port = htons(Port);
    inet_pton(AF_INET6, address, &result.sin6_addr);
    return result;
}

class TestOffloads final : public FabricTest
{
    Q_OBJECT

public:
    using FabricTest::FabricTest;

private slots:
    void tcpCrossesAsAWireWouldCarryIt_data()
    {
        QTest::addColumn<QByteArray>("server");
        QTest::newRow("IPv4") << QByteArray("::ffff:10.0.0.2");
        QTest::newRow("IPv6") << QByteArray("fd00::2");
    }
    void tcpCrossesAsAWireWouldCarryIt()
    {
        QFETCH(const QByteArray, server);
        Drawing drawing;
        QCOMPARE(transferBetweenHosts(drawing, server.constData()), QString());
    }

    /// As a real machine's interface would have it: one frame that somebody else is to cut.
    void offloadsAreKeptWhenTheLabIsToHaveThem()
    {
        Drawing drawing;
        drawing.topology.setAttributes({{"lab_offloads", true}});
        const QString fault = transferBetweenHosts(drawing, "::ffff:10.0.0.2");
        QVERIFY2(fault.startsWith("a frame of ") || fault.startsWith("wrong TCP checksum"),
                 qPrintable(fault));
    }

private:
    /// A transfer from a host to another one, which has that address; returns the first fault.
    static QString transferBetweenHosts(Drawing &drawing, const char *server)
    {
        drawing.addHost("h1");
        drawing.addHost("h2");
        drawing.addInterface("h1:eth0", "10.0.0.1/24", "fd00::1/64");
        drawing.addInterface("h2:eth0", "10.0.0.2/24", "fd00::2/64");
        const ConnectionId wire = drawing.connect("h1:eth0", "h2:eth0");
        ListenerRecord listener;
        Lab lab(listener);
        lab.apply(drawing.topology, drawing.devices());
        const auto &ports = listener.ports.at(wire);
        const std::array<FrameSocket, 2> taps = {FrameSocket(0, QString::fromStdString(ports[0])),
                                                 FrameSocket(0, QString::fromStdString(ports[1]))};

        const FileDescriptor listening(socketIn(processOf(lab, "h2"), AF_INET6));
        const FileDescriptor client(socketIn(processOf(lab, "h1"), AF_INET6));
        const sockaddr_in6 address = mapped(server);
        const auto *name = reinterpret_cast<const sockaddr *>(&address);
        if (bind(listening.get(), name, sizeof address) != 0 || listen(listening.get(), 1) != 0)
            return QStringLiteral("cannot listen");
        if (::connect(client.get(), name, sizeof address) != 0 && errno != EINPROGRESS)
            return QStringLiteral("cannot connect");
        pollfd waiting{listening.get(), POLLIN, 0};
        if (poll(&waiting, 1, 5000) != 1)
            return QStringLiteral("nobody connected");
        const FileDescriptor accepted(accept4(listening.get(), nullptr, nullptr, SOCK_NONBLOCK));
        return transfer(client.get(), accepted.get(), taps);
    }

    /// Sends TransferBytes and looks at each frame meanwhile; returns the first fault.
    static QString transfer(int from, int to, const std::array<FrameSocket, 2> &taps)
    {
        const QByteArray chunk(200'000, 'x');
        QByteArray buffer(200'000, 0);
        qsizetype left = TransferBytes;
        qsizetype missing = TransferBytes;
        int frames = 0;
        while (missing > 0) {
            pollfd watched{to, POLLIN, 0};
            if (left > 0)
                left -= qMax(ssize_t{0}, send(from, chunk.constData(),
                                              static_cast<size_t>(qMin(left, chunk.size())), 0));
            if (poll(&watched, 1, 5000) != 1)
                return QStringLiteral("the transfer stalled");
            missing -= recv(to, buffer.data(), static_cast<size_t>(buffer.size()), 0);
            for (const FrameSocket &tap : taps) {
                for (QByteArray frame = tap.receive(0); !frame.isEmpty(); frame = tap.receive(0)) {
                    ++frames;
                    if (frame.size() > MaxFrame)
                        return QStringLiteral("a frame of %1 bytes").arg(frame.size());
                    if (const QString wrong = fault(frame); !wrong.isEmpty())
                        return wrong;
                }
            }
        }
        return frames < TransferBytes / MaxFrame ? QStringLiteral("only %1 frames").arg(frames)
                                                 : QString();
    }
};

int main(int argc, char **argv)
{
    return runInFabric<TestOffloads>(argc, argv);
}

#include "tst_offloads.moc"
