// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/receiver/demultiplexer.h"
#include "capture/recorder/recorder.h"
#include "tests/capture/testing/labtest.h"
#include "tests/capture/testing/pcapfiles.h"
#include "tests/capture/testing/testwire.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <arpa/inet.h>

using namespace tomato;
using namespace tomato::capture;

/// A filter means what it means on the file: what is recorded with it is what tcpdump finds with it
/// in a recording without one, VLAN tags or not.
class TestFilterTruth final : public QObject
{
    Q_OBJECT

private:
    static constexpr std::array<const char *, 54> Expressions = {
        "icmp",
        "not icmp",
        "ip",
        "arp",
        "ip6",
        "udp",
        "tcp",
        "udp port 53",
        "port 7000",
        "tcp port 80",
        "host 10.0.0.1",
        "src host 10.0.0.1",
        "dst net 10.0.0.0/24",
        "host 10.0.0.9",
        "ether host 02:00:00:00:00:01",
        "ether src 02:00:00:00:00:02",
        "ether dst ff:ff:ff:ff:ff:ff",
        "ether broadcast",
        "ether multicast",
        "greater 80",
        "less 80",
        "greater 64 and less 200",
        "len > 1000",
        "len = 60",
        "ether proto 0x8100",
        "ether proto 0x88a8",
        "ether proto 0x0800",
        "ether[12:2] = 0x8100",
        "ether[14:2] & 0xfff = 1000",
        "ether[16:2] = 0x0800",
        "ether[0] & 1 != 0",
        "ether[60:4] != 0",
        "ip[8] = 64",
        "ip[9] = 1",
        "icmp[icmptype] = icmp-echo",
        "tcp[tcpflags] & tcp-syn != 0",
        "vlan",
        "not vlan",
        "vlan 5",
        "vlan 1000",
        "vlan and icmp",
        "vlan and host 10.0.0.1",
        "vlan 5 and udp",
        "vlan and vlan",
        "vlan 1000 and vlan 5",
        "vlan and vlan and icmp",
        "vlan or icmp",
        "icmp or (vlan and icmp)",
        "(vlan and ip) or ip",
        "vlan and greater 80",
        "vlan and ether[14:2] & 0xe000 != 0",
        "not (vlan and icmp)",
        "ether proto 0x88b5",
        "udp[8:2] = 0x1234",
    };

    using Frame = std::vector<char>;

    static void append(Frame &frame, std::initializer_list<int> bytes)
    {
        for (const int each : bytes)
            frame.push_back(static_cast<char>(each));
    }

    /// An IPv4 packet with these tags before its type; `protocol` 1, 6 or 17.
    static Frame packet(std::initializer_list<int> tags, int protocol, int from, std::size_t bytes,
                        int port = 7000)
    {
        Frame frame;
        append(frame, {2, 9, 0, 0, 0, 1, 2, 0, 0, 0, 0, from == 1 ? 1 : 2});
        append(frame, tags);
        append(frame, {0x08,     0x00, 0x45, 0,  0, 84, 0,    0,  0, 0, 64,
                       protocol, 0,    0,    10, 0, 0,  from, 10, 0, 0, 3 - from});
        if (protocol == 1)
            append(frame, {8, 0, 0, 0, 0, 1, 0, 1});
        else
            append(frame, {port >> 8, port & 0xff, 0x30, 0x39, 0, 40, 0, 0, 0x12, 0x34,
                           0,         0,           0x50, 0x02, 0, 0,  0, 0, 0,    0});
        frame.resize(std::max(bytes, frame.size()), '\x5a');
        return frame;
    }

    /// Each kind of tagging with each kind of content; and what is no IPv4.
    static std::vector<Frame> frames()
    {
        const std::initializer_list<int> plain = {};
        const std::initializer_list<int> five = {0x81, 0, 0, 5};
        const std::initializer_list<int> thousand = {0x81, 0, 0x03, 0xe8};
        const std::initializer_list<int> priority = {0x81, 0, 0xa0, 0};
        const std::initializer_list<int> zero = {0x81, 0, 0, 0};
        const std::initializer_list<int> service = {0x88, 0xa8, 0x03, 0xe8};
        const std::initializer_list<int> stacked = {0x88, 0xa8, 0x03, 0xe8, 0x81, 0, 0, 5};
        const std::initializer_list<int> twice = {0x81, 0, 0x03, 0xe8, 0x81, 0, 0, 5};
        const std::initializer_list<int> old = {0x91, 0, 0, 5};
        std::vector<Frame> all;
        for (const auto &tags :
             {plain, five, thousand, priority, zero, service, stacked, twice, old}) {
            for (const int from : {1, 2}) {
                all.push_back(packet(tags, 1, from, 60));
                all.push_back(packet(tags, 1, from, 78));
                all.push_back(packet(tags, 17, from, 1200));
                all.push_back(packet(tags, 17, from, 64, 53));
                all.push_back(packet(tags, 6, from, 76, 80));
            }
            Frame other = numberedFrame(7, 79);
            other.insert(other.begin() + 12, tags.begin(), tags.end());
            all.push_back(other);
            Frame arp;
            append(arp, {255, 255, 255, 255, 255, 255, 2, 0, 0, 0, 0, 1});
            append(arp, tags);
            append(arp, {0x08, 0x06, 0, 1, 8, 0, 6, 4, 0, 1, 2, 0, 0, 0, 0, 1, 10, 0, 0, 1});
            arp.resize(60);
            all.push_back(arp);
        }
        return all;
    }

    class Recorded
    {
    public:
        Recorded(const TestWire &wire, const std::filesystem::path &folder,
                 const std::string &filter, const std::shared_ptr<Demultiplexer> &demultiplexer)
        {
            RecorderSettings settings;
            settings.directory = folder;
            settings.filter = filter;
            auto started = Recorder::start(settings, demultiplexer);
            if (!started || !(*started)->attach(0, wire.port(0)))
                throw std::runtime_error("cannot record with " + filter);
            m_recorder = std::move(*started);
        }

        std::vector<ReadPacket> finish()
        {
            m_recorder->stop();
            const auto reader = RingReader::open(m_recorder->settings().directory);
            return readRing((*reader)->snapshot());
        }

    private:
        std::unique_ptr<Recorder> m_recorder;
    };

    static qsizetype countWithTcpdump(const std::filesystem::path &file, const char *expression)
    {
        QProcess tcpdump;
        tcpdump.setStandardErrorFile(QProcess::nullDevice());
        // In a namespace without users, as it would become another one here and may not.
        tcpdump.start("unshare",
                      {"-U", "tcpdump", "-n", "-t", "-q", "-r", file.c_str(), expression});
        if (!tcpdump.waitForFinished() || tcpdump.exitCode() != 0)
            throw std::runtime_error(std::string("tcpdump -r failed: ") + expression);
        // The description of a frame's content may need several lines.
        qsizetype packets = 0;
        for (const QByteArray &line : tcpdump.readAllStandardOutput().split('\n'))
            packets += !line.isEmpty() && line[0] != '\t' && line[0] != ' ';
        return packets;
    }

private slots:
    void initTestCase()
    {
        if (!labRefusal().empty())
            QSKIP(labRefusal().c_str());
        if (QStandardPaths::findExecutable("tcpdump").isEmpty())
            QSKIP("tcpdump is not installed");
    }

    void aFilterMeansWhatItMeansOnTheFile_data()
    {
        QTest::addColumn<bool>("isApart");
        QTest::addColumn<bool>("isShared");
        QTest::newRow("judged by the kernel, in the shared buffer") << false << false;
        QTest::newRow("judged by the kernel, with libpcap's handle") << true << false;
        QTest::newRow("judged outside of the kernel") << false << true;
    }
    void aFilterMeansWhatItMeansOnTheFile()
    {
        QFETCH(bool, isApart);
        QFETCH(bool, isShared);
        const TestWire wire;
        const QTemporaryDir folder;
        const std::filesystem::path top = folder.path().toStdString();
        const auto demultiplexer = std::make_shared<Demultiplexer>(
            isApart ? Demultiplexer::Receiving::Apart : Demultiplexer::Receiving::Together);
        const auto socket = wire.frameSocket(0);
        const auto send = [&] {
            for (const auto &frame : frames())
                sendFrame(socket, frame);
        };
        Recorded everything(wire, top / "all", "", demultiplexer);
        send();
        const auto all = everything.finish();
        QCOMPARE(all.size(), frames().size());
        const auto file = top / "all" / "000001.pcap";

        // Where a port has several recordings the kernel leaves the judging to them.
        std::vector<std::unique_ptr<Recorded>> together;
        std::map<std::string, std::size_t> found;
        const std::size_t atOnce = isShared ? Expressions.size() : 1;
        for (std::size_t first = 0; first < Expressions.size(); first += atOnce) {
            together.clear();
            for (std::size_t at = first; at < first + atOnce; ++at)
                together.push_back(std::make_unique<Recorded>(wire, top / std::to_string(at),
                                                              Expressions[at], demultiplexer));
            send();
            for (std::size_t at = first; at < first + atOnce; ++at)
                found[Expressions[at]] = together[at - first]->finish().size();
        }
        for (const char *expression : Expressions)
            QVERIFY2(found[expression] ==
                         static_cast<std::size_t>(countWithTcpdump(file, expression)),
                     qPrintable(QStringLiteral("%1: %2 recorded, %3 in the file")
                                    .arg(expression)
                                    .arg(found[expression])
                                    .arg(countWithTcpdump(file, expression))));
    }
};

TOMATO_LAB_TEST_MAIN(TestFilterTruth)
#include "tst_filtertruth.moc"
