// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/protocol/hoststatus.h"
#include "tests/app/daemon/parts/fakeenginehost.h"

#include <QTest>
#include <QTimer>

#include <chrono>
#include <limits>

using namespace tomato;
using namespace tomato::engine;
using namespace std::chrono_literals;

class TestPartLink final : public QObject
{
    Q_OBJECT

private slots:
    void aHostThatSendsALongAnswerSlowlyIsThere()
    {
        FakeEngineHost host;
        const auto link = host.link();
        QVERIFY(link);
        host.withhold("lab.load");
        const std::size_t before = host.calls("lab.load").size();
        QTRY_VERIFY_WITH_TIMEOUT(host.calls("lab.load").size() > before, 60'000);
        // The beginning of a line, for longer than a host may be silent.
        int pieces = 0;
        QTimer slow;
        connect(&slow, &QTimer::timeout, this, [&] {
            host.home().socket().write(" ");
            ++pieces;
        });
        slow.start(100ms);
        QTRY_VERIFY_WITH_TIMEOUT(pieces > 60, 60'000);
        QTRY_COMPARE_WITH_TIMEOUT(link->problem(), QString(), 60'000);
    }

    void anOddNumberIsLeftOut_data()
    {
        QTest::addColumn<QJsonObject>("told");
        QTest::addColumn<QJsonObject>("taken");
        const QJsonObject good{{"load", 0.5}, {"freeMemory", 9'000}, {"lost", 2}};
        QTest::newRow("good") << good << good;
        const auto row = [&](const char *name, const QString &key, const QJsonValue &value) {
            QJsonObject odd = good;
            odd.insert(key, value);
            QJsonObject rest = good;
            if (key == "lost")
                rest.insert(key, 0);
            else
                rest.remove(key);
            QTest::newRow(name) << odd << rest;
        };
        row("half a megabyte", "freeMemory", 1.5);
        row("less than no memory", "freeMemory", -1);
        row("too much memory", "freeMemory", 1e300);
        row("a load of less than nothing", "load", -3);
        row("a load that is text", "load", "high");
        row("too many frames", "lost", std::numeric_limits<qint64>::max());
    }

    void anOddNumberIsLeftOut()
    {
        QFETCH(QJsonObject, told);
        QFETCH(QJsonObject, taken);
        FakeEngineHost host;
        host.answer("lab.load", told);
        const auto link = host.link();
        QVERIFY(link);
        QTRY_VERIFY_WITH_TIMEOUT(link->load(), 60'000);
        QCOMPARE(link->load()->toJson(), taken);
        // All hosts are read together, so each must be readable.
        QJsonObject status{{"host", "far"},        {"lab", "part"}, {"reachable", true},
                           {"reason", ""},         {"elements", 1}, {"version", "4"},
                           {"kernel", "6"},        {"cores", 1},    {"memory", 1},
                           {"trunk", QJsonValue()}};
        for (auto each = taken.begin(); each != taken.end(); ++each)
            status.insert(each.key(), *each);
        QVERIFY(protocol::HostStatus::fromJson(status));
    }

    void silenceHidesNoOtherProblem()
    {
        FakeEngineHost host;
        const auto link = host.link();
        QVERIFY(link);
        host.handle("lab.start", [](const auto &, const rpc::RpcPeer::Reply &reply) {
            reply(tl::make_unexpected(
                rpc::RpcError{rpc::RpcError::Failed, "no memory is left", "h2"}));
        });
        host.endProgram();
        QTRY_VERIFY_WITH_TIMEOUT(link->problem().contains("no memory is left"), 60'000);
        host.withhold("lab.load");
        QTRY_VERIFY_WITH_TIMEOUT(link->problem().contains("does not answer"), 60'000);
        host.answerWithheld(QJsonObject());
        QTRY_VERIFY_WITH_TIMEOUT(link->problem().contains("no memory is left"), 60'000);
        // It is over when the part gets an order that it can follow.
        host.answer("lab.start", QJsonObject());
        QVERIFY(await([&](auto done) { link->apply({}, done); }));
        QCOMPARE(link->problem(), QString());
    }

    void aCallIsAnsweredWhenTheHostGoesAway()
    {
        FakeEngineHost host;
        const auto link = host.link();
        QVERIFY(link);
        host.withhold("capture.export");
        std::optional<Result<QJsonValue>> answer;
        link->call("capture.export", {}, [&](const Result<QJsonValue> &got) { answer = got; });
        QTRY_VERIFY_WITH_TIMEOUT(!host.calls("capture.export").empty(), 60'000);
        host.endProgram();
        QTRY_VERIFY_WITH_TIMEOUT(answer, 60'000);
        QVERIFY(!*answer);
    }
};

QTEST_GUILESS_MAIN(TestPartLink)
#include "tst_partlink.moc"
