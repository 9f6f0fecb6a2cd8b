// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/options/optionwords.h"
#include "capture/service/capturehost.h"
#include "capture/service/captures.h"

#include <QTemporaryDir>
#include <QTest>

using tomato::CaptureState;
using tomato::ConnectionId;
using tomato::LabId;
using tomato::protocol::CaptureStatus;
using tomato::service::CaptureHost;
using tomato::service::CaptureOrder;
using tomato::service::Captures;

/// Tests captures that are to be watched where nobody can watch them; there are no wires.
class TestUnwatchedCaptures final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        m_captures = std::make_unique<Captures>(LabId("lab"), m_home->path(),
                                                tomato::service::RunFolders::Elsewhere(),
                                                [] { return Captures::DefaultBudget; });
        m_host = std::make_unique<CaptureHost>(m_captures->commitEvent());
    }

    void cleanup()
    {
        m_host.reset();
        m_captures.reset();
    }

    void anAddressThatCannotBeServedAtEndsNoRecording()
    {
        CaptureOrder elsewhere = order("both");
        elsewhere.liveAddress = "192.0.2.77";
        elsewhere.liveAllow = "192.0.2.0/24";
        elsewhere.livePlain = true;
        for (const bool isNewRun : {true, false}) {
            if (!isNewRun)
                record({order("both")});
            record({elsewhere});
            QCOMPARE(first().run, 1);
            QCOMPARE(first().state, CaptureState::Waiting);
            QCOMPARE(first().reason, "");
            QVERIFY2(first().liveReason.startsWith("192.0.2.77: cannot listen"),
                     qPrintable(first().liveReason));
            QVERIFY(!first().isLive());
            // It stays as it is with the next order, and with what the worker tells.
            record({elsewhere});
            m_captures->update(m_host->status());
            QVERIFY(!first().liveReason.isEmpty());
            QVERIFY(m_captures->capture(ConnectionId("c1"))->ring());
        }
        record({order("both")});
        QCOMPARE(first().run, 1);
        QCOMPARE(first().liveReason, "");
        QVERIFY(first().isLive());
        record({elsewhere});
        record({order("file")}); // nobody is to watch
        QCOMPARE(first().liveReason, "");
        record({elsewhere});
        record({});
        QCOMPARE(first().liveReason, "");
    }

    void whatIsLiveOnlyFailsWhereItCannotBeServed()
    {
        CaptureOrder live = order("net");
        live.liveAddress = "192.0.2.77";
        live.liveAllow = "192.0.2.0/24";
        live.livePlain = true;
        record({live});
        QCOMPARE(first().state, CaptureState::Failed);
        QVERIFY2(first().reason.startsWith("192.0.2.77: cannot listen"),
                 qPrintable(first().reason));
        QCOMPARE(first().liveReason, "");
        record({order("net")});
        QCOMPARE(first().state, CaptureState::Waiting);
        QCOMPARE(first().reason, "");
    }

private:
    static CaptureOrder order(const std::string &mode)
    {
        CaptureOrder order;
        order.connection = ConnectionId("c1");
        order.options.limits = {1'000'000, 3};
        order.description = {"topology",
                             "c1",
                             {"h1:eth0", "h2:eth0"},
                             tomato::fromWord<tomato::capture::CaptureMode>(mode).value()};
        return order;
    }

    void record(const std::vector<CaptureOrder> &wanted)
    {
        m_captures->setWanted({{ConnectionId("c1"), "name of c1"}}, wanted);
        const auto orders = m_captures->nextOrders();
        QVERIFY(orders);
        m_host->begin(*orders);
        m_host->endOthers();
        m_captures->begin(*orders, m_host->status());
    }

    CaptureStatus first() const { return m_captures->status().at(0); }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Captures> m_captures;
    std::unique_ptr<CaptureHost> m_host;
};

QTEST_GUILESS_MAIN(TestUnwatchedCaptures)
#include "tst_unwatchedcaptures.moc"
