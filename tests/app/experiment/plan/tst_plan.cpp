// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment/plan/plan.h"
#include "app/topology/format/tomatoformat.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

using namespace tomato;
using namespace tomato::experiment;

namespace {

QJsonValue json(const QByteArray &text)
{
    return QJsonDocument::fromJson(QByteArray("[") + text + "]").array().at(0);
}

/// A mistake, where it is said, and whether the schema sees it too: it knows no names.
struct Mistake
{
    const char *name;
    /// Takes the place of one of these: the whole experiment, a second step, a statement.
    enum class Of
    {
        Experiment,
        Step,
        Statement
    } of;
    const char *text;
    const char *place;
    bool isOfForm = true;
};

using Of = Mistake::Of;
const Mistake Mistakes[] = {
    {"no object", Of::Experiment, "7", ""},
    {"no steps", Of::Experiment, "{}", ".steps"},
    {"empty steps", Of::Experiment, R"({"steps": []})", ".steps"},
    {"unknown field", Of::Experiment, R"({"steps": [{"do": "start"}], "step": 1})", ".step"},
    {"seed", Of::Experiment, R"({"steps": [{"do": "start"}], "seed": 1.5})", ".seed"},
    {"repeat", Of::Experiment, R"({"steps": [{"do": "start"}], "repeat": 0})", ".repeat"},
    {"vary", Of::Experiment, R"({"steps": [{"do": "start"}], "vary": {"a": []}})", ".vary.a"},
    {"vary's name", Of::Experiment, R"({"steps": [{"do": "start"}], "vary": {"seed": [1]}})",
     ".vary.seed"},
    {"vary's value", Of::Experiment, R"({"steps": [{"do": "start"}], "vary": {"a": [[1]]}})",
     ".vary.a"},
    {"a value twice", Of::Experiment, R"({"steps": [{"do": "start"}], "vary": {"a": [1, 2, 1]}})",
     ".vary.a"},
    {"expect", Of::Experiment, R"({"steps": [{"do": "start"}], "expect": {}})", ".expect"},
    {"two statements of one name", Of::Experiment,
     R"({"steps": [{"do": "start"}], "expect": [{"name": "a", "on": "h1--h2", "count": "== 1"},
         {"name": "a", "on": "h1--h2", "count": "== 2"}]})",
     ".expect[1].name", false},
    {"a ratio of nothing", Of::Experiment,
     R"({"steps": [{"do": "start"}], "vary": {"a": [1, 2]}, "expect": [],
         "compare": [{"of": "x", "at": {"a": 1}, "to": {"a": 2}, "ratio": "< 1"}]})",
     ".compare[0].of", false},
    {"a ratio of what measures nothing", Of::Experiment,
     R"({"steps": [{"do": "start"}], "vary": {"a": [1, 2]},
         "expect": [{"name": "x", "on": "h1--h2", "never": true}],
         "compare": [{"of": "x", "at": {"a": 1}, "to": {"a": 2}, "ratio": "< 1"}]})",
     ".compare[0].of", false},
    {"a ratio of what is not varied", Of::Experiment,
     R"({"steps": [{"do": "start"}], "vary": {"a": [1, 2]},
         "expect": [{"name": "x", "on": "h1--h2", "count": "any"}],
         "compare": [{"of": "x", "at": {"b": 1}, "to": {"a": 2}, "ratio": "< 1"}]})",
     ".compare[0].at.b", false},
    {"a ratio of another value", Of::Experiment,
     R"({"steps": [{"do": "start"}], "vary": {"a": [1, 2]},
         "expect": [{"name": "x", "on": "h1--h2", "count": "any"}],
         "compare": [{"of": "x", "at": {"a": 1}, "to": {"a": 3}, "ratio": "< 1"}]})",
     ".compare[0].to.a", false},
    {"a ratio to itself", Of::Experiment,
     R"({"steps": [{"do": "start"}], "vary": {"a": [1, 2]},
         "expect": [{"name": "x", "on": "h1--h2", "count": "any"}],
         "compare": [{"of": "x", "at": {"a": 1}, "to": {"a": 1}, "ratio": "< 1"}]})",
     ".compare[0].to", false},
    {"no ratio", Of::Experiment,
     R"({"steps": [{"do": "start"}], "vary": {"a": [1, 2]},
         "expect": [{"name": "x", "on": "h1--h2", "count": "any"}],
         "compare": [{"of": "x", "at": {"a": 1}, "to": {"a": 2}}]})",
     ".compare[0].ratio"},
    {"a ratio with a unit", Of::Experiment,
     R"({"steps": [{"do": "start"}], "vary": {"a": [1, 2]},
         "expect": [{"name": "x", "on": "h1--h2", "count": "any"}],
         "compare": [{"of": "x", "at": {"a": 1}, "to": {"a": 2}, "ratio": "< 1 ms"}]})",
     ".compare[0].ratio"},
    {"too many runs", Of::Experiment,
     R"({"steps": [{"do": "start"}], "repeat": 60000, "vary": {"a": [1, 2]}})", ".vary", false},

    {"no object", Of::Step, "\"start\"", ".steps[1]"},
    {"no do", Of::Step, R"({"at": 1})", ".steps[1].do"},
    {"unknown do", Of::Step, R"({"do": "rewind"})", ".steps[1].do"},
    {"start again", Of::Step, R"({"do": "start"})", ".steps[1].do"},
    {"time", Of::Step, R"({"do": "wait until", "at": -1})", ".steps[1].at"},
    {"time as a text", Of::Step, R"({"do": "wait until", "at": "1"})", ".steps[1].at"},
    {"two times", Of::Step, R"({"do": "wait until", "at": 1, "after": "first"})",
     ".steps[1].after"},
    {"a delay of a time", Of::Step, R"({"do": "wait until", "at": 1, "delay": 1})",
     ".steps[1].delay"},
    {"after nothing", Of::Step, R"({"do": "wait until", "after": "x"})", ".steps[1].after", false},
    {"a name again", Of::Step, R"({"do": "wait until", "name": "first"})", ".steps[1].name", false},
    {"unknown field", Of::Step, R"({"do": "link down", "on": "h1--h2", "in": "h1"})",
     ".steps[1].in"},
    {"no command", Of::Step, R"({"do": "run", "in": "h1"})", ".steps[1].command"},
    {"no element", Of::Step, R"({"do": "run", "command": "true"})", ".steps[1].in"},
    {"unknown element", Of::Step, R"({"do": "run", "in": "h7", "command": "true"})", ".steps[1].in",
     false},
    {"in what holds the rules of the way out", Of::Step,
     R"({"do": "run", "in": "internet", "command": "true"})", ".steps[1].in", false},
    {"until in what is attached", Of::Step,
     R"({"do": "wait until", "in": "attached", "until": "true"})", ".steps[1].in", false},
    {"timeout", Of::Step, R"({"do": "run", "in": "h1", "command": "true", "timeout": 0})",
     ".steps[1].timeout"},
    {"background", Of::Step, R"({"do": "run", "in": "h1", "command": "true", "background": 1})",
     ".steps[1].background"},
    {"until under another name", Of::Step, R"({"do": "wait until", "in": "h1", "untill": "true"})",
     ".steps[1].until"},
    {"until nowhere", Of::Step, R"({"do": "wait until", "until": "true"})", ".steps[1].in"},
    {"no link", Of::Step, R"({"do": "link down"})", ".steps[1].on"},
    {"unknown link", Of::Step, R"({"do": "link down", "on": "h1--r1"})", ".steps[1].on", false},
    {"nothing to set", Of::Step, R"({"do": "set link", "on": "h1--h2"})", ".steps[1].set"},
    {"no attribute of a link", Of::Step,
     R"({"do": "set link", "on": "h1--h2", "set": {"capturing": true}})",
     ".steps[1].set.capturing"},
    {"no value of an attribute", Of::Step,
     R"({"do": "set link", "on": "h1--h2", "set": {"delay_from": -5}})", ".steps[1].set.delay_from",
     false},
    {"nothing to stop", Of::Step, R"({"do": "element stop", "in": "h1"})", ".steps[1].element"},
    {"empty filter", Of::Step, R"({"do": "capture start", "on": "h1--h2", "filter": ""})",
     ".steps[1].filter"},
    {"mark without a name", Of::Step, R"({"do": "capture mark"})", ".steps[1].name"},
    {"nothing to play", Of::Step, R"({"do": "replay", "in": "h1"})", ".steps[1].file"},
    {"played by nobody", Of::Step, R"({"do": "replay", "file": "x.pcap"})", ".steps[1].in"},
    {"played on another's link", Of::Step,
     R"({"do": "replay", "in": "h3", "on": "h1--h2", "file": "x.pcap"})", ".steps[1].on", false},
    {"played on no link", Of::Step, R"({"do": "replay", "in": "h3", "file": "x.pcap"})",
     ".steps[1].in", false},
    {"a file outside", Of::Step, R"({"do": "replay", "in": "h1", "file": "../x.pcap"})",
     ".steps[1].file", false},
    {"no speed", Of::Step, R"({"do": "replay", "in": "h1", "file": "x.pcap", "speed": 0})",
     ".steps[1].speed"},
    {"loops for ever that others wait for", Of::Step,
     R"({"do": "replay", "in": "h1", "file": "x.pcap", "loops": 0})", ".steps[1].loops"},
    {"loops for ever, not in the background", Of::Step,
     R"({"do": "replay", "in": "h1", "file": "x.pcap", "loops": 0, "background": false})",
     ".steps[1].loops"},
    {"nothing to set", Of::Step, R"({"do": "set link", "on": "h1--h2", "set": {}})",
     ".steps[1].set"},
    {"half a loop", Of::Step, R"({"do": "replay", "in": "h1", "file": "x.pcap", "loops": 1.5})",
     ".steps[1].loops"},
    {"no address", Of::Step,
     R"({"do": "replay", "in": "h1", "file": "x.pcap", "addresses": {"h1": "10.0.0.1"}})",
     ".steps[1].addresses.h1", false},

    {"no object", Of::Statement, "true", ".expect[0]"},
    {"about nothing", Of::Statement, R"({"on": "h1--h2"})", ".expect[0]"},
    {"no link", Of::Statement, R"({"count": "== 1"})", ".expect[0].on"},
    {"unknown link", Of::Statement, R"({"on": "h1--h7", "count": "== 1"})", ".expect[0].on", false},
    {"a number alone", Of::Statement, R"({"on": "h1--h2", "count": 20})", ".expect[0].count"},
    {"no comparison", Of::Statement, R"({"on": "h1--h2", "count": "20"})", ".expect[0].count"},
    {"half a packet", Of::Statement, R"({"on": "h1--h2", "count": "== 1.5"})", ".expect[0].count",
     false},
    {"more than all lost", Of::Statement,
     R"({"on": "h1--h2", "to": "h1--h2", "sent_by": "h1", "loss": "<= 101 %"})", ".expect[0].loss",
     false},
    {"no unit", Of::Statement, R"({"on": "h1--h2", "throughput": ">= 9"})",
     ".expect[0].throughput"},
    {"two statements", Of::Statement, R"({"on": "h1--h2", "count": "== 1", "never": true})",
     ".expect[0]"},
    {"never false", Of::Statement, R"({"on": "h1--h2", "never": false})", ".expect[0].never"},
    {"delay to nowhere", Of::Statement, R"({"on": "h1--h2", "sent_by": "h1", "delay": "< 5 ms"})",
     ".expect[0].to"},
    {"loss of both directions", Of::Statement,
     R"({"on": "h1--h2", "to": "h1--h2", "loss": "< 5 %"})", ".expect[0].sent_by"},
    {"sent by nobody", Of::Statement, R"({"on": "h1--h2", "sent_by": "h9", "count": "any"})",
     ".expect[0].sent_by", false},
    {"sent by another", Of::Statement, R"({"on": "h1--h2", "sent_by": "h3", "count": "any"})",
     ".expect[0].sent_by", false},
    {"within of what", Of::Statement, R"({"on": "h1--h2", "within": "5 s"})", ".expect[0].within"},
    {"within of no step", Of::Statement, R"({"on": "h1--h2", "within": "5 s of x"})",
     ".expect[0].within", false},
    {"two windows", Of::Statement,
     R"({"on": "h1--h2", "count": "any", "within": "5 s of first", "from": 1})",
     ".expect[0].within"},
    {"until before from", Of::Statement,
     R"({"on": "h1--h2", "never": true, "from": 9, "until": 2})", ".expect[0].until", false},
    {"until the beginning", Of::Statement, R"({"on": "h1--h2", "never": true, "until": 0})",
     ".expect[0].until"},
    {"until the step that it is from", Of::Statement,
     R"({"on": "h1--h2", "never": true, "from": "echo", "until": "echo"})", ".expect[0].until",
     false},
    {"within no time", Of::Statement, R"({"on": "h1--h2", "within": "0 s of echo"})",
     ".expect[0].within", false},
    {"a distribution of a count", Of::Statement,
     R"({"on": "h1--h2", "count": "== 10", "again": "distribution 0.01"})", ".expect[0].again"},
    {"a distribution of a command", Of::Statement,
     R"({"step": "echo", "exit": "== 0", "again": "distribution 0.01"})", ".expect[0].again"},
    {"as many as others", Of::Statement,
     R"({"on": "h1--h2", "count": "any", "same_as": {"from": 5}, "distribution": 0.01})",
     ".expect[0].same_as"},
    {"delays as others without a threshold", Of::Statement,
     R"({"on": "h1--h2", "to": "h1--h2", "sent_by": "h1", "delay": "any", "same_as": {"from": 5}})",
     ".expect[0].distribution"},
    {"delays as their own", Of::Statement,
     R"({"on": "h1--h2", "to": "h1--h2", "sent_by": "h1", "delay": "any", "same_as": {},
         "distribution": 0.01})",
     ".expect[0].same_as"},
    {"a threshold of nothing", Of::Statement,
     R"({"on": "h1--h2", "to": "h1--h2", "sent_by": "h1", "delay": "any", "distribution": 0.01})",
     ".expect[0].distribution"},
    {"delays as those of no link", Of::Statement,
     R"({"on": "h1--h2", "to": "h1--h2", "sent_by": "h1", "delay": "any", "same_as": {"on": "x"},
         "distribution": 0.01})",
     ".expect[0].same_as.on", false},
    {"from no step", Of::Statement, R"({"on": "h1--h2", "count": "any", "from": "x"})",
     ".expect[0].from", false},
    {"before nothing", Of::Statement, R"({"on": "h1--h2", "before": {"filter": "arp"}})",
     ".expect[0].before.on"},
    {"unknown field", Of::Statement, R"({"on": "h1--h2", "count": "any", "filters": "arp"})",
     ".expect[0].filters"},
    {"unknown field of before", Of::Statement,
     R"({"on": "h1--h2", "before": {"on": "h1--h2", "count": "any"}})", ".expect[0].before.count"},
    {"of no step", Of::Statement, R"({"step": "x", "exit": "== 0"})", ".expect[0].step", false},
    {"of a step without a command", Of::Statement, R"({"step": "first", "exit": "== 0"})",
     ".expect[0].step", false},
    {"nothing of a command", Of::Statement, R"({"step": "echo"})", ".expect[0]"},
    {"broken expression", Of::Statement, R"({"step": "echo", "output": "(a"})", ".expect[0].output",
     false},
    {"value of nothing", Of::Statement, R"({"step": "echo", "exit": "any", "value": "== 1"})",
     ".expect[0].value"},
    {"value without a group", Of::Statement, R"({"step": "echo", "output": "a", "value": "== 1"})",
     ".expect[0].value", false},
};

QJsonValue experimentWith(const Mistake &mistake)
{
    if (mistake.of == Of::Experiment)
        return json(mistake.text);
    QJsonArray steps{json(R"({"do": "wait until", "name": "first"})"),
                     json(R"({"do": "run", "name": "echo", "in": "h1", "command": "echo"})")};
    if (mistake.of == Of::Step)
        steps.insert(1, json(mistake.text));
    QJsonObject experiment{{"steps", steps}};
    if (mistake.of == Of::Statement)
        experiment.insert("expect", QJsonArray{json(mistake.text)});
    return experiment;
}

QJsonObject element(const char *id, const char *parent = nullptr)
{
    QJsonObject made{{"id", id}, {"parent", parent ? QJsonValue(parent) : QJsonValue()}};
    made.insert("type", parent ? "container_interface" : "container");
    made.insert("name", parent ? "eth0" : id);
    return made;
}

QJsonObject withType(QJsonObject made, const char *type)
{
    made.insert("type", type);
    return made;
}

/// h1, h2 and h3, of which the first two are connected, and two that stand for what is outside.
topology::Topology threeHosts(const QJsonValue &experiment)
{
    const QJsonArray elements{element("h1"),
                              element("h2"),
                              element("h3"),
                              element("e1", "h1"),
                              element("e2", "h2"),
                              element("e3", "h3"),
                              withType(element("internet"), "external_network"),
                              withType(element("attached"), "replay")};
    const QJsonObject inner{
        {"elements", elements},
        {"connections",
         QJsonArray{QJsonObject{{"id", "c"}, {"elements", QJsonArray{"e1", "e2"}}}}}};
    auto topology = *topology::fromTomato(
        {{"file_information", QJsonObject{{"version", 4}}}, {"topology", inner}});
    // A file with one that is no object is refused.
    QJsonObject attributes = topology.attributes();
    attributes.insert("experiment", experiment);
    topology.setAttributes(attributes);
    return topology;
}

/// Returns whether the published schema accepts each of these, according to Debian's
/// python3-jsonschema.
QList<bool> judgeBySchema(const QJsonArray &experiments)
{
    QFile schema(TOMATO_SOURCE "/resources/schema/experiment.schema.json");
    if (!schema.open(QIODevice::ReadOnly))
        return {};
    QProcess python;
    python.start("python3", {"-c", R"(
import json, sys
from jsonschema import Draft202012Validator
schema, documents = json.load(sys.stdin)
Draft202012Validator.check_schema(schema)
judge = Draft202012Validator(schema)
print(json.dumps([judge.is_valid(each) for each in documents])))"});
    const QJsonArray question{QJsonDocument::fromJson(schema.readAll()).object(), experiments};
    python.write(QJsonDocument(question).toJson());
    python.closeWriteChannel();
    python.waitForFinished(60'000);
    QList<bool> good;
    for (const QJsonValue each : QJsonDocument::fromJson(python.readAllStandardOutput()).array())
        good << each.toBool();
    return good;
}

std::string texts(const std::vector<Error> &errors)
{
    std::string all;
    for (const Error &each : errors)
        all += each.text() + "\n";
    return all;
}

} // namespace

class TestPlan final : public QObject
{
    Q_OBJECT

private:
    const QByteArray m_whole = R"({"$schema": "urn:tomato-desktop:experiment:1", "title": "t",
        "description": "d", "seed": 7, "repeat": 2, "vary": {"rate": [1, 10], "how": ["a"]},
        "steps": [
            {"do": "start", "name": "up"},
            {"do": "wait until", "in": "h1", "until": "true", "every": 0.5, "timeout": 9},
            {"do": "run", "in": "h1", "command": "echo ${rate} ${HOME}", "name": "echo",
             "background": true, "after": "up", "delay": 1, "timeout": 3},
            {"do": "set link", "on": "h1--h2", "set": {"bandwidth_from": "${rate}",
             "delay_to": 2}, "at": "${rate}"},
            {"do": "link down", "on": "h1--h2", "name": "cut"}, {"do": "link up", "on": "c"},
            {"do": "element stop", "element": "h2"}, {"do": "element start", "element": "h2"},
            {"do": "capture start", "on": "h1--h2", "filter": "icmp"},
            {"do": "capture mark", "name": "here", "on": "h1--h2"},
            {"do": "capture stop", "on": "h1--h2"}, {"do": "wait until", "at": 99},
            {"do": "replay", "in": "h1", "on": "h1--h2", "file": "a/x.pcap", "direction": "h2",
             "speed": "${rate}", "loops": 0, "addresses": {"10.0.0.0/24": "10.9.0.0/24"},
             "background": true}],
        "expect": [
            {"on": "h1--h2", "filter": "icmp", "count": "== 20"},
            {"on": "h1--h2", "rate": ">= 5 /s", "from": "up", "until": 10},
            {"on": "h1--h2", "throughput": "<= ${rate} Mbit/s", "name": "goodput"},
            {"on": "h1--h2", "to": "h1--h2", "sent_by": "h1", "delay": "p99 <= 5 ms",
             "again": "distribution 0.01", "same_as": {"from": "up", "until": 3},
             "distribution": 0.05},
            {"on": "h1--h2", "to": "h1--h2", "sent_by": "h1", "loss": "0..5 %"},
            {"on": "h1--h2", "filter": "arp", "before": {"on": "h1--h2", "filter": "icmp"}},
            {"on": "h1--h2", "filter": "tcp", "never": true},
            {"on": "h1--h2", "filter": "tcp", "within": "5 s of step cut", "never": true},
            {"on": "h1--h2", "filter": "tcp", "within": "500 ms of cut"},
            {"step": "echo", "exit": "== 0", "output": "^(.*)$", "value": "any"}],
        "compare": [{"of": "goodput", "at": {"rate": 10, "how": "a"}, "to": {"rate": 1},
                     "ratio": "9..11"}]})";

private slots:
    /// Users are asked about the values that are written: these do not change with what is varied.
    void aPathFromOutsideIsWrittenOut()
    {
        const auto errorsOf = [](const QByteArray &experiment) {
            return QString::fromStdString(texts(checkExperiment(threeHosts(json(experiment)))));
        };
        QCOMPARE(errorsOf(R"({"steps": [{"do": "start"},
            {"do": "replay", "in": "h1", "file": "/tmp/x.pcap"}]})"),
                 "");
        QVERIFY(errorsOf(R"({"vary": {"file": ["/tmp/x.pcap"]}, "steps": [{"do": "start"},
            {"do": "replay", "in": "h1", "file": "${file}"}]})")
                    .contains("steps[1].file: an absolute path has no ${} in it"));
        QVERIFY(errorsOf(R"({"vary": {"n": [1, 2]}, "steps": [{"do": "start"},
            {"do": "replay", "in": "h1", "file": "/tmp/${n}.pcap"}]})")
                    .contains("an absolute path"));
    }

    void theFormatKeepsAnExperiment()
    {
        const auto topology = threeHosts(json(m_whole));
        const auto read = topology::readTomato(topology::writeTomato(topology));
        QVERIFY(read);
        QCOMPARE(*read, topology);
        QCOMPARE(read->attributes().value("experiment"), json(m_whole));
    }

    void everyKindOfStepAndStatementIsRead()
    {
        const auto topology = threeHosts(json(m_whole));
        const auto errors = checkExperiment(topology);
        QVERIFY2(errors.empty(), texts(errors).c_str());
        const auto plan = Plan::read(topology);
        QVERIFY(plan);
        QCOMPARE(plan->runs().size(), std::size_t(4));
        const auto experiment = plan->experiment(plan->runs()[3]);
        QVERIFY2(experiment, experiment ? "" : experiment.error().text().c_str());
        QCOMPARE(experiment->steps.size(), std::size_t(13));
        QCOMPARE(experiment->expect.size(), std::size_t(10));
        // A variable is replaced by its value; a variable of the shell stays.
        QCOMPARE(plan->runs()[3].varied.value("rate").toInt(), 10);
        QCOMPARE(plan->runs()[3].seed, 8);
        QCOMPARE(experiment->steps[2].command, "echo 10 ${HOME}");
        QCOMPARE(experiment->steps[3].set.value("bandwidth_from").toDouble(), 10.0);
        QCOMPARE(*experiment->steps[3].at, 10.0);
        QVERIFY(experiment->expect[2].comparison.holds(10));
        QVERIFY(!experiment->expect[2].comparison.holds(10.1));
        QCOMPARE(experiment->expect[0].name, "h1--h2: icmp count == 20");
        QCOMPARE(filtersOf(topology).size(), std::size_t(7));
    }

    void aTopologyWithoutAnExperimentHasNoMistakeInIt()
    {
        topology::Topology topology;
        QVERIFY(checkExperiment(topology).empty());
        QVERIFY(!Plan::read(topology));
    }

    void everyMistakeIsSaidWithItsPlace()
    {
        for (const Mistake &mistake : Mistakes) {
            const auto errors = checkExperiment(threeHosts(experimentWith(mistake)));
            const std::string place = std::string("topology.experiment") + mistake.place;
            const auto found = std::find_if(errors.begin(), errors.end(),
                                            [&](const Error &each) { return each.place == place; });
            QVERIFY2(found != errors.end(), (std::string(mistake.name) + ": no error at " + place +
                                             " but\n" + texts(errors))
                                                .c_str());
        }
    }

    void allMistakesAreSaidAtOnce()
    {
        const auto errors = checkExperiment(threeHosts(json(R"({"seed": -1, "steps": [
            {"do": "link down", "on": "x"}, {"do": "run", "in": "h1"}],
            "expect": [{"on": "h1--h2", "count": "many"}], "more": 1})")));
        QCOMPARE(errors.size(), std::size_t(5));
    }

    void whatIsWrongWithOneOfTheVariedValuesIsSaid()
    {
        const auto errors = checkExperiment(threeHosts(json(R"({"vary": {"delay": [1, -1]},
            "steps": [{"do": "set link", "on": "c", "set": {"delay_from": "${delay}"}}]})")));
        QCOMPARE(errors.size(), std::size_t(1));
        QCOMPARE(errors[0].place, std::string("topology.experiment.steps[0].set.delay_from"));
    }

    void theSchemaIsTrue()
    {
        if (QProcess::execute("python3", {"-c", "import jsonschema"}) != 0)
            QSKIP("python3-jsonschema is not installed");
        QJsonArray good{json(m_whole)};
        QDirIterator examples(TOMATO_SOURCE "/resources/examples", {"*.tomato4.json"}, QDir::Files,
                              QDirIterator::Subdirectories);
        while (examples.hasNext()) {
            const auto topology = topology::loadTopology(examples.next());
            QVERIFY(topology);
            if (topology->attributes().contains("experiment"))
                good.append(topology->attributes().value("experiment"));
        }
        QVERIFY2(good.size() >= 5, "loss and the three published ones");
        QJsonArray all = good;
        for (const Mistake &mistake : Mistakes) {
            if (mistake.isOfForm)
                all.append(experimentWith(mistake));
        }
        const QList<bool> judged = judgeBySchema(all);
        QCOMPARE(judged.size(), all.size());
        qsizetype at = 0;
        for (; at < good.size(); ++at)
            QVERIFY2(judged[at], qPrintable(QStringLiteral("good one %1 was refused").arg(at)));
        for (const Mistake &mistake : Mistakes) {
            if (mistake.isOfForm)
                QVERIFY2(!judged[at++], qPrintable(QString::fromUtf8(mistake.text)));
        }
    }
};

QTEST_GUILESS_MAIN(TestPlan)
#include "tst_plan.moc"
