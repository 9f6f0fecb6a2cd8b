// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment/outcome/judgement.h"
#include "app/experiment/plan/plan.h"
#include "app/topology/format/tomatoformat.h"
#include "capture/archive/container/atomicfile.h"
#include "capture/archive/formats/pcapngwriter.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace tomato;
using namespace tomato::experiment;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp Zero = 1'800'000'000s;

struct Frame
{
    Timestamp time{};
    /// Which end sent it.
    unsigned side = 0;
    std::string bytes;
    /// Bytes of it that were recorded; 0 for all.
    std::size_t recorded = 0;
};

/// An IPv4 packet of UDP or ICMP (a number of IP), told apart by `id`.
std::string ip4(int protocol, int id, int hops = 64, std::size_t payload = 60)
{
    std::string frame(14 + 20 + 8 + payload, '\0');
    frame[12] = 0x08;
    const std::size_t length = frame.size() - 14;
    frame[14] = 0x45;
    frame[16] = static_cast<char>(length >> 8U);
    frame[17] = static_cast<char>(length);
    frame[18] = static_cast<char>(id >> 8);
    frame[19] = static_cast<char>(id);
    frame[22] = static_cast<char>(hops);
    frame[23] = static_cast<char>(protocol);
    frame[24] = static_cast<char>(hops * 3); // a checksum that changes with the hop limit
    frame[26] = 10;
    frame[30] = 10;
    frame[33] = 2;
    return frame;
}

constexpr int Icmp = 1;
constexpr int Tcp = 6;
constexpr int Udp = 17;

void write(const QString &path, const std::array<std::string, 2> &ends,
           const std::vector<Frame> &frames)
{
    auto file = capture::AtomicFile::create(QFile::encodeName(path).toStdString());
    QVERIFY(file);
    capture::PcapngWriter writer([&](std::span<const char> bytes) { return file->write(bytes); });
    QVERIFY(writer.beginSection({}));
    for (const std::size_t side : {0U, 1U}) {
        capture::PcapngInterface interface;
        interface.name = ends[side] + " -> " + ends[1 - side];
        interface.snapLength = 262144;
        interface.nanoseconds = true;
        QVERIFY(writer.addInterface(interface));
    }
    for (const Frame &frame : frames) {
        const std::size_t kept = frame.recorded > 0 ? frame.recorded : frame.bytes.size();
        QVERIFY(writer.addPacket(frame.side, frame.time,
                                 static_cast<std::uint32_t>(frame.bytes.size()),
                                 std::span(frame.bytes).first(kept)));
    }
    QVERIFY(writer.finish());
    QVERIFY(file->commit());
}

QJsonObject element(const char *id, const char *parent = nullptr, const char *name = "eth0")
{
    QJsonObject made{{"id", id}, {"parent", parent ? QJsonValue(parent) : QJsonValue()}};
    made.insert("type", parent ? "container_interface" : "container");
    made.insert("name", parent ? name : id);
    return made;
}

/// h1 -- r1 -- h2.
topology::Topology line(const char *statement)
{
    const QJsonArray elements{element("h1"),       element("r1"),       element("h2"),
                              element("e1", "h1"), element("e2", "r1"), element("e3", "r1", "eth1"),
                              element("e4", "h2")};
    const QJsonArray connections{QJsonObject{{"id", "c1"}, {"elements", QJsonArray{"e1", "e2"}}},
                                 QJsonObject{{"id", "c2"}, {"elements", QJsonArray{"e3", "e4"}}}};
    const QByteArray experiment =
        QByteArray(R"({"steps": [{"do": "run", "name": "ping", "in": "h1", "command": "ping"},
            {"do": "link down", "name": "cut", "on": "c1"}], "expect": [)") +
        statement + "]}";
    const QJsonObject inner{{"elements", elements},
                            {"connections", connections},
                            {"experiment", QJsonDocument::fromJson(experiment).object()}};
    return *topology::fromTomato(
        {{"file_information", QJsonObject{{"version", 4}}}, {"topology", inner}});
}

/// The result of a flawless run: 20 pings a tenth of a second apart, each on the second link 10 ms
/// later and one hop less; before them one packet of UDP; a step "cut" at 1 s.
struct Run
{
    Run()
    {
        first.push_back({Zero, 0, ip4(Udp, 1000), 0});
        second.push_back({Zero + 10ms, 0, ip4(Udp, 1000, 63), 0});
        for (int i = 0; i < 20; ++i) {
            const Timestamp time = Zero + 100ms * (i + 1);
            first.push_back({time, 0, ip4(Icmp, i), 0});
            second.push_back({time + 10ms, 0, ip4(Icmp, i, 63), 0});
        }
        evidence.folder = QDir(folder.path());
        evidence.zero = Zero;
        evidence.seconds = 3;
        evidence.outcomes.resize(2);
        evidence.outcomes[0].began = 0;
        evidence.outcomes[0].exitCode = 0;
        evidence.outcomes[0].output = "ping.out";
        evidence.outcomes[1].began = 1;
        output = "20 packets transmitted, 0% packet loss\nrtt = 12.5 ms\n";
    }

    Verdict judge(const char *statement)
    {
        write(folder.filePath("c1.pcapng"), {"h1:eth0", "r1:eth0"}, first);
        write(folder.filePath("c2.pcapng"), {"r1:eth1", "h2:eth0"}, second);
        evidence.recordings[ConnectionId("c1")].files = {folder.filePath("c1.pcapng")};
        evidence.recordings[ConnectionId("c1")].times = times;
        evidence.recordings[ConnectionId("c2")].files = {folder.filePath("c2.pcapng")};
        evidence.recordings[ConnectionId("c2")].times = laterTimes;
        QFile file(folder.filePath("ping.out"));
        if (!file.open(QIODevice::WriteOnly) || file.write(output) < 0)
            return {};
        file.close();
        const auto topology = line(statement);
        const auto plan = Plan::read(topology);
        if (!plan)
            return {"", false, QString::fromStdString(plan.error().text()), {}, {}};
        const auto experiment = plan->experiment(plan->runs().front());
        return Judgement(topology, *experiment, evidence).judge().front();
    }

    QTemporaryDir folder;
    RunEvidence evidence;
    /// When the links were recorded.
    std::vector<RecordedTime> times = recordedBetween(Timestamp::min(), Timestamp::max(), {});
    std::vector<RecordedTime> laterTimes = times;
    std::vector<Frame> first;
    std::vector<Frame> second;
    QByteArray output;
};

/// A statement that holds in a flawless run, and a fault that makes it fail.
struct Fault
{
    const char *name;
    const char *statement;
    void (*inject)(Run &run);
    /// The text that its message must contain.
    const char *says;
};

const Fault Faults[] = {
    {"a packet too few", R"({"on": "h1--r1", "filter": "icmp", "count": "== 20"})",
     [](Run &run) { run.first.pop_back(); },
     "found 19 on h1--r1 in the whole run; the last is packet 20 on h1--r1 (c1.pcapng) at 1.900000 "
     "s"},
    {"a packet too many", R"({"on": "h1--r1", "filter": "icmp", "count": "== 20"})",
     [](Run &run) {
         run.first.push_back({Zero + 2500ms, 1, ip4(Icmp, 77), 0});
     },
     "the first too many is packet 22 on h1--r1 (c1.pcapng) at 2.500000 s "
     "(2027-01-15T08:00:02.5"},
    {"another rate", R"({"on": "h1--r1", "filter": "icmp", "rate": "9.9..10.1 /s"})",
     [](Run &run) { run.first.back().time += 2s; }, "on h1--r1"},
    {"another throughput", R"({"on": "h1--r1", "filter": "icmp", "throughput": "8..8.2 kbit/s"})",
     [](Run &run) { run.first.back().bytes = ip4(Icmp, 19, 64, 1000); }, "kbit/s, found"},
    {"one packet is late",
     R"({"on": "h1--r1", "to": "r1--h2", "sent_by": "h1", "filter": "icmp", "delay": "<= 12 ms"})",
     [](Run &run) { run.second[7].time += 5ms; },
     "found 15 ms to r1--h2; it is packet 8 on h1--r1 (c1.pcapng) at 0.700000 s"},
    {"many packets are late",
     R"({"on": "h1--r1", "to": "r1--h2", "sent_by": "h1", "filter": "icmp", "delay": "median <= 12 ms"})",
     [](Run &run) {
         for (Frame &frame : run.second)
             frame.time += 5ms;
     },
     "found 15 ms"},
    {"a packet is lost",
     R"({"on": "h1--r1", "to": "r1--h2", "sent_by": "h1", "filter": "icmp", "loss": "== 0 %"})",
     [](Run &run) { run.second.erase(run.second.begin() + 3); },
     "(1 of 20) between h1--r1 and r1--h2; the first lost is packet 4 on h1--r1"},
    {"a packet is changed",
     R"({"on": "h1--r1", "to": "r1--h2", "sent_by": "h1", "filter": "icmp", "loss": "== 0 %"})",
     [](Run &run) { run.second[3].bytes[50] ^= 1; }, "the first lost is packet 4"},
    {"nobody knows which packet",
     R"({"on": "h1--r1", "to": "r1--h2", "sent_by": "h1", "filter": "icmp", "loss": "== 0 %"})",
     [](Run &run) { run.first[4].bytes = run.first[3].bytes; }, "cannot be told apart"},
    {"a packet was cut",
     R"({"on": "h1--r1", "to": "r1--h2", "sent_by": "h1", "filter": "icmp", "delay": "any"})",
     [](Run &run) { run.first[4].recorded = 64; }, "packet 5 was not recorded whole"},
    {"the wrong order",
     R"({"on": "h1--r1", "filter": "udp", "before": {"on": "r1--h2", "filter": "icmp"}})",
     [](Run &run) {
         run.first.push_back(run.first.front());
         run.first.back().time = Zero + 1s;
         run.first.erase(run.first.begin());
     },
     "packet 2 on r1--h2 (c2.pcapng) at 0.110000 s"},
    {"one packet is both",
     R"({"on": "h1--r1", "filter": "udp", "before": {"on": "h1--r1", "filter": "ip[5] != 232"}})",
     [](Run &run) { run.first[0].bytes[19] = 5; }, "the first of both is packet 1 on h1--r1"},
    {"what never comes", R"({"on": "h1--r1", "filter": "tcp", "never": true})",
     [](Run &run) {
         run.first.push_back({Zero + 2500ms, 1, ip4(Tcp, 5), 0});
     },
     "1 came; the first is packet 22 on h1--r1 (c1.pcapng) at 2.500000 s"},
    {"nothing in time", R"({"on": "r1--h2", "filter": "icmp", "within": "0.5 s of cut"})",
     [](Run &run) {
         std::erase_if(run.second, [](const Frame &frame) {
             return frame.time > Zero + 1s && frame.time < Zero + 1600ms;
         });
     },
     "the first after that is packet 11 on r1--h2"},
    {"something in a time of silence",
     R"({"on": "r1--h2", "filter": "udp", "within": "500 ms of step cut", "never": true})",
     [](Run &run) {
         run.second.push_back({Zero + 1300ms, 0, ip4(Udp, 5), 0});
     },
     "at 1.300000 s"},
    {"another sender", R"({"on": "h1--r1", "sent_by": "r1", "count": "== 0"})",
     [](Run &run) { run.first[2].side = 1; }, "the first too many is packet 3"},
    {"a count in a window", R"({"on": "h1--r1", "from": "cut", "until": 1.5, "count": "== 5"})",
     [](Run &run) { run.evidence.outcomes[1].began = 1.2; }, "from 1.200000 s to 1.500000 s"},
    {"an exit code", R"({"step": "ping", "exit": "== 0"})",
     [](Run &run) { run.evidence.outcomes[0].exitCode = 1; }, "its exit code is 1"},
    {"an output", R"({"step": "ping", "output": " 0% packet loss"})",
     [](Run &run) { run.output = "20 packets transmitted, 5% packet loss\n"; },
     "ping.out: its output has no"},
    {"a number in an output",
     R"({"step": "ping", "output": "^rtt = ([0-9.]+) ms$", "value": "<= 20"})",
     [](Run &run) { run.output = "rtt = 25.5 ms\n"; }, "expected <= 20, found 25.5"},
    {"a step that never began", R"({"step": "ping", "exit": "any"})",
     [](Run &run) { run.evidence.outcomes[0].began.reset(); }, "never began"},
    {"another distribution",
     R"({"on": "h1--r1", "to": "r1--h2", "sent_by": "h1", "delay": "any", "until": 1,
         "same_as": {"from": 1}, "distribution": 0.05})",
     [](Run &run) {
         for (std::size_t i = 11; i < run.second.size(); ++i)
             run.second[i].time += 5ms;
     },
     "10 delays with a median of 10 ms against 11 delays with a median of 15 ms: one is of another "
     "distribution (p = "},
    {"packets that are in no file", R"({"on": "h1--r1", "filter": "icmp", "count": "== 20"})",
     [](Run &run) { run.evidence.recordings[ConnectionId("c1")].missing = 3; },
     "3 packets are not in the recording"},
};

void recordOnlyIcmp(Run &run)
{
    run.times = recordedBetween(Timestamp::min(), Timestamp::max(), {"icmp", 262144, {}});
}

void recordUntil1700(Run &run)
{
    run.times =
        recordedBetween(Timestamp::min(), Zero + 1700ms, {{}, 262144, "10 packets were recorded"});
}

void recordFrom150(Run &run)
{
    run.times = recordedBetween(Zero + 150ms, Timestamp::max(), {});
}

void recordFirstEnd(Run &run)
{
    run.times.pop_back();
}

void recordHeads(Run &run)
{
    run.times = recordedBetween(Timestamp::min(), Timestamp::max(), {{}, 20, {}});
}

void recordAll(Run &) {}

/// A run whose recordings do not have everything, and its verdict.
struct Unrecorded
{
    const char *name;
    void (*record)(Run &run);
    const char *statement;
    /// The text that its message contains; empty when it holds all the same.
    const char *says;
};

const char *const ByFilter = "but h1--r1 was recorded only where \"icmp\" matches";
const char *const ByEnd = "but h1--r1 was not recorded from 1.700000 s to 3.000000 s (10 packets "
                          "were recorded)";
const char *const ByBegin = "but h1--r1 was not recorded from 0.000000 s to 0.150000 s";

const Unrecorded Unrecordeds[] = {
    {"never, of another filter", recordOnlyIcmp,
     R"({"on": "h1--r1", "filter": "tcp", "never": true})", ByFilter},
    {"none, of another filter", recordOnlyIcmp,
     R"({"on": "h1--r1", "filter": "tcp", "count": "== 0"})", ByFilter},
    {"never, of all packets", recordOnlyIcmp, R"({"on": "h1--r1", "from": 2.5, "never": true})",
     ByFilter},
    {"a count of the same filter", recordOnlyIcmp,
     R"({"on": "h1--r1", "filter": " icmp ", "count": "== 20"})", ""},
    {"a count of a part of the filter", recordOnlyIcmp,
     R"x({"on": "h1--r1", "filter": "src host 10.0.0.0 and (icmp)", "count": "== 20"})x", ByFilter},
    {"a count of what the filter joins", recordOnlyIcmp,
     R"({"on": "h1--r1", "filter": "src host 10.0.0.0 && icmp", "count": "== 20"})", ""},
    {"a count of one or the other", recordOnlyIcmp,
     R"({"on": "h1--r1", "filter": "icmp or tcp", "count": "== 20"})", ByFilter},
    {"a count of what may be tagged", recordOnlyIcmp,
     R"({"on": "h1--r1", "filter": "vlan and icmp", "count": "== 0"})", ByFilter},
    {"enough was seen", recordOnlyIcmp, R"({"on": "h1--r1", "count": ">= 20"})", ""},
    {"too many were seen", recordOnlyIcmp, R"({"on": "h1--r1", "count": "< 20"})",
     "the first too many is packet 20"},
    {"too few were seen", recordOnlyIcmp, R"({"on": "h1--r1", "count": ">= 30"})", ByFilter},
    {"not too many were seen", recordOnlyIcmp, R"({"on": "h1--r1", "count": "<= 30"})", ByFilter},
    {"a number to measure", recordOnlyIcmp, R"({"on": "h1--r1", "count": "any"})", ByFilter},
    {"a rate", recordOnlyIcmp, R"({"on": "h1--r1", "rate": "any"})", ByFilter},
    {"never, after it ended", recordUntil1700, R"({"on": "h1--r1", "from": 2.5, "never": true})",
     "but h1--r1 was not recorded from 2.500000 s to 3.000000 s (10 packets were recorded)"},
    {"never, in the whole run", recordUntil1700,
     R"({"on": "h1--r1", "filter": "tcp", "never": true})", ByEnd},
    {"never, before it ended", recordUntil1700,
     R"({"on": "h1--r1", "filter": "tcp", "until": 1.5, "never": true})", ""},
    {"what came while it was recorded", recordUntil1700,
     R"({"on": "h1--r1", "within": "2 s of ping"})", ""},
    {"loss", recordUntil1700,
     R"({"on": "h1--r1", "to": "r1--h2", "sent_by": "h1", "loss": "== 0 %"})", ByEnd},
    {"each delay", recordUntil1700,
     R"({"on": "h1--r1", "to": "r1--h2", "sent_by": "h1", "delay": "<= 20 ms"})", ByEnd},
    {"a delay that was too long", recordUntil1700,
     R"({"on": "h1--r1", "to": "r1--h2", "sent_by": "h1", "delay": "<= 5 ms"})", "found 10 ms"},
    {"the first of all", recordFrom150,
     R"({"on": "r1--h2", "filter": "udp", "before": {"on": "h1--r1", "filter": "icmp"}})",
     "but h1--r1 was not recorded from 0.000000 s to 0.010000 s"},
    {"a delay on average", recordFrom150,
     R"({"on": "h1--r1", "to": "r1--h2", "sent_by": "h1", "delay": "mean <= 20 ms"})", ByBegin},
    {"never, from where it began", recordFrom150,
     R"({"on": "h1--r1", "from": 0.15, "filter": "udp", "never": true})", ""},
    {"an order that was seen", recordOnlyIcmp,
     R"({"on": "h1--r1", "filter": "icmp", "before": {"on": "r1--h2", "filter": "icmp"}})", ""},
    {"one end", recordFirstEnd, R"({"on": "h1--r1", "sent_by": "h1", "count": "== 21"})", ""},
    {"the other end", recordFirstEnd, R"({"on": "h1--r1", "sent_by": "r1", "never": true})",
     "but only what h1:eth0 sends was recorded on h1--r1"},
    {"both ends", recordFirstEnd, R"({"on": "h1--r1", "count": "== 21"})",
     "but only what h1:eth0 sends was recorded on h1--r1"},
    {"a filter that reads more", recordHeads, R"({"on": "h1--r1", "filter": "tcp", "never": true})",
     "but only 20 bytes of each frame on h1--r1 were recorded, and the filter looks at more"},
    {"a filter that reads no more", recordHeads,
     R"({"on": "h1--r1", "filter": "ether proto 0x0806", "never": true})", ""},
    {"a time after the run", recordAll, R"({"on": "h1--r1", "from": 900, "never": true})",
     "but the run ended at 3.000000 s"},
    {"a time that is not over", recordAll,
     R"({"on": "h1--r1", "filter": "tcp", "within": "500 s of cut", "never": true})",
     "but the run ended at 3.000000 s"},
    {"at most so many in such a time", recordAll,
     R"({"on": "h1--r1", "from": 1, "until": 900, "count": "<= 30"})",
     "but the run ended at 3.000000 s"},
    {"at least so many in such a time", recordAll,
     R"({"on": "h1--r1", "from": 1, "until": 900, "count": ">= 5"})", ""},
    {"a rate in such a time", recordAll,
     R"({"on": "h1--r1", "from": 1, "until": 900, "rate": "any"})",
     "but the run ended at 3.000000 s"},
    {"a time that ends with the run", recordAll,
     R"({"on": "h1--r1", "filter": "tcp", "within": "2 s of cut", "never": true})", ""},
    {"a time that ends before it begins", recordAll,
     R"({"on": "h1--r1", "from": "cut", "until": "ping", "never": true})",
     "no time is from 1.000000 s to 0.000000 s"},
};

} // namespace

class TestJudgement final : public QObject
{
    Q_OBJECT

private slots:
    void eachStatementHoldsUntilItsFaultIsThere_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < static_cast<int>(std::size(Faults)); ++i)
            QTest::newRow(Faults[i].name) << i;
    }

    void eachStatementHoldsUntilItsFaultIsThere()
    {
        QFETCH(int, index);
        const Fault &fault = Faults[index];
        {
            Run flawless;
            const Verdict verdict = flawless.judge(fault.statement);
            QVERIFY2(verdict.held, qPrintable(verdict.message));
        }
        Run faulty;
        fault.inject(faulty);
        const Verdict verdict = faulty.judge(fault.statement);
        QVERIFY(!verdict.held);
        QVERIFY2(verdict.message.contains(fault.says), qPrintable(verdict.message));
    }

    void whatWasNotRecordedProvesNothing_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < static_cast<int>(std::size(Unrecordeds)); ++i)
            QTest::newRow(Unrecordeds[i].name) << i;
    }

    void whatWasNotRecordedProvesNothing()
    {
        QFETCH(int, index);
        const Unrecorded &each = Unrecordeds[index];
        Run run;
        each.record(run);
        const Verdict verdict = run.judge(each.statement);
        if (QByteArray(each.says).isEmpty())
            QVERIFY2(verdict.held, qPrintable(verdict.message));
        else
            QVERIFY(!verdict.held);
        QVERIFY2(verdict.message.contains(each.says), qPrintable(verdict.message));
        QVERIFY(!verdict.measured || verdict.held || !verdict.isUnproven);
    }

    void whatIsMeasuredIsKeptWithItsUnit()
    {
        Run run;
        const Verdict delay =
            run.judge(R"({"on": "h1--r1", "to": "r1--h2", "sent_by": "h1", "delay": "mean any"})");
        QVERIFY2(delay.held, qPrintable(delay.message));
        QCOMPARE(*delay.measured, 10.0);
        QCOMPARE(delay.unit, "ms");
        QCOMPARE(
            *run.judge(R"({"step": "ping", "output": "rtt = (.*) ms", "value": "any"})").measured,
            12.5);
    }

    void recordingsThatFollowEachOtherAreOne()
    {
        Run run;
        run.judge(R"({"on": "h1--r1", "count": "== 21"})");
        write(run.folder.filePath("more.pcapng"), {"h1:eth0", "r1:eth0"},
              {{Zero + 2500ms, 0, ip4(Icmp, 50), 0}});
        auto evidence = run.evidence;
        evidence.recordings[ConnectionId("c1")].files << run.folder.filePath("more.pcapng");
        const auto topology = line(R"({"on": "h1--r1", "count": "== 22"})");
        const auto plan = Plan::read(topology);
        const auto experiment = plan->experiment(plan->runs().front());
        const auto verdicts = Judgement(topology, *experiment, evidence).judge();
        QVERIFY2(verdicts.front().held, qPrintable(verdicts.front().message));
    }

    void aPacketIsKnownAgainBehindARouter()
    {
        const std::string here = ip4(Udp, 7);
        QVERIFY(!packetKey(here).empty());
        QCOMPARE(packetKey(ip4(Udp, 7, 63)), packetKey(here));
        QVERIFY(packetKey(ip4(Udp, 8)) != packetKey(here));
        // Marked on its way (ECN), padded, or with a tag of a VLAN.
        std::string marked = here;
        marked[15] |= 3;
        QCOMPARE(packetKey(marked), packetKey(here));
        QCOMPARE(packetKey(here + std::string(10, '\0')), packetKey(here));
        std::string tagged = here;
        tagged.insert(12, std::string("\x81\x00\x00\x05", 4));
        QCOMPARE(packetKey(tagged), packetKey(here));
    }

    void whatIsNoWholeIpHasNoKey()
    {
        const std::string whole = ip4(Udp, 7);
        for (std::size_t length = 0; length < whole.size(); ++length)
            QVERIFY(packetKey(std::span(whole).first(length)).empty());
        std::string arp = whole;
        arp[13] = 6;
        QVERIFY(packetKey(arp).empty());
    }
};

QTEST_GUILESS_MAIN(TestJudgement)
#include "tst_judgement.moc"
