// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/merge/merge.h"
#include "capture/archive/runelements.h"
#include "capture/receiver/filter/filter.h"
#include "capture/tracing/tracedjourneys.h"
#include "tests/capture/tracing/linkrings.h"

#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace tomato;
using namespace tomato::journeys;
using namespace tomato::journeys::testing;
using namespace std::chrono_literals;

/// Recordings with a filter lack packets that look another way behind an element.
class TestFilteredJourneys final : public QObject
{
    Q_OBJECT

    static bool passes(const bpf_program &filter, const Frame &frame)
    {
        pcap_pkthdr header = {};
        header.caplen = header.len = static_cast<bpf_u_int32>(frame.size());
        return pcap_offline_filter(&filter, &header, frame.data()) != 0;
    }

    /// 100 packets from h1 over r1 and r2 to h2, each a millisecond after the one before; those in
    /// r2 with a remainder of ten below `lost` end there, and r2 may be a NAT.
    static void fill(LinkRings &rings, const QString &filter, bool isIpv6, bool isNat, int lost)
    {
        const auto program = capture::compileFilter(filter.toStdString());
        QVERIFY(program);
        rings.addLink("c1", "h1:eth0", "r1:eth0");
        rings.addLink("c2", "r1:eth1", "r2:eth0");
        rings.addLink("c3", "r2:eth1", "h2:eth0");
        const auto see = [&](const char *link, Timestamp time, const Frame &frame) {
            if (passes(**program, frame))
                rings.add(link, time, frame);
        };
        for (int packet = 0; packet < 100; ++packet) {
            FrameShape shape;
            shape.identification = static_cast<std::uint16_t>(packet);
            const auto id = static_cast<std::uint64_t>(packet);
            const Frame frame = isIpv6 ? udp6(id, shape) : udp4(id, shape);
            const Timestamp time = 10s + packet * 1ms;
            see("c1", time, frame);
            see("c2", time + 100us, routed(frame));
            const Frame behind = routed(frame);
            if (packet % 10 >= lost)
                see("c3", time + 200us, isNat ? translated(behind, 77, 50'000) : routed(behind));
        }
        // Recordings have a begin and an end of their own.
        for (const char *link : {"c1", "c2", "c3"})
            rings.add(link, 50s, arpRequest(1, 2));
        rings.finish();
    }

    static void check(const TracedJourneys &found, int lost)
    {
        QCOMPARE(found.lost(), static_cast<std::uint64_t>(lost));
        std::uint64_t ofFlows = 0;
        std::uint64_t ofFates = 0;
        for (const TracedJourneys::FlowRow &row : found.flowRows())
            ofFlows += row.lost;
        for (const PacketFates::Row &row : found.fates())
            ofFates += isLoss(row.fate) ? row.packets : 0;
        QCOMPARE(ofFlows, static_cast<std::uint64_t>(lost));
        QCOMPARE(ofFates, static_cast<std::uint64_t>(lost));
    }

private slots:
    void onlyWhatTheNextFilterWouldSurelyHaveTakenIsLost_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<bool>("isIpv6");
        QTest::addColumn<bool>("isNat");
        QTest::addColumn<int>("lost");
        QTest::addColumn<int>("told");
        const auto row = [](const char *filter, bool isIpv6, bool isNat, int lost, int told) {
            const QString name = QStringLiteral("%1%2%3, %4")
                                     .arg(filter, isIpv6 ? " v6" : "", isNat ? " nat" : "")
                                     .arg(lost);
            QTest::newRow(qPrintable(name)) << QString(filter) << isIpv6 << isNat << lost << told;
        };
        row("ether host 02:00:00:00:00:01", false, false, 0, 0);
        row("ether host 02:00:00:00:00:01", true, false, 0, 0);
        row("ether host 02:00:00:00:00:01 or udp", false, false, 1, 10);
        row("ip[8] > 62", false, false, 0, 0);
        row("ip6[7] > 62", true, false, 0, 0);
        row("ip[1] & 0xfc == 0", false, false, 1, 0);
        row("host 10.0.0.1", false, false, 1, 10);
        row("host fd00::1", true, false, 1, 10);
        row("host 10.0.0.1", false, true, 0, 0);
        row("src port 40000", false, true, 0, 0);
        row("udp[6:2] & 15 == 0", false, true, 0, 0);
        row("udp port 7", false, false, 1, 10);
        row("udp port 7", false, false, 10, 100);
        row("udp port 7", true, false, 10, 100);
        row("udp port 7", false, true, 1, 10);
        row("ip", false, true, 1, 10);
    }

    /// A NAT may be for one flow alone, and what a router cuts passes a filter in part.
    void whatWasSeenOfOtherFlowsSaysNothing_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<int>("bytes");
        QTest::addColumn<int>("told");
        QTest::newRow("NAT for one flow") << "host 10.0.0.1" << 60 << 0;
        QTest::newRow("long, may be cut") << "udp port 8" << 1'200 << 0;
        QTest::newRow("long, by its length") << "greater 900" << 1'200 << 0;
        QTest::newRow("short") << "udp port 8" << 60 << 100;
    }
    void whatWasSeenOfOtherFlowsSaysNothing()
    {
        QFETCH(const QString, filter);
        QFETCH(const int, bytes);
        QFETCH(const int, told);
        const QTemporaryDir folder;
        LinkRings rings(folder.path().toStdString());
        const auto program = capture::compileFilter(filter.toStdString());
        QVERIFY(program);
        rings.addLink("c1", "h1:eth0", "r1:eth0");
        rings.addLink("c2", "r1:eth1", "h2:eth0");
        for (int packet = 0; packet < 100; ++packet) {
            const Timestamp time = 10s + packet * 1ms;
            FrameShape shape;
            shape.identification = static_cast<std::uint16_t>(packet);
            const auto id = static_cast<std::uint64_t>(packet);
            const Frame other = udp4(id, shape);
            rings.add("c1", time, other);
            if (passes(**program, routed(other)))
                rings.add("c2", time + 100us, routed(other));
            // These come to the end of it at the router, or are not seen behind it.
            shape.destinationPort = 8;
            shape.mayBeFragmented = true;
            shape.payloadBytes = static_cast<std::size_t>(bytes);
            rings.add("c1", time + 10us, udp4(1'000 + id, shape));
        }
        for (const char *link : {"c1", "c2"})
            rings.add(link, 50s, arpRequest(1, 2));
        rings.finish();
        JourneyOrder order = rings.order();
        order.links[1].filter = filter.toStdString();
        order.elements = {{"h1", Place::Forwarding::Keeps, false},
                          {"r1", Place::Forwarding::Routes, false},
                          {"h2", Place::Forwarding::Keeps, false}};
        for (JourneyOrder::Link &link : order.links)
            link.times.sent.stop = 60s;
        const auto lab = TracedJourneys::read(order);
        QVERIFY2(lab, lab ? "" : lab.error().text().c_str());
        QCOMPARE((*lab)->lost(), static_cast<std::uint64_t>(told));
    }
    void onlyWhatTheNextFilterWouldSurelyHaveTakenIsLost()
    {
        QFETCH(const QString, filter);
        QFETCH(const bool, isIpv6);
        QFETCH(const bool, isNat);
        QFETCH(const int, lost);
        QFETCH(const int, told);
        const QTemporaryDir folder;
        LinkRings rings(folder.path().toStdString());
        fill(rings, filter, isIpv6, isNat, lost);
        JourneyOrder order = rings.order();
        order.elements = {{"h1", Place::Forwarding::Keeps, false},
                          {"r1", Place::Forwarding::Routes, false},
                          {"r2", Place::Forwarding::Routes, false},
                          {"h2", Place::Forwarding::Keeps, false}};
        const std::array<capture::RunElement, 4> elements = {{{"h1", "host", 1, 0},
                                                              {"r1", "router", 2, 0},
                                                              {"r2", "router", 2, 0},
                                                              {"h2", "host", 1, 0}}};
        std::vector<capture::CapturedRing> captured;
        for (JourneyOrder::Link &link : order.links) {
            QVERIFY(capture::keepElements(
                link.directory, {elements[captured.size()], elements[captured.size() + 1]}));
            link.filter = filter.toStdString();
            link.times.sent.stop = link.times.arrivals.stop = 60s;
            capture::CapturedRing &ring = captured.emplace_back();
            ring.ring = capture::RingReader::open(link.directory).value();
            ring.ends = link.ends;
            ring.filter = link.filter;
            ring.times.stop = 60s;
        }
        const auto lab = TracedJourneys::read(order);
        QVERIFY2(lab, lab ? "" : lab.error().text().c_str());
        check(**lab, told);
        order.links.clear();
        order.file = folder.filePath("all.pcapng").toStdString();
        QVERIFY(capture::mergeRings(captured, order.file));
        const auto file = TracedJourneys::read(order);
        QVERIFY2(file, file ? "" : file.error().text().c_str());
        check(**file, told);
    }
};

QTEST_GUILESS_MAIN(TestFilteredJourneys)
#include "tst_filteredjourneys.moc"
