// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/tracing/latearrivals.h"

#include "capture/ring/ringholes.h"
#include "capture/tracing/tracedjourneys.h"
#include "tests/capture/tracing/linkrings.h"

#include <QTemporaryDir>
#include <QTest>

using namespace tomato;
using namespace tomato::journeys;
using namespace tomato::journeys::testing;
using namespace std::chrono_literals;

class TestLateArrivals final : public QObject
{
    Q_OBJECT

private slots:
    /// The arrivals are recorded for a while longer than what is sent.
    void arrivalsOfWhatWasSentAfterTheEndMakeNoJourneys()
    {
        const QTemporaryDir folder;
        LinkRings rings(folder.path().toStdString());
        constexpr int Recorded = 20;
        const std::pair<const char *, Timestamp> links[] = {
            {"c1", 0ms}, {"c2", 20'100us}, {"c3", 25'100us}};
        rings.addLink("c1", "h1:eth0", "r1:eth0");
        rings.addLink("c2", "r1:eth1", "r2:eth0");
        rings.addLink("c3", "r2:eth1", "h2:eth0");
        for (const auto &[link, after] : links)
            rings.addArrivals(link);
        for (int packet = 0; packet < 2 * Recorded; ++packet) {
            FrameShape shape;
            shape.identification = static_cast<std::uint16_t>(packet);
            Frame frame = udp4(static_cast<std::uint64_t>(packet), shape);
            for (const auto &[link, after] : links) {
                const Timestamp sent = 10s + packet * 1ms + after;
                if (packet < Recorded)
                    rings.add(link, sent, frame);
                rings.add(link + std::string("/arrivals"), sent + 4ms, frame);
                frame = routed(frame);
            }
        }
        rings.finish();
        for (const auto &[link, after] : links) {
            capture::HoleLog holes(rings.directory(link));
            holes.note({0, 10s + Recorded * 1ms + after, Timestamp::max()});
            QVERIFY(holes.write());
        }
        const auto found = TracedJourneys::read(rings.order());
        QVERIFY2(found, found ? "" : found.error().text().c_str());
        QCOMPARE((*found)->size(), std::size_t{Recorded});
        QCOMPARE((*found)->journeys(), std::uint64_t{Recorded});
        // Those that were under way at the end are there as a whole.
        for (std::size_t at = 0; at < (*found)->size(); ++at)
            QCOMPARE((*found)->packet(at).hops, 6U);
        for (const PointRow &each : (*found)->pointRows())
            QVERIFY(each.isBalanced());
    }
};

QTEST_GUILESS_MAIN(TestLateArrivals)
#include "tst_latearrivals.moc"
