// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/parts/ringfetch.h"

#include "tests/app/daemon/parts/fakeenginehost.h"

#include <QTest>

using namespace tomato;
using namespace tomato::engine;

/// How a fetch ends that cannot succeed; tst_labparts has those that do.
class TestRingFetch final : public QObject
{
    Q_OBJECT

    using Fetched = Result<capture::CapturedRing>;

    static Fetched fetch(
        const FakeEngineHost &host, PartLink &link,
        const std::function<bool()> &goesOn = [] { return true; })
    {
        std::optional<Fetched> answer;
        // It goes when it is done.
        new RingFetch(link, ConnectionId("c1"), host.filePath("fetched"), goesOn,
                      [&answer](Fetched ring) { answer = std::move(ring); });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 60'000))
            return failure("no answer");
        return std::move(*answer);
    }

private slots:
    void aFetchThatFailsLeavesNothingOpenOnTheHost()
    {
        FakeEngineHost host;
        host.record(1, {{"000001.pcap", QByteArray(500, 'x')}, {"ring.state", "no state"}});
        const auto link = host.link();
        QVERIFY(link);
        const auto fetched = fetch(host, *link);
        QVERIFY(!fetched);
        QCOMPARE(fetched.error().place, "far");
        QTRY_COMPARE_WITH_TIMEOUT(host.openExports(), 0u, 60'000);
    }

    void aFetchThatIsCancelledLeavesNothingOpenOnTheHost()
    {
        FakeEngineHost host;
        host.record(1, {{"000001.pcap", QByteArray(500, 'x')}, {"ring.state", "state"}});
        const auto link = host.link();
        QVERIFY(link);
        const auto fetched =
            fetch(host, *link, [&host] { return host.calls("capture.exportRead").size() < 2; });
        QVERIFY(!fetched);
        QCOMPARE(fetched.error().text(), "far: cancelled");
        QTRY_COMPARE_WITH_TIMEOUT(host.openExports(), 0u, 60'000);
        QCOMPARE(host.calls("capture.exportRead").size(), 2u);
    }
};

QTEST_GUILESS_MAIN(TestRingFetch)
#include "tst_ringfetch.moc"
