// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment/outcome/judgement.h"
#include "app/experiment/plan/plan.h"
#include "app/topology/format/tomatoformat.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace tomato;
using namespace tomato::experiment;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp Zero = 1'800'000'000s;

/// h1 -- r1 -- h2 with a step "ping" and a step "cut".
topology::Topology line(const char *statement)
{
    QByteArray text = R"({"file_information": {"version": 4}, "topology": {"elements": [
        {"id": "h1", "type": "container", "parent": null, "name": "h1"},
        {"id": "r1", "type": "container", "parent": null, "name": "r1"},
        {"id": "h2", "type": "container", "parent": null, "name": "h2"},
        {"id": "e1", "type": "container_interface", "parent": "h1", "name": "eth0"},
        {"id": "e2", "type": "container_interface", "parent": "r1", "name": "eth0"},
        {"id": "e3", "type": "container_interface", "parent": "r1", "name": "eth1"},
        {"id": "e4", "type": "container_interface", "parent": "h2", "name": "eth0"}],
        "connections": [{"id": "c1", "elements": ["e1", "e2"]},
                        {"id": "c2", "elements": ["e3", "e4"]}],
        "experiment": {"steps": [
            {"do": "run", "name": "ping", "in": "h1", "command": "ping"},
            {"do": "link down", "name": "cut", "on": "c1", "at": 10}], "expect": [STATEMENT]}}})";
    const auto read = topology::readTomato(text.replace("STATEMENT", statement));
    if (!read)
        qFatal("%s", read.error().text().c_str());
    return *read;
}

/// A run that goes on.
struct Run
{
    Run()
    {
        evidence.zero = Zero;
        evidence.outcomes.resize(2);
        evidence.outcomes[0].began = 0;
        for (const char *link : {"c1", "c2"})
            evidence.recordings[ConnectionId(link)].times =
                recordedBetween(Timestamp::min(), Timestamp::max(), {});
    }

    void add(const char *link, double seconds, const std::string &key = {})
    {
        auto &known = packets[ConnectionId(link)];
        LoggedPacket packet;
        packet.time =
            Zero + std::chrono::duration_cast<Timestamp>(std::chrono::duration<double>(seconds));
        packet.bytes = 100;
        packet.number = known.size() + 1;
        packet.key = key;
        known.push_back(packet);
    }

    /// At this time, when all that is older than two seconds is known.
    std::optional<Verdict> judge(const char *statement, double now)
    {
        evidence.seconds = now;
        const auto topology = line(statement);
        const auto plan = Plan::read(topology);
        if (!plan)
            qFatal("%s", plan.error().text().c_str());
        const auto experiment = plan->experiment(plan->runs().front());
        const Judgement judgement(topology, *experiment, evidence,
                                  [this](const ConnectionId &id, const PacketWish &wish)
                                      -> Result<std::vector<LoggedPacket>> {
                                      if (isBroken)
                                          return failure("cannot be read");
                                      std::vector<LoggedPacket> found;
                                      for (const LoggedPacket &packet : packets[id]) {
                                          if (packet.time >= wish.from && packet.time < wish.until)
                                              found.push_back(packet);
                                      }
                                      return found;
                                  });
        return judgement.judgeSoFar(experiment->expect.front(), now - 2);
    }

    RunEvidence evidence;
    std::map<ConnectionId, std::vector<LoggedPacket>> packets;
    bool isBroken = false;
};

/// An event, and the verdicts on the statement before and after it.
struct Case
{
    const char *name;
    const char *statement;
    void (*happen)(Run &run);
    /// When it has happened.
    double now;
    bool holds;
    const char *says;
};

const Case Cases[] = {
    {"a command ends", R"({"step": "ping", "exit": "== 0"})",
     [](Run &run) {
         run.evidence.outcomes[0].ended = 1;
         run.evidence.outcomes[0].exitCode = 0;
     },
     1, true, ""},
    {"a command fails", R"({"step": "ping", "exit": "== 0"})",
     [](Run &run) {
         run.evidence.outcomes[0].ended = 1;
         run.evidence.outcomes[0].exitCode = 7;
     },
     1, false, "its exit code is 7"},
    {"what never comes", R"({"on": "h1--r1", "never": true})", [](Run &run) { run.add("c1", 1.5); },
     2, false, "the first is packet 1 on h1--r1 at 1.500000 s (2027-01-15T08:00:01.5"},
    {"what comes", R"({"on": "h1--r1", "within": "5 s of ping"})",
     [](Run &run) { run.add("c1", 1.5); }, 2, true, ""},
    {"what does not come in time", R"({"on": "h1--r1", "within": "5 s of ping"})",
     [](Run &run) { run.add("c1", 6); }, 7, false, "the first after that is packet 1"},
    {"a time of silence", R"({"on": "h1--r1", "within": "5 s of ping", "never": true})",
     [](Run &run) { run.add("c1", 6); }, 7, true, ""},
    {"too many", R"({"on": "h1--r1", "count": "== 1"})",
     [](Run &run) {
         run.add("c1", 1);
         run.add("c1", 1.25);
     },
     2, false, "the first too many is packet 2 on h1--r1 at 1.250000 s"},
    {"enough", R"({"on": "h1--r1", "count": ">= 2"})",
     [](Run &run) {
         run.add("c1", 1);
         run.add("c1", 1.5);
     },
     2, true, ""},
    {"a count in a time", R"({"on": "h1--r1", "until": 3, "count": "1..2"})",
     [](Run &run) { run.add("c1", 1); }, 5, true, ""},
    {"too few in a time", R"({"on": "h1--r1", "until": 3, "count": "2..3"})",
     [](Run &run) { run.add("c1", 1); }, 5, false, "the last is packet 1"},
    {"a rate in a time", R"({"on": "h1--r1", "from": 0, "until": 4, "rate": ">= 0.5 /s"})",
     [](Run &run) {
         run.add("c1", 1);
         run.add("c1", 3.5);
     },
     6, true, ""},
    {"the right order", R"({"on": "h1--r1", "before": {"on": "r1--h2"}})",
     [](Run &run) {
         run.add("c1", 1);
         run.add("c2", 1.5);
     },
     2, true, ""},
    {"the wrong order", R"({"on": "h1--r1", "before": {"on": "r1--h2"}})",
     [](Run &run) {
         run.add("c1", 1.5);
         run.add("c2", 1);
     },
     2, false, "packet 1 on r1--h2 at 1.000000 s"},
    {"a packet that is late",
     R"({"on": "h1--r1", "to": "r1--h2", "sent_by": "h1", "delay": "<= 20 ms"})",
     [](Run &run) {
         run.add("c1", 1, "a");
         run.add("c2", 1.03, "a");
     },
     2, false, "it is packet 1 on h1--r1 at 1.000000 s"},
};

/// A statement whose verdict can still change.
struct Open
{
    const char *name;
    const char *statement;
    void (*happen)(Run &run);
};

const Open Opens[] = {
    {"a command runs", R"({"step": "ping", "exit": "any"})", [](Run &) {}},
    {"nothing came so far", R"({"on": "h1--r1", "never": true})", [](Run &) {}},
    {"as many as it must be", R"({"on": "h1--r1", "count": "== 1"})",
     [](Run &run) { run.add("c1", 1); }},
    {"its step has not begun", R"({"on": "h1--r1", "within": "5 s of cut"})",
     [](Run &run) { run.add("c1", 1); }},
    {"its time is over but not settled", R"({"on": "h1--r1", "until": 7, "count": "== 1"})",
     [](Run &run) { run.add("c1", 1); }},
    {"a rate of the whole run", R"({"on": "h1--r1", "rate": "<= 1 /s"})",
     [](Run &run) {
         run.add("c1", 1);
         run.add("c1", 1.1);
     }},
    {"only the first of two", R"({"on": "h1--r1", "before": {"on": "r1--h2"}})",
     [](Run &run) { run.add("c1", 1); }},
    {"only the second of two", R"({"on": "h1--r1", "before": {"on": "r1--h2"}})",
     [](Run &run) { run.add("c2", 1); }},
    {"in time so far", R"({"on": "h1--r1", "to": "r1--h2", "sent_by": "h1", "delay": "<= 20 ms"})",
     [](Run &run) {
         run.add("c1", 1, "a");
         run.add("c2", 1.01, "a");
     }},
    {"too slow on average",
     R"({"on": "h1--r1", "to": "r1--h2", "sent_by": "h1", "delay": "mean <= 20 ms"})",
     [](Run &run) {
         run.add("c1", 1, "a");
         run.add("c2", 1.03, "a");
     }},
    {"not there yet", R"({"on": "h1--r1", "to": "r1--h2", "sent_by": "h1", "loss": "== 0 %"})",
     [](Run &run) { run.add("c1", 1, "a"); }},
    {"not recorded", R"({"on": "h1--r1", "within": "1 s of ping"})",
     [](Run &run) { run.evidence.recordings.clear(); }},
    {"recorded from later on", R"({"on": "h1--r1", "within": "5 s of ping", "never": true})",
     [](Run &run) {
         run.evidence.recordings[ConnectionId("c1")].times =
             recordedBetween(Zero + 1s, Timestamp::max(), {});
     }},
    {"not readable", R"({"on": "h1--r1", "within": "1 s of ping"})",
     [](Run &run) { run.isBroken = true; }},
};

} // namespace

class TestJudgementSoFar final : public QObject
{
    Q_OBJECT

private slots:
    void aVerdictComesAsSoonAsItIsCertain_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < static_cast<int>(std::size(Cases)); ++i)
            QTest::newRow(Cases[i].name) << i;
    }
    void aVerdictComesAsSoonAsItIsCertain()
    {
        QFETCH(int, index);
        const Case &each = Cases[index];
        Run run;
        const auto before = run.judge(each.statement, 0.5);
        QVERIFY2(!before, before ? qPrintable(before->message) : "");
        each.happen(run);
        const auto verdict = run.judge(each.statement, each.now);
        QVERIFY(verdict);
        QVERIFY2(verdict->held == each.holds, qPrintable(verdict->message));
        QVERIFY2(verdict->message.contains(each.says), qPrintable(verdict->message));
    }

    void whatCanStillBecomeOtherwiseHasNoVerdict_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < static_cast<int>(std::size(Opens)); ++i)
            QTest::newRow(Opens[i].name) << i;
    }
    void whatCanStillBecomeOtherwiseHasNoVerdict()
    {
        QFETCH(int, index);
        Run run;
        Opens[index].happen(run);
        const auto verdict = run.judge(Opens[index].statement, 8);
        QVERIFY2(!verdict, verdict ? qPrintable(verdict->message) : "");
    }
};

QTEST_GUILESS_MAIN(TestJudgementSoFar)
#include "tst_judgementsofar.moc"
