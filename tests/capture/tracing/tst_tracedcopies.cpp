// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/tracing/tracedjourneys.h"
#include "tests/capture/tracing/linkrings.h"

#include <QTemporaryDir>
#include <QTest>

using namespace tomato;
using namespace tomato::journeys;
using namespace tomato::journeys::testing;
using namespace std::chrono_literals;

/// r1 sends each packet to r2 twice: at once, and over r3. Every tenth is lost on the short way.
class TestTracedCopies final : public QObject
{
    Q_OBJECT

    static constexpr std::size_t Packets = 100;

    QTemporaryDir m_folder;
    std::shared_ptr<const TracedJourneys> m_found;

    static bool isLost(std::size_t packet) { return packet % 10 == 7; }

private slots:
    void initTestCase()
    {
        LinkRings rings(m_folder.path().toStdString());
        const std::array<std::array<std::string, 3>, 5> links = {{{"c1", "h1:eth0", "r1:eth0"},
                                                                  {"c2", "r1:eth1", "r2:eth0"},
                                                                  {"c3", "r1:eth2", "r3:eth0"},
                                                                  {"c4", "r3:eth1", "r2:eth1"},
                                                                  {"c5", "r2:eth2", "h2:eth0"}}};
        for (const auto &[name, from, to] : links) {
            rings.addLink(name, from, to);
            rings.addArrivals(name);
        }
        for (std::size_t packet = 0; packet < Packets; ++packet) {
            const Timestamp time = 10s + static_cast<int>(packet) * 20ms;
            const auto pass = [&](const std::string &link, Timestamp sent, const Frame &frame) {
                rings.add(link, time + sent, frame);
                rings.add(link + "/arrivals", time + sent + 1us, frame);
            };
            const Frame first = udp4(packet);
            const Frame second = routed(first);
            const Frame third = routed(second);
            pass("c1", 0us, first);
            if (isLost(packet)) {
                rings.add("c2", time + 3us, second);
            } else {
                pass("c2", 3us, second);
                pass("c5", 7us, third);
            }
            pass("c3", 2us, second);
            pass("c4", 5ms, third);
            pass("c5", 6ms, routed(third));
        }
        rings.finish();
        JourneyOrder order = rings.order();
        for (const char *host : {"h1", "h2"})
            order.elements.push_back({host, Place::Forwarding::Keeps, false});
        for (const char *router : {"r1", "r2", "r3"})
            order.elements.push_back({router, Place::Forwarding::Routes, false});
        for (JourneyOrder::Link &link : order.links)
            link.times.sent.stop = link.times.arrivals.stop = 60s;
        const auto found = TracedJourneys::read(order);
        QVERIFY2(found, found ? "" : found.error().text().c_str());
        m_found = *found;
        QCOMPARE(m_found->size(), Packets);
    }

    void thePacketIsTheCopyThatCameFirst()
    {
        std::size_t others = 0;
        std::size_t doubled = 0;
        for (std::size_t at = 0; at < m_found->size(); ++at) {
            const TracedJourneys::Packet &packet = m_found->packet(at);
            const Timestamp delay = m_found->delay(packet);
            QCOMPARE(packet.fate, Fate::Arrived);
            QVERIFY(delay == Timestamp(8us) || delay == Timestamp(6ms + 1us));
            QCOMPARE(packet.isOtherWay, delay != Timestamp(8us));
            others += packet.isOtherWay ? 1 : 0;
            doubled += (packet.changes & Duplicated) != 0 ? 1 : 0;
        }
        QCOMPARE(others, Packets / 10);
        QCOMPARE(doubled, Packets - Packets / 10);
        QCOMPARE(m_found->flowRows().front().path.duplicated, std::uint64_t{doubled});
        QCOMPARE(m_found->totals().duplicated, std::uint64_t{doubled});
        QCOMPARE(m_found->flowRows().front().lost, std::uint64_t{0});
    }

    void theEndsOfLostCopiesAreKnown()
    {
        std::size_t lost = 0;
        for (std::size_t at = 0; at < m_found->size(); ++at) {
            const TracedJourneys::Packet &packet = m_found->packet(at);
            for (std::uint32_t hop = 0; hop < packet.hops; ++hop) {
                const auto end = m_found->endAt(packet, hop);
                if (hop == packet.last)
                    QCOMPARE(end, std::optional(Fate::Arrived));
                if (!end || hop == packet.last)
                    continue;
                QCOMPARE(*end, Fate::LostOnWire);
                QCOMPARE(m_found->places().point(m_found->hop(packet, hop).point).from,
                         std::string("r1:eth1"));
                ++lost;
            }
        }
        QCOMPARE(lost, Packets / 10);
        QCOMPARE(m_found->fates().size(), std::size_t{2});
        QCOMPARE(m_found->lost(), std::uint64_t{0});
        QCOMPARE(m_found->lostCopies(), std::uint64_t{Packets / 10});
    }
};

QTEST_GUILESS_MAIN(TestTracedCopies)
#include "tst_tracedcopies.moc"
