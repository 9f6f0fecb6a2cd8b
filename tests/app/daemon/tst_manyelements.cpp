// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/daemon/enginetest.h"

#include <QJsonArray>
#include <QTest>

#include <csignal>
#include <optional>

using namespace tomato;
using namespace tomato::engine;
using client::ElementStatus;
using client::EngineClient;
using client::LabStatus;

namespace {

/// h1 to hN, each next one joined with the one before.
QJsonObject row(int hosts)
{
    QJsonArray elements;
    QJsonArray connections;
    for (int host = 1; host <= hosts; ++host) {
        const QString name = QStringLiteral("h%1").arg(host);
        elements.append(QJsonObject{
            {"id", name}, {"type", "container"}, {"parent", QJsonValue()}, {"name", name}});
        const auto addInterface = [&](const QString &end, int number) {
            const QString address = QStringLiteral("10.%1.%2.%3/24")
                                        .arg(number / 250)
                                        .arg(number % 250)
                                        .arg(end == QLatin1String("a") ? 2 : 1);
            elements.append(QJsonObject{{"id", name + end},
                                        {"type", "container_interface"},
                                        {"parent", name},
                                        {"ip4address", address}});
        };
        if (host > 1)
            addInterface(QStringLiteral("a"), host - 1);
        if (host < hosts)
            addInterface(QStringLiteral("b"), host);
        if (host > 1)
            connections.append(QJsonObject{
                {"id", QStringLiteral("c%1").arg(host)},
                {"elements", QJsonArray{QStringLiteral("h%1b").arg(host - 1), name + "a"}}});
    }
    return {{"file_information", QJsonObject{{"version", 4}}},
            {"topology",
             QJsonObject{{"name", "row"}, {"elements", elements}, {"connections", connections}}}};
}

using Answer = std::shared_ptr<std::optional<Result<>>>;

/// A call whose answer may come at any time.
Answer begin(const std::function<void(EngineClient::Callback<>)> &call)
{
    auto answer = std::make_shared<std::optional<Result<>>>();
    call([answer](const Result<> &result) { *answer = result; });
    return answer;
}

bool came(const Answer &answer)
{
    return QTest::qWaitFor([&] { return answer->has_value(); }, 120'000);
}

} // namespace

/// Labs that start and stop, many elements at a time.
class TestManyElements final : public EngineTest
{
    Q_OBJECT

private slots:
    void stoppingGivesUpAStartThatIsUnderWay()
    {
        Answer stopped;
        int most = 0;
        connect(m_client.get(), &EngineClient::labProgressed, this, [&](int done, int total) {
            most = total;
            if (!stopped && done > 0)
                stopped = begin([&](auto told) { m_client->stopLab(std::move(told)); });
        });
        const Answer started =
            begin([&](auto done) { m_client->startLab(row(400), QString(), std::move(done)); });
        QVERIFY(came(started));
        QVERIFY(stopped);
        QVERIFY(came(stopped));
        QVERIFY2(stopped->value(), stopped->value() ? "" : stopped->value().error().text().c_str());
        QVERIFY(most > 400);
        QVERIFY(!started->value());
        QVERIFY2(started->value().error().message.find("stopped") != std::string::npos,
                 started->value().error().text().c_str());
        QCOMPARE(m_client->lab().state, LabStatus::State::Stopped);
        QCOMPARE(m_home->processes().size(), 1u);
        disconnect(m_client.get(), &EngineClient::labProgressed, this, nullptr);
        QVERIFY(await([&](auto done) { m_client->startLab(twoHosts(), QString(), done); }));
        QCOMPARE(ping(*m_client), 0);
    }

    void twoHundredElementsStartWhileTwoHundredOfAnotherLabStop()
    {
        EngineClient other;
        QVERIFY(open(other, LabId("two")));
        const Answer first =
            begin([&](auto done) { m_client->startLab(row(200), QString(), std::move(done)); });
        QVERIFY(came(first));
        QVERIFY2(first->value(), first->value() ? "" : first->value().error().text().c_str());
        const Answer stopped = begin([&](auto done) { m_client->stopLab(std::move(done)); });
        const Answer started =
            begin([&](auto done) { other.startLab(row(200), QString(), std::move(done)); });
        QVERIFY(came(stopped));
        QVERIFY(came(started));
        QVERIFY(stopped->value());
        QVERIFY2(started->value(), started->value() ? "" : started->value().error().text().c_str());
        QCOMPARE(runIn(other, "h1", {"ping", "-c", "1", "-W", "30", "10.0.1.2"}), 0);
        const Answer ended = begin([&](auto done) { other.stopLab(std::move(done)); });
        QVERIFY(came(ended));
        QVERIFY(ended->value());
    }

    void twoLabsAtOnceDoNotMeet()
    {
        EngineClient other;
        QVERIFY(open(other, LabId("two")));
        QVERIFY(await([&](auto done) { m_client->startLab(twoHosts(), QString(), done); }));
        QVERIFY(await([&](auto done) { other.startLab(twoHosts(), QString(), done); }));
        QCOMPARE(ping(*m_client), 0);
        QVERIFY(await([&](auto done) { other.stopElement(ElementId("h2"), done); }));
        QVERIFY(ping(other) != 0);
        QCOMPARE(ping(*m_client), 0);
        QVERIFY(await([&](auto done) { other.stopLab(done); }));
        QCOMPARE(ping(*m_client), 0);
    }

    void startingAndStoppingFiftyTimesLeavesNothingBehind()
    {
        for (int round = 0; round < 50; ++round) {
            const auto started =
                await([&](auto done) { m_client->startLab(twoHosts(), QString(), done); });
            QVERIFY2(started, started ? "" : started.error().text().c_str());
            QVERIFY(await([&](auto done) { m_client->stopLab(done); }));
            QCOMPARE(m_home->processes().size(), 1u);
        }
    }

    void anElementThatIsKilledSaysSoAndStartsAgain()
    {
        QVERIFY(await([&](auto done) { m_client->startLab(twoHosts(), QString(), done); }));
        const ElementId h2("h2");
        ::kill(static_cast<pid_t>(m_client->lab().elements.at(h2).process), SIGKILL);
        QTRY_COMPARE_WITH_TIMEOUT(m_client->lab().elements.at(h2).state,
                                  ElementStatus::State::Failed, 30'000);
        QVERIFY(m_client->lab().elements.at(h2).reason.contains("killed by signal 9"));
        QCOMPARE(m_client->lab().state, LabStatus::State::Running);
        QVERIFY(await([&](auto done) { m_client->startElement(h2, done); }));
        QCOMPARE(ping(*m_client), 0);
    }

private:
    static int ping(const EngineClient &client)
    {
        return runIn(client, "h1", {"ping", "-c", "1", "-W", "5", "10.0.0.2"});
    }
};

QTEST_GUILESS_MAIN(TestManyElements)
#include "tst_manyelements.moc"
