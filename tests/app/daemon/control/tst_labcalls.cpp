// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/attributes/captureoptions.h"
#include "app/topology/attributes/linkemulation.h"
#include "app/topology/format/tomatoformat.h"
#include "tests/app/daemon/labhome.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace tomato;
using namespace tomato::engine;
using client::EngineClient;

namespace {

/// A value of each kind that JSON has, and numbers in and out of each attribute's bounds.
const QJsonArray AllKinds = {QJsonValue(),
                             true,
                             false,
                             -1,
                             0,
                             0.05,
                             0.5,
                             5,
                             500,
                             1e9,
                             1e18,
                             "",
                             "5ms",
                             "maybe",
                             "abc",
                             "uniform",
                             "5",
                             "both",
                             "null",
                             QJsonArray(),
                             QJsonArray{5},
                             QJsonObject(),
                             QJsonObject{{"value", 5}}};

const QString SavedTopology = "tomato-desktop/labs/one/topology.json";

struct Attribute
{
    QString name;
    /// The name in capture.set; empty for an attribute of link.set.
    QString parameter;
};

std::vector<Attribute> allAttributes()
{
    std::vector<Attribute> all = {{"emulation", {}},
                                  {"link_down", {}},
                                  {"mtu", {}},
                                  {"distribution_from", {}},
                                  {"distribution_to", {}},
                                  {"trace_from", {}},
                                  {"trace_to", {}},
                                  {"seed_from", {}},
                                  {"seed_to", {}},
                                  {"drop_frames_from", {}},
                                  {"drop_frames_to", {}},
                                  {"capturing", "capturing"},
                                  {"capture_mode", "mode"},
                                  {"capture_filter", "filter"},
                                  {"capture_live_address", "liveAddress"},
                                  {"capture_live_allow", "liveAllow"},
                                  {"capture_live_plain", "livePlain"}};
    for (const QString &key : topology::emulationKeys()) {
        all.push_back({key + "_from", {}});
        all.push_back({key + "_to", {}});
    }
    for (const topology::CaptureOptionName &name : topology::captureOptionNames())
        all.push_back({name.attribute, name.parameter});
    return all;
}

} // namespace

/// Tests what the engine's calls accept into its topology; no lab runs for it.
class TestLabCalls final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_home = std::make_unique<LabHome>();
        m_client = std::make_unique<EngineClient>();
        QVERIFY(open(*m_client, LabId("one")));
    }

    void cleanupTestCase()
    {
        m_client.reset();
        m_home->hurryEngines();
        QTRY_COMPARE_WITH_TIMEOUT(m_home->processes(), std::vector<qint64>(), 20'000);
        m_home.reset();
    }

    void nothingEntersTheTopologyThatItsReaderRefuses_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("parameter");
        for (const Attribute &each : allAttributes())
            QTest::addRow("%s", qPrintable(each.name)) << each.name << each.parameter;
    }

    void nothingEntersTheTopologyThatItsReaderRefuses()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, parameter);
        int refusals = 0;
        QVERIFY(apply(twoHosts()));
        for (const QJsonValue value : AllKinds) {
            const QByteArray shown =
                name.toUtf8() + " = " + QJsonDocument(QJsonArray{value}).toJson();
            const bool isReadable = topology::fromTomato(twoHosts({{name, value}})).has_value();
            const auto set =
                parameter.isEmpty() ? setLink({{name, value}}) : setParameter(parameter, value);
            QVERIFY2(set.has_value() == isReadable, shown.constData());
            if (!set) {
                ++refusals;
                QCOMPARE(QString::fromStdString(set.error().place),
                         parameter.isEmpty() ? name : parameter);
            }
            QVERIFY2(apply(twoHosts({{name, value}})).has_value() == isReadable, shown.constData());
            QVERIFY2(topology::fromTomato(m_client->lab().topology), shown.constData());
            QVERIFY2(topology::loadTopology(m_home->filePath(SavedTopology)), shown.constData());
            if (isReadable)
                QVERIFY(apply(twoHosts()));
        }
        QVERIFY(refusals >= 8);
        QCOMPARE(topologyOfANewClient(), twoHosts());
    }

    void aValueOfTheWrongKindIsRefusedByLinkSet_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("message");
        QTest::addRow("text with a unit")
            << "delay_from" << QJsonValue("5ms") << "expected a number, found a text";
        QTest::addRow("too much") << "lossratio_from" << QJsonValue(500) << "is not from 0 to 100";
        QTest::addRow("below nothing")
            << "bandwidth_from" << QJsonValue(-1) << "is not from 0 to 1000000";
        QTest::addRow("a bit in a minute")
            << "bandwidth_to" << QJsonValue(0.0999)
            << "is not 0 for unlimited, or from 0.1 to 1000000 kbit/s";
        QTest::addRow("neither") << "emulation" << QJsonValue("maybe")
                                 << "expected true or false, found a text";
        QTest::addRow("null as a text")
            << "delay_to" << QJsonValue("null") << "expected a number, found a text";
        QTest::addRow("MTU of letters")
            << "mtu" << QJsonValue("abc") << "is no whole number from 68 to 65535";
        QTest::addRow("MTU too small")
            << "mtu" << QJsonValue(10) << "is no whole number from 68 to 65535";
        QTest::addRow("MTU too large")
            << "mtu" << QJsonValue(1e9) << "is no whole number from 68 to 65535";
    }

    void aValueOfTheWrongKindIsRefusedByLinkSet()
    {
        QFETCH(const QString, name);
        QFETCH(const QJsonValue, value);
        QFETCH(const QString, message);
        QVERIFY(apply(twoHosts()));
        const auto set = setLink({{name, value}});
        QVERIFY(!set);
        QCOMPARE(QString::fromStdString(set.error().text()), name + ": " + message);
        QCOMPARE(topologyOfANewClient(), twoHosts());
    }

    void ofSeveralAttributesNoneIsTakenWhenOneIsWrong()
    {
        QVERIFY(apply(twoHosts()));
        QVERIFY(!setLink({{"delay_from", 20}, {"jitter_from", "x"}}));
        QCOMPARE(topologyOfANewClient(), twoHosts());
    }

private:
    Result<> apply(const QJsonObject &topology)
    {
        return await([&](auto done) { m_client->applyTopology(topology, done); });
    }

    Result<> setLink(const QJsonObject &attributes)
    {
        return await([&](auto done) { m_client->setLink(ConnectionId("c1"), attributes, done); });
    }

    /// Options are sent as they are, whatever they are called.
    Result<> setParameter(const QString &parameter, const QJsonValue &value)
    {
        EngineClient::CaptureChange change;
        change.options.insert(parameter, value);
        return setCapture(*m_client, change);
    }

    /// Returns the topology as a shell gets it that is started now.
    QJsonObject topologyOfANewClient() const
    {
        EngineClient client;
        return open(client, LabId("one")) ? client.lab().topology : QJsonObject();
    }

    std::unique_ptr<LabHome> m_home;
    std::unique_ptr<EngineClient> m_client;
};

QTEST_GUILESS_MAIN(TestLabCalls)
#include "tst_labcalls.moc"
