// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/daemon/enginetest.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

#include <set>

using namespace tomato;
using namespace tomato::engine;
using client::CaptureStatus;
using client::EngineClient;
using client::LabStatus;

/// The engine as its clients see it, with labs that run.
class TestLabEngine final : public EngineTest
{
    Q_OBJECT

private slots:
    void elementsOfAStartedLabReachEachOther()
    {
        QSignalSpy progressed(m_client.get(), &EngineClient::labProgressed);
        QVERIFY(start(twoHosts()));
        QCOMPARE(m_client->lab().state, LabStatus::State::Running);
        QCOMPARE(m_client->lab().name, "two");
        QCOMPARE(m_client->lab().elements.size(), 2u);
        const auto &h1 = m_client->lab().elements.at(ElementId("h1"));
        QCOMPARE(h1.state, client::ElementStatus::State::Running);
        QCOMPARE(h1.interfaces.at(ElementId("h1e0")), "eth0");
        QCOMPARE(m_client->lab().wires, std::set<ConnectionId>({ConnectionId("c1")}));
        QCOMPARE(m_client->lab().topology, twoHosts());
        QVERIFY(progressed.count() > 0);
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
    }

    void aConnectionThatIsAddedCarriesFramesAtOnce()
    {
        QJsonObject document = twoHosts({{"capturing", true}, {"capture_filter", "icmp"}});
        QJsonObject topology = document.value("topology").toObject();
        topology.insert("connections", QJsonArray());
        QJsonObject without = document;
        without.insert("topology", topology);
        QVERIFY(start(without));
        QCOMPARE(m_client->lab().wires.size(), 0u);
        QVERIFY(await([&](auto done) { m_client->applyTopology(document, done); }));
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        QCOMPARE(flushed(*m_client).packets, 6);
        QVERIFY(await([&](auto done) { m_client->applyTopology(without, done); }));
        QCOMPARE(m_client->captures().size(), 0u);
        QCOMPARE(m_client->lab().wires.size(), 0u);
    }

    void aFailedStartNamesTheElementAndLeavesNothing()
    {
        QJsonObject document = twoHosts();
        QJsonObject topology = document.value("topology").toObject();
        QJsonArray elements = topology.value("elements").toArray();
        QJsonObject bad = elements.at(3).toObject();
        bad.insert("ip4address", "10.0.0.300/24");
        elements.replace(3, bad);
        topology.insert("elements", elements);
        document.insert("topology", topology);
        const auto started = start(document);
        QVERIFY(!started);
        QVERIFY2(started.error().text().find("h2: ") == 0, started.error().text().c_str());
        QCOMPARE(m_client->lab().state, LabStatus::State::Stopped);
        const auto &elementsNow = m_client->lab().elements;
        QCOMPARE(elementsNow.at(ElementId("h1")).state, client::ElementStatus::State::Stopped);
        QCOMPARE(elementsNow.at(ElementId("h2")).state, client::ElementStatus::State::Failed);
        QVERIFY(!elementsNow.at(ElementId("h2")).reason.isEmpty());
        QCOMPARE(m_home->processes().size(), 1u);
    }

    void whatNobodyAgreedToDoesNotRun()
    {
        QVERIFY(QDir().mkpath(m_home->filePath("shared")));
        QVERIFY(QDir().mkpath(m_home->filePath("other")));
        const QString link = m_home->filePath("link");
        QVERIFY(QFile::link(m_home->filePath("shared"), link));
        QJsonObject document = twoHosts();
        QJsonObject topology = document.value("topology").toObject();
        topology.insert("shared_folders", QJsonArray{link});
        document.insert("topology", topology);
        const auto refused = start(document);
        QVERIFY(!refused);
        QVERIFY2(refused.error().text().find("nobody agreed that this lab gives elements") == 0,
                 refused.error().text().c_str());
        QCOMPARE(m_client->lab().state, LabStatus::State::Stopped);
        QVERIFY(start(twoHosts()));
        QVERIFY(!await([&](auto done) { m_client->applyTopology(document, done); }));
        const QStringList agreed = agreedTo(document);
        QVERIFY(await([&](auto done) { m_client->applyTopology(document, done, agreed); }));
        // The target of a link is part of the agreement.
        QVERIFY(QFile::remove(link) && QFile::link(m_home->filePath("other"), link));
        QVERIFY(!await([&](auto done) { m_client->applyTopology(document, done, agreed); }));
        QVERIFY(!await([&](auto done) { m_client->startElement(ElementId("h1"), done); }));
    }

    void aBadTopologyIsRefusedWithItsPlace()
    {
        QVERIFY(start(twoHosts()));
        QJsonObject document = twoHosts();
        QJsonObject topology = document.value("topology").toObject();
        topology.insert("connections",
                        QJsonArray{QJsonObject{{"id", "c1"}, {"elements", QJsonArray{"h1e0"}}}});
        document.insert("topology", topology);
        const auto applied = await([&](auto done) { m_client->applyTopology(document, done); });
        QVERIFY(!applied);
        QVERIFY2(applied.error().place.find("connections[0]") != std::string::npos,
                 applied.error().text().c_str());
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
    }

    void anElementThatIsUnknownIsNamed()
    {
        QVERIFY(start(twoHosts()));
        const auto started =
            await([&](auto done) { m_client->startElement(ElementId("nobody"), done); });
        QVERIFY(!started);
        QCOMPARE(started.error().place, "nobody");
    }

    void everyClientHearsOfWhatOneDoes()
    {
        EngineClient other;
        QVERIFY(open(other, LabId("one")));
        QVERIFY(start(twoHosts({{"capturing", true}})));
        QTRY_COMPARE(other.lab().state, LabStatus::State::Running);
        QCOMPARE(other.lab().topology, twoHosts({{"capturing", true}}));
        QTRY_COMPARE(other.captures().size(), 1u);
        QSignalSpy changed(&other, &EngineClient::capturesChanged);
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        QTRY_VERIFY(changed.count() > 0);
        QTRY_VERIFY(other.capture(ConnectionId("c1"))->packets >= 6);
    }

    void theLabOfAFileIsFound()
    {
        const QString file = m_home->filePath("My Lab.tomato.json");
        QVERIFY(await([&](auto done) { m_client->startLab(twoHosts(), file, done); }));
        QCOMPARE(client::runningLabs().size(), 1u);
        QCOMPARE(client::runningLabs()[0].name, "two");
        QCOMPARE(client::runningLabs()[0].file, file);
        QCOMPARE(client::labForFile(file), LabId("one"));
        const LabId other = client::labForFile(m_home->filePath("Other Lab.json"));
        QVERIFY2(other.value.find("other-lab-") == 0, other.value.c_str());
        QVERIFY(
            await([&](auto done) { m_client->setFile(m_home->filePath("Other Lab.json"), done); }));
        QCOMPARE(client::labForFile(m_home->filePath("Other Lab.json")), LabId("one"));
    }

private:
    Result<> start(const QJsonObject &topology)
    {
        return await([&](auto done) { m_client->startLab(topology, QString(), done); });
    }
};

QTEST_GUILESS_MAIN(TestLabEngine)
#include "tst_labengine.moc"
