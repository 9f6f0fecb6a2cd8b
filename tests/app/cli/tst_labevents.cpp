// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/labevents.h"

#include <QTest>

using namespace tomato;
using namespace tomato::cli;

class TestLabEvents final : public QObject
{
    Q_OBJECT

    static LabMoment running()
    {
        LabMoment moment;
        moment.lab.lab = LabId("net-1");
        moment.lab.state = client::LabStatus::State::Running;
        moment.lab.elements[ElementId("e1")].name = "h1";
        moment.lab.elements[ElementId("e1")].state = client::ElementStatus::State::Running;
        moment.lab.wires = {ConnectionId("c1")};
        client::CaptureStatus &capture = moment.captures[ConnectionId("c1")];
        capture.connection = ConnectionId("c1");
        capture.state = client::CaptureStatus::State::Recording;
        return moment;
    }

    static QStringList kinds(const std::vector<QJsonObject> &events)
    {
        QStringList found;
        for (const QJsonObject &each : events)
            found << each["event"].toString();
        return found;
    }

private slots:
    void whoKnowsNothingIsToldAll()
    {
        QCOMPARE(kinds(eventsBetween({}, running())),
                 QStringList({"lab", "element", "link", "capture"}));
    }

    void nothingHappenedWhereOnlyCountersMoved()
    {
        LabMoment now = running();
        now.captures[ConnectionId("c1")].packets = 7;
        QVERIFY(eventsBetween(running(), now).empty());
    }

    void anElementThatFailedIsToldWithItsReason()
    {
        LabMoment now = running();
        now.lab.elements[ElementId("e1")].state = client::ElementStatus::State::Failed;
        now.lab.elements[ElementId("e1")].reason = "no room";
        const auto events = eventsBetween(running(), now);
        QCOMPARE(kinds(events), QStringList{"element"});
        QCOMPARE(events[0]["name"].toString(), QString("h1"));
        QCOMPARE(events[0]["state"].toString(), QString("failed"));
        QCOMPARE(events[0]["reason"].toString(), QString("no room"));
    }

    void elementsAndLinksThatGoAreTold()
    {
        LabMoment now = running();
        now.lab.elements.clear();
        now.lab.wires.clear();
        const auto events = eventsBetween(running(), now);
        QCOMPARE(kinds(events), QStringList({"element", "link"}));
        QCOMPARE(events[0]["state"].toString(), QString("removed"));
        QCOMPARE(events[1]["up"].toBool(true), false);
    }

    void aLinkHasTheNamesOfItsEnds()
    {
        LabMoment now = running();
        now.linkNames[ConnectionId("c1")] = "h1:eth0 ⇄ r1:eth0";
        const auto events = eventsBetween({}, now);
        QCOMPARE(events[2]["connection"].toString(), QString("c1"));
        QCOMPARE(events[2]["name"].toString(), QString("h1:eth0 ⇄ r1:eth0"));
    }

    void aChangeOfALinksEmulationIsTold()
    {
        LabMoment before = running();
        before.linkNames[ConnectionId("c1")] = "h1:eth0 ⇄ r1:eth0";
        LabMoment now = before;
        now.emulation[ConnectionId("c1")] = {{"delay_from", 20}};
        const auto events = eventsBetween(before, now);
        QCOMPARE(kinds(events), QStringList{"emulation"});
        QCOMPARE(events[0]["name"].toString(), QString("h1:eth0 ⇄ r1:eth0"));
        QCOMPARE(events[0]["attributes"].toObject(), QJsonObject({{"delay_from", 20}}));
        QVERIFY(eventsBetween(now, now).empty());
        // One that is gone is told as none.
        QCOMPARE(eventsBetween(now, before)[0]["attributes"].toObject(), QJsonObject());
    }

    void theEmulationOfAConnectionIsThatOfItsAttributes()
    {
        topology::Connection connection;
        connection.attributes = {{"delay_to", 5}, {"capturing", true}, {"emulation", false}};
        QCOMPARE(emulationOf(connection), QJsonObject({{"delay_to", 5}, {"emulation", false}}));
    }

    void aHostThatIsLostAndComesBackIsToldOnce()
    {
        LabMoment now = running();
        for (const char *id : {"e1", "e2"}) {
            client::ElementStatus &element = now.lab.elements[ElementId(id)];
            element = running().lab.elements[ElementId("e1")];
            element.host = "tokyo";
        }
        LabMoment lost = now;
        for (auto &[id, element] : lost.lab.elements) {
            element.isOutOfReach = true;
            element.reason = "the host tokyo cannot be reached: no answer";
        }
        auto events = eventsBetween(now, lost);
        QCOMPARE(kinds(events), QStringList({"host", "element", "element"}));
        QCOMPARE(events[0]["host"].toString(), QString("tokyo"));
        QCOMPARE(events[0]["reachable"].toBool(true), false);
        QVERIFY(events[0]["reason"].toString().endsWith("no answer"));
        events = eventsBetween(lost, now);
        QCOMPARE(kinds(events), QStringList({"host", "element", "element"}));
        QCOMPARE(events[0]["reachable"].toBool(), true);
    }

    void aLinkThatLacksAnEffectIsTold()
    {
        LabMoment now = running();
        now.lab.linkProblems[ConnectionId("c1")] = "no delay";
        auto events = eventsBetween(running(), now);
        QCOMPARE(kinds(events), QStringList{"link"});
        QCOMPARE(events[0]["up"].toBool(), true);
        QCOMPARE(events[0]["reason"].toString(), QString("no delay"));
        QVERIFY(eventsBetween(now, now).empty());
        events = eventsBetween(now, running());
        QCOMPARE(kinds(events), QStringList{"link"});
        QCOMPARE(events[0]["reason"].toString(), QString());
    }

    void aCommandThatEndedIsToldWithItsCode()
    {
        LabMoment before = running();
        client::CommandStatus command;
        command.name = "prepare";
        command.state = client::CommandStatus::State::Running;
        before.lab.elements[ElementId("e1")].commands = {command};
        LabMoment now = before;
        now.lab.elements[ElementId("e1")].commands[0].state = client::CommandStatus::State::Ended;
        now.lab.elements[ElementId("e1")].commands[0].code = 3;
        const auto events = eventsBetween(before, now);
        QCOMPARE(kinds(events), QStringList{"command"});
        QCOMPARE(events[0]["code"].toInt(), 3);
    }

    void aNewRunAndAnEndOfARecordingAreTold()
    {
        LabMoment now = running();
        now.captures[ConnectionId("c1")].run = 2;
        QCOMPARE(kinds(eventsBetween(running(), now)), QStringList{"capture"});
    }
};

QTEST_GUILESS_MAIN(TestLabEvents)
#include "tst_labevents.moc"
