// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/parts/partlink.h"
#include "app/daemon/parts/partorder.h"
#include "app/protocol/folders/labpaths.h"
#include "tests/app/daemon/parts/partstest.h"

using namespace tomato;
using namespace tomato::engine;

/// Two homes that have the same part: only the later one commands it.
class TestPartClaim final : public PartsTest
{
    Q_OBJECT

    static inline const LabId Part = LabId("part");
    static inline const QString LaterHome = QStringLiteral("a later home has this part of the lab");

    LabId openedLab() const override { return {}; }

    static std::unique_ptr<PartLink> home(qint64 epoch)
    {
        return std::make_unique<PartLink>(QStringLiteral("second"), Part, epoch);
    }

    static Result<> apply(PartLink &home)
    {
        const PartOrder order{QStringLiteral("second"), {ElementId("h1"), ElementId("h2")}, {}, {}};
        const QJsonObject params{{"topology", twoHosts()},
                                 {"file", QString()},
                                 {"agreed", QJsonArray()},
                                 {"part", order.toJson()}};
        return await([&](auto done) { home.apply(params, done); });
    }

    static LabState stateOf(PartLink &home)
    {
        LabState state = LabState::Stopping;
        (void)await([&](auto done) {
            home.call("lab.status", {}, [&state, done](const Result<QJsonValue> &answer) {
                if (const auto status =
                        protocol::LabStatus::fromJson(answer ? answer->toObject() : QJsonObject()))
                    state = status->state;
                done({});
            });
        });
        return state;
    }

    /// The error of a trunk of a home with this epoch, or nothing.
    static QString attachTrunk(const QJsonObject &params)
    {
        auto socket = std::make_unique<QLocalSocket>();
        socket->connectToServer(rpc::LabPaths::socket(Part));
        if (!socket->waitForConnected())
            return QStringLiteral("there is no engine");
        rpc::RpcPeer peer(std::move(socket));
        QString error;
        (void)await([&](auto done) {
            peer.call("trunk.attach", params, [&error, done](const rpc::RpcPeer::Answer &answer) {
                if (!answer)
                    error = answer.error().message;
                done({});
            });
        });
        return error;
    }

private slots:
    void anEarlierHomeThatComesBackCommandsNothing()
    {
        writeHosts();
        const auto earlier = home(1);
        const auto later = home(2);
        QVERIFY(apply(*earlier));
        const qint64 before = earlier->status().elements.at(ElementId("h2")).process;
        QVERIFY(before > 0);
        QVERIFY(apply(*later));
        // The part went on as it was.
        QCOMPARE(later->status().elements.at(ElementId("h2")).process, before);
        QTRY_COMPARE_WITH_TIMEOUT(earlier->problem(), LaterHome, 60'000);
        const auto applied = apply(*earlier);
        QVERIFY(!applied);
        QVERIFY2(applied.error().text().find(LaterHome.toStdString()) != std::string::npos,
                 applied.error().text().c_str());
        QVERIFY(!await([&](auto done) { earlier->stop(done); }));
        QVERIFY(stateOf(*later) == LabState::Running);
        QCOMPARE(later->problem(), QString());
        QVERIFY(await([&](auto done) { later->stop(done); }));
    }

    void theTrunkOfAnEarlierHomeIsRefused()
    {
        writeHosts();
        const auto later = home(2);
        QVERIFY(apply(*later));
        QCOMPARE(attachTrunk({{"epoch", 1}}), LaterHome);
        // One of a program that knows no epochs.
        QCOMPARE(attachTrunk({}), LaterHome);
        QCOMPARE(attachTrunk({{"epoch", 2}}), QString());
        QVERIFY(await([&](auto done) { later->stop(done); }));
    }

    void aHomeThatKnowsNoEpochsHasAPartThatNobodyClaimed()
    {
        writeHosts();
        const auto old = home(0);
        QVERIFY(apply(*old));
        QCOMPARE(attachTrunk({}), QString());
        QVERIFY(await([&](auto done) { old->stop(done); }));
    }
};

QTEST_GUILESS_MAIN(TestPartClaim)
#include "tst_partclaim.moc"
