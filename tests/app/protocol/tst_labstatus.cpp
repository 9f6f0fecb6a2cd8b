// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/protocol/fields/statewords.h"
#include "app/protocol/labstatus.h"
#include "tests/app/protocol/roundtrip.h"

using namespace tomato;
using namespace tomato::protocol;

namespace {

CommandStatus command()
{
    return {"web", true, CommandState::Restarting, 7, 12, "no such file", "/out/web.log"};
}

ElementStatus element()
{
    ElementStatus status;
    status.state = ElementState::Running;
    status.name = "h1";
    status.reason = "a route is missing";
    status.process = 5'000'000'000;
    status.interfaces = {{ElementId("i1"), "eth0"}, {ElementId("i2"), "eth1"}};
    status.leased = {{ElementId("i2"), "10.0.0.2/24"}};
    status.folder = "/labs/h1";
    status.environment = {"PATH=/bin", "HOME=/root"};
    status.groups = {"/sys/fs/cgroup/a/cgroup.procs"};
    status.commands = {command(), {}};
    return status;
}

WorkerStatus worker()
{
    WorkerStatus status;
    status.elements = {{ElementId("e1"), element()}, {ElementId("e2"), {}}};
    status.wires = {ConnectionId("c1"), ConnectionId("c2")};
    status.linkProblems = {{ConnectionId("c2"), "no netem"}};
    status.captures = {
        {ConnectionId("c1"), "/labs/c1/000001", true, "", "no room", "their disk is full"}};
    return status;
}

LabStatus lab()
{
    LabStatus status(worker());
    status.lab = LabId("net-1");
    status.name = "Net";
    status.file = "/home/net.json";
    status.state = LabState::Stopping;
    status.reason = "the worker ended";
    status.findings = {{"s1 and s2 form a loop", ElementId("s1")}, {"secrets are kept", {}}};
    status.topology = {{"file_information", QJsonObject{{"version", 4}}}};
    return status;
}

template <class Enum>
void eachWordIsRead(int last)
{
    int number = 0;
    for (const Word<Enum> &each : Words<Enum>::All) {
        QCOMPARE(static_cast<int>(each.value), number++);
        QCOMPARE(valueOf<Enum>(wordOf(each.value)), each.value);
    }
    QCOMPARE(number - 1, last);
    QVERIFY(!valueOf<Enum>("asleep"));
}

} // namespace

class TestLabStatus final : public QObject
{
    Q_OBJECT

private slots:
    void eachFieldSurvivesTheJourney()
    {
        QVERIFY(CommandStatus::fromJson(command().toJson()) == command());
        QVERIFY(ElementStatus::fromJson(element().toJson(ElementId("e1"))) ==
                std::pair(ElementId("e1"), element()));
        QVERIFY(WorkerStatus::fromJson(worker().toJson()) == worker());
        QVERIFY(LabStatus::fromJson(lab().toJson()) == lab());
        QVERIFY(LabStatus::fromJson(LabStatus().toJson()) == LabStatus());
    }

    void anElementOfALostHostSaysSo()
    {
        ElementStatus far;
        far.name = "h2";
        far.state = ElementState::Running;
        far.host = "far";
        far.part = "net-1";
        far.isOutOfReach = true;
        const QJsonObject json = far.toJson(ElementId("e2"));
        QCOMPARE(json["outOfReach"], QJsonValue(true));
        QVERIFY(ElementStatus::fromJson(json) == std::pair(ElementId("e2"), far));
    }

    void onlyTheImagesOwnProgramEndsAnImage()
    {
        ElementStatus element;
        element.commands = {{"image", false, CommandState::Ended, 1, 1, {}, {}}};
        QVERIFY(element.endedProgram() == nullptr);
        element.commands.front().isOfImage = true;
        QCOMPARE(element.endedProgram(), &element.commands.front());
        element.commands.front().state = CommandState::Running;
        QVERIFY(element.endedProgram() == nullptr);
        QJsonObject wrong = command().toJson();
        wrong.insert("ofImage", 1);
        QCOMPARE(CommandStatus::fromJson(wrong).error().place, "ofImage");
    }

    void aKeyThatIsMissingOrOfAnotherTypeIsNamed()
    {
        test::eachKeyIsNamed(command().toJson(),
                             {"name", "state", "code", "starts", "reason", "output"},
                             &CommandStatus::fromJson);
        test::eachKeyIsNamed(element().toJson(ElementId("e1")),
                             {"id", "name", "state", "reason", "process", "interfaces", "leased",
                              "folder", "environment"},
                             &ElementStatus::fromJson);
        test::eachKeyIsNamed(worker().toJson(), {"elements", "wires", "linkProblems", "captures"},
                             &WorkerStatus::fromJson);
        test::eachKeyIsNamed(
            lab().toJson(),
            {"lab", "name", "file", "state", "reason", "elements", "wires", "linkProblems"},
            &LabStatus::fromJson);
    }

    void whatIsThereOnlyAtTimesMayBeLeftOut()
    {
        LabStatus brief = lab();
        brief.topology = {};
        QVERIFY(!brief.toJson().contains("topology"));
        QVERIFY(LabStatus::fromJson(brief.toJson()) == brief);
        ElementStatus stopped;
        stopped.name = "h1";
        const QJsonObject json = stopped.toJson(ElementId("e1"));
        for (const char *key : {"leased", "folder", "environment", "groups", "commands"})
            QVERIFY2(!json.contains(QLatin1String(key)), key);
    }

    void keysOfALaterVersionAreIgnored()
    {
        QJsonObject json = lab().toJson();
        json.insert("weather", "fine");
        QVERIFY(LabStatus::fromJson(json) == lab());
    }

    void anErrorInsideHasItsWholePlace()
    {
        QJsonObject json = lab().toJson();
        QJsonObject broken = element().toJson(ElementId("e1"));
        broken.insert("state", "asleep");
        json.insert("elements", QJsonArray{broken});
        const auto read = LabStatus::fromJson(json);
        QVERIFY(!read);
        QCOMPARE(QString::fromStdString(read.error().text()),
                 "elements[0].state: must be one of stopped, starting, running, failed");
    }

    void eachStateHasItsWord()
    {
        eachWordIsRead<LabState>(static_cast<int>(LabState::Stopping));
        eachWordIsRead<ElementState>(static_cast<int>(ElementState::Failed));
        eachWordIsRead<CommandState>(static_cast<int>(CommandState::Restarting));
        eachWordIsRead<CaptureState>(static_cast<int>(CaptureState::Failed));
    }
};

QTEST_GUILESS_MAIN(TestLabStatus)
#include "tst_labstatus.moc"
