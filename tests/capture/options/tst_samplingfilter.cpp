// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/options/samplingfilter.h"
#include "capture/receiver/filter/filter.h"

#include <QTest>

#include <random>

using namespace tomato::capture;

namespace {

using Bytes = std::vector<unsigned char>;

enum class Protocol
{
    Tcp = 6,
    Udp = 17,
    Icmp = 1,
    Icmpv6 = 58
};

std::uint32_t sum(const unsigned char *bytes, std::size_t count, std::uint32_t from)
{
    for (std::size_t at = 0; at + 1 < count; at += 2)
        from += static_cast<std::uint32_t>(bytes[at] << 8 | bytes[at + 1]);
    return from;
}

std::uint16_t folded(std::uint32_t sum)
{
    while (sum >> 16 != 0)
        sum = (sum & 0xffff) + (sum >> 16);
    return static_cast<std::uint16_t>(~sum);
}

void put(Bytes &bytes, std::size_t at, std::uint16_t value)
{
    bytes[at] = static_cast<unsigned char>(value >> 8);
    bytes[at + 1] = static_cast<unsigned char>(value);
}

/// Frames as an element sends them, with random ports, numbers and payload.
class Sender final
{
public:
    Bytes frame(Protocol protocol, bool isIpv6)
    {
        const std::size_t network = 14;
        const std::size_t header = isIpv6 ? 40 : 20;
        const std::size_t transport = network + header;
        Bytes frame(transport + 60);
        put(frame, 12, isIpv6 ? 0x86dd : 0x0800);
        for (std::size_t at = transport; at < frame.size(); ++at)
            frame[at] = static_cast<unsigned char>(m_random());
        const std::size_t addresses = network + (isIpv6 ? 8 : 12);
        frame[network] = isIpv6 ? 0x60 : 0x45;
        if (isIpv6) {
            put(frame, network + 4, 60);
            frame[network + 6] = static_cast<unsigned char>(protocol);
            frame[addresses] = frame[addresses + 16] = 0xfd;
            frame[addresses + 15] = 1;
            frame[addresses + 31] = 2;
        } else {
            put(frame, network + 2, 80);
            frame[network + 9] = static_cast<unsigned char>(protocol);
            frame[addresses] = frame[addresses + 4] = 10;
            frame[addresses + 3] = 1;
            frame[addresses + 7] = 2;
        }
        if (protocol == Protocol::Tcp)
            frame[transport + 12] = 0x50;
        if (protocol == Protocol::Udp)
            put(frame, transport + 4, 60);
        const std::size_t checksum = transport + checksumAt(protocol);
        put(frame, checksum, 0);
        const bool hasPseudoHeader = protocol != Protocol::Icmp;
        const std::uint32_t pseudo =
            hasPseudoHeader
                ? sum(&frame[addresses], isIpv6 ? 32 : 8, 60 + static_cast<std::uint32_t>(protocol))
                : 0;
        put(frame, checksum, folded(sum(&frame[transport], 60, pseudo)));
        return frame;
    }

    static std::size_t checksumAt(Protocol protocol)
    {
        return protocol == Protocol::Tcp ? 16 : protocol == Protocol::Udp ? 6 : 2;
    }

private:
    std::mt19937 m_random{7};
};

/// Returns a frame after this number of routers, with a VLAN tag when it is on a trunk.
Bytes onLink(Bytes frame, unsigned hops, bool isTagged)
{
    const bool isIpv6 = frame[12] == 0x86;
    for (std::size_t at = 0; at < 12; ++at)
        frame[at] = static_cast<unsigned char>(hops * 16 + at);
    frame[14 + (isIpv6 ? 7 : 8)] = static_cast<unsigned char>(64 - hops);
    if (!isIpv6) {
        frame[15] |= hops & 3; // ECN
        put(frame, 24, 0);
        put(frame, 24, folded(sum(&frame[14], 20, 0)));
    }
    if (isTagged)
        frame.insert(frame.begin() + 12, {0x81, 0, 0, 7});
    return frame;
}

bool matches(const FilterProgram &program, const Bytes &frame)
{
    pcap_pkthdr header{};
    header.len = header.caplen = static_cast<bpf_u_int32>(frame.size());
    return pcap_offline_filter(program.get(), &header, frame.data()) != 0;
}

} // namespace

class TestSamplingFilter final : public QObject
{
    Q_OBJECT

private slots:
    void theShareIsRightAndTheSameOnFiveLinks_data()
    {
        QTest::addColumn<int>("every");
        QTest::addColumn<int>("protocol");
        QTest::addColumn<bool>("isIpv6");
        const std::pair<const char *, Protocol> protocols[] = {
            {"TCP", Protocol::Tcp}, {"UDP", Protocol::Udp}, {"ICMP", Protocol::Icmp}};
        for (const unsigned every : SampledPackets) {
            for (const auto &[name, protocol] : protocols) {
                for (const bool isIpv6 : {false, true})
                    QTest::addRow("%s over IPv%d, 1 of %u", name, isIpv6 ? 6 : 4, every)
                        << int(every)
                        << int(isIpv6 && protocol == Protocol::Icmp ? Protocol::Icmpv6 : protocol)
                        << isIpv6;
            }
        }
    }

    void theShareIsRightAndTheSameOnFiveLinks()
    {
        QFETCH(int, every);
        QFETCH(int, protocol);
        QFETCH(bool, isIpv6);
        const auto program = compileFilter(samplingFilter(unsigned(every)));
        QVERIFY2(program, program ? "" : program.error().text().c_str());
        Sender sender;
        // So many that chance alone stays well below the 5 % that are allowed.
        const int packets = every * 4000;
        int chosen = 0;
        int different = 0;
        for (int number = 0; number < packets; ++number) {
            const Bytes frame = sender.frame(Protocol(protocol), isIpv6);
            const bool isChosen = matches(*program, frame);
            chosen += isChosen ? 1 : 0;
            for (unsigned hops = 1; hops < 5; ++hops)
                different += matches(*program, onLink(frame, hops, hops == 2)) != isChosen ? 1 : 0;
        }
        QCOMPARE(different, 0);
        const double share = double(chosen) * every / packets;
        QVERIFY2(share > 0.95 && share < 1.05, qPrintable(QString::number(share)));
    }

    void whatHasNoChecksumIsNotChosen()
    {
        const auto program = compileFilter(samplingFilter(64));
        Sender sender;
        for (const bool isIpv6 : {false, true}) {
            Bytes frame = sender.frame(Protocol::Udp, isIpv6);
            put(frame, 14 + (isIpv6 ? 40 : 20) + 6, 0);
            QVERIFY(!matches(*program, frame));
            put(frame, 14 + (isIpv6 ? 40 : 20) + 6, 64);
            QVERIFY(matches(*program, frame));
        }
        Bytes arp(60);
        put(arp, 12, 0x0806);
        QVERIFY(!matches(*program, arp));
        // Behind an IPv4 fragment's header there is no checksum.
        Bytes fragment = sender.frame(Protocol::Tcp, false);
        put(fragment, 34 + 16, 64);
        QVERIFY(matches(*program, fragment));
        put(fragment, 20, 100);
        QVERIFY(!matches(*program, fragment));
    }

    void theKernelTakesIt()
    {
        for (const unsigned every : SampledPackets) {
            const auto program = compileFilter(samplingFilter(every));
            QVERIFY(program);
            const auto taken = checkKernelTakes(**program);
            QVERIFY2(taken, taken ? "" : taken.error().text().c_str());
        }
    }
};

QTEST_GUILESS_MAIN(TestSamplingFilter)
#include "tst_samplingfilter.moc"
