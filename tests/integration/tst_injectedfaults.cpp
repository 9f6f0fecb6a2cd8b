// SPDX-License-Identifier: GPL-3.0-or-later
#include "experimentfile.h"
#include "shell.h"
#include "topologydrawing.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <map>

namespace {

/// Sends datagrams that all differ: send.py ADDRESS [PORT COUNT GAP BYTES]...
const char *const Sender = R"(
import os, socket, sys, time
address, rows = sys.argv[1], [float(each) for each in sys.argv[2:]]
sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for port, count, gap, size in zip(*[iter(rows)] * 4):
    for number in range(int(count)):
        sender.sendto(number.to_bytes(4, "big") + os.urandom(int(size) - 4), (address, int(port)))
        time.sleep(gap)
)";

/// A part of the run: something goes wrong, packets are sent, and all is well again.
struct Fault
{
    const char *name;
    /// Steps that are left out where nothing goes wrong.
    const char *inject;
    const char *traffic;
    const char *mend;
    /// What fails by it, and by nothing else; `from` and `until` are its part of the run.
    const char *statement;
    /// The text that its message contains.
    const char *says;
};

// r1's way to h2 is slow, and what waits there has to go before it is as it was.
#define SLOW(RATE)                                                                                 \
    R"({"do": "run", "in": "r1", "command": "tc qdisc replace dev eth1 root tbf rate )" RATE       \
    R"( burst 1600 limit 100kb"})"
constexpr auto NoLongerSlow =
    R"({"do": "wait until", "in": "r1", "until": "tc -s qdisc show dev eth1 | grep -q 'backlog 0b'"},
       {"do": "run", "in": "r1", "command": "tc qdisc del dev eth1 root"})";

const Fault Faults[] = {
    {"a link is cut", R"({"do": "link down", "on": "r1--h2"})",
     R"({"do": "run", "in": "h1", "command": "python3 send.py 10.0.2.2 7010 5 0.01 100"})",
     R"({"do": "link up", "on": "r1--h2"})",
     R"("on": "r1--h2", "sent_by": "r1", "filter": "udp port 7010", "count": "== 5")", "found 0"},
    {"a frame is lost",
     R"({"do": "set link", "on": "h1--r1",
         "set": {"drop_frames_from": "2", "loss_filter_from": "udp port 7020"}})",
     R"({"do": "run", "in": "h1", "command": "python3 send.py 10.0.2.2 7020 5 0.01 100"})",
     R"({"do": "set link", "on": "h1--r1",
         "set": {"drop_frames_from": null, "loss_filter_from": null}})",
     R"("on": "h1--r1", "to": "r1--h2", "sent_by": "h1", "filter": "udp port 7020", "loss": "== 0 %")",
     "(1 of 5) between h1--r1 and r1--h2; the first lost is packet"},
    {"frames arrive twice",
     R"({"do": "set link", "on": "h1--r1",
         "set": {"duplicate_from": 100, "loss_filter_from": "udp port 7030"}})",
     R"({"do": "run", "in": "h1", "command": "python3 send.py 10.0.2.2 7030 5 0.01 100"})",
     R"({"do": "set link", "on": "h1--r1",
         "set": {"duplicate_from": null, "loss_filter_from": null}})",
     R"("on": "r1--h2", "sent_by": "r1", "filter": "udp port 7030", "count": "== 5")",
     "the first too many is packet"},
    {"frames have a wrong bit",
     R"({"do": "set link", "on": "h1--r1",
         "set": {"corrupt_from": 100, "loss_filter_from": "udp port 7040"}})",
     R"({"do": "run", "in": "h1", "command": "python3 send.py 10.0.2.2 7040 5 0.01 300"})",
     R"({"do": "set link", "on": "h1--r1",
         "set": {"corrupt_from": null, "loss_filter_from": null}})",
     R"("on": "h1--r1", "to": "r1--h2", "sent_by": "h1", "filter": "udp port 7040", "loss": "== 0 %")",
     "between h1--r1 and r1--h2; the first lost is packet"},
    // What goes first waits for three seconds, in which the others are sent.
    {"one packet overtakes another",
     R"({"do": "run", "in": "r1", "command": "tc qdisc add dev eth1 root handle 1: htb default 10 && tc class add dev eth1 parent 1: classid 1:10 htb rate 1gbit && tc class add dev eth1 parent 1: classid 1:20 htb rate 32kbit burst 1600 && nft 'add table ip slow; add chain ip slow out { type filter hook postrouting priority 0; }; add rule ip slow out oifname eth1 udp dport { 7051, 7053 } meta priority set 1:20'"})",
     R"({"do": "run", "in": "h1", "command": "python3 send.py 10.0.2.2 7053 12 0 1000 7051 1 0 100 7052 1 0 100"})",
     R"({"do": "wait until", "in": "r1", "until": "tc -s qdisc show dev eth1 | grep -q 'backlog 0b'"},
        {"do": "run", "in": "r1", "command": "tc qdisc del dev eth1 root; nft delete table ip slow"})",
     R"("on": "r1--h2", "filter": "udp port 7051", "before": {"on": "r1--h2", "filter": "udp port 7052"})",
     " on r1--h2 "},
    {"a route leads elsewhere",
     R"({"do": "run", "in": "r1", "command": "ip route add 10.0.2.2/32 via 10.0.3.2"})",
     R"({"do": "run", "in": "h1", "command": "python3 send.py 10.0.2.2 7060 5 0.01 100"})",
     R"({"do": "run", "in": "r1", "command": "ip route del 10.0.2.2/32"})",
     R"("on": "r1--h3", "filter": "udp port 7060", "never": true)", "the first is packet"},
    {"packets are late", SLOW("32kbit"),
     R"({"do": "run", "in": "h1", "command": "python3 send.py 10.0.2.2 7070 5 0 1000"})",
     NoLongerSlow,
     R"("on": "h1--r1", "to": "r1--h2", "sent_by": "h1", "filter": "udp port 7070", "delay": "median <= 150 ms")",
     "expected median <= 150 ms, found"},
    {"a service is closed",
     R"j({"do": "run", "in": "h2", "command": "kill $(cat service)"},
        {"do": "wait until", "in": "h2", "until": "! ss -Hltn | grep -q ':7080 '"})j",
     R"({"do": "run", "name": "connect", "in": "h1", "command": "nc -z -w 9 10.0.2.2 7080"})", "",
     R"("step": "connect", "exit": "== 0")", "its exit code is 1"},
    {"an element is stopped", R"({"do": "element stop", "element": "h2"})",
     R"({"do": "run", "name": "ask", "in": "h1", "command": "ping -c 1 -s 77 -W 1 10.0.2.2 || true"})",
     R"({"do": "element start", "element": "h2"})",
     R"("on": "r1--h2", "sent_by": "h2", "filter": "icmp[icmptype] == icmp-echoreply and ip[2:2] == 105", "within": "20 s of ask")",
     "none"},
    {"packets are held back",
     R"({"do": "run", "in": "r1", "command": "nft 'add table ip few; add chain ip few on { type filter hook forward priority 0; }; add rule ip few on udp dport 7100 limit rate over 4/second burst 1 packets drop'"})",
     R"({"do": "run", "in": "h1", "command": "python3 send.py 10.0.2.2 7100 50 0.02 100"})",
     R"({"do": "run", "in": "r1", "command": "nft delete table ip few"})",
     R"("on": "r1--h2", "filter": "udp port 7100", "rate": ">= 8 /s")", "expected >= 8 /s, found"},
    // As many that a sender which begins late does not make them few a second.
    {"a link is narrow", SLOW("200kbit"),
     R"({"do": "run", "in": "h1", "command": "python3 send.py 10.0.2.2 7110 200 0 1200"})",
     NoLongerSlow, R"("on": "r1--h2", "filter": "udp port 7110", "throughput": ">= 0.5 Mbit/s")",
     "found"},
    {"a stranger sends",
     R"({"do": "run", "in": "h3", "command": "python3 send.py 10.0.2.2 7120 1 0 100"})",
     R"({"do": "run", "in": "h1", "command": "python3 send.py 10.0.2.2 7120 1 0 100"})", "",
     R"("on": "r1--h2", "filter": "udp port 7120 and not src host 10.0.1.2", "never": true)",
     "the first is packet"},
    {"large packets do not pass",
     R"({"do": "run", "in": "r1", "command": "ip link set eth1 mtu 600"})",
     R"({"do": "run", "name": "large", "in": "h1", "command": "ping -c 2 -i 0.2 -s 1000 -M do -W 9 10.0.2.2 || true"})",
     R"({"do": "run", "in": "r1", "command": "ip link set eth1 mtu 1500"})",
     R"("step": "large", "output": " 0% packet loss")", "large.out: its output has no"},
};

QJsonArray list(const QByteArray &steps)
{
    const auto read = QJsonDocument::fromJson("[" + steps + "]");
    if (!read.isArray())
        qFatal("no steps: %s", steps.constData());
    return read.array();
}

void append(QJsonArray &steps, const QJsonArray &more)
{
    for (const QJsonValue each : more)
        steps.append(each);
}

/// All of them one after the other, or the same without what goes wrong.
QJsonObject experimentWith(bool isFaulty)
{
    QJsonArray steps = list(R"(
        {"do": "start"},
        {"do": "run", "in": "h2", "background": true, "command": "echo $$ > service; exec nc -lk 7080 > /dev/null"},
        {"do": "wait until", "in": "h2", "until": "ss -Hltn | grep -q ':7080 '"},
        {"do": "wait until", "in": "h3", "until": "ping -c 1 -W 1 10.0.2.2"})");
    QJsonArray expect;
    for (const Fault &fault : Faults) {
        const QString name = QLatin1String(fault.name);
        const QString end = QStringLiteral("after: ") + name;
        steps.append(QJsonObject{{"do", "capture mark"}, {"name", name}});
        if (isFaulty)
            append(steps, list(fault.inject));
        append(steps, list(fault.traffic));
        if (isFaulty)
            append(steps, list(fault.mend));
        // What was sent is there when this is, as all is well again.
        append(steps,
               list(R"({"do": "wait until", "in": "h1", "until": "ping -c 1 -W 1 10.0.2.2"})"));
        steps.append(QJsonObject{{"do", "capture mark"}, {"name", end}});
        QJsonObject statement = list(QByteArray("{") + fault.statement + "}")[0].toObject();
        statement["name"] = name;
        if (!statement.contains("step") && !statement.contains("within")) {
            statement["from"] = name;
            statement["until"] = end;
        }
        expect.append(statement);
    }
    return {{"steps", steps}, {"expect", expect}};
}

} // namespace

/// Things go wrong in a lab that runs, and the statements about them say so: none before, each of
/// them then.
class TestInjectedFaults final : public QObject
{
    Q_OBJECT

    static QString write(const Shell &shell, const QString &name, const QJsonObject &experiment)
    {
        TopologyDrawing drawing;
        for (const char *host : {"h1", "h2", "h3"})
            drawing.add(host);
        drawing.add("r1", "router");
        drawing.join("h1", "10.0.1.2/24", "r1", "10.0.1.1/24");
        drawing.join("r1", "10.0.2.1/24", "h2", "10.0.2.2/24");
        drawing.join("r1", "10.0.3.1/24", "h3", "10.0.3.2/24");
        const QString path = shell.path(name + ".tomato4.json");
        if (!drawing.save(path))
            qFatal("cannot write %s", qPrintable(path));
        QJsonObject document = readJson(path);
        QJsonObject topology = document["topology"].toObject();
        topology["experiment"] = experiment;
        topology["compute_routes"] = true;
        document["topology"] = topology;
        QFile file(path);
        const QByteArray text = QJsonDocument(document).toJson();
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }

    static QStringList filesOfElements(const Shell &shell)
    {
        for (const char *host : {"h1", "h3"}) {
            const QString folder = shell.path(QStringLiteral("files/") + QLatin1String(host));
            QFile file(folder + "/send.py");
            if (!QDir().mkpath(folder) || !file.open(QIODevice::WriteOnly) ||
                file.write(Sender) < 0)
                qFatal("cannot write %s", qPrintable(file.fileName()));
        }
        return {"--files", shell.path("files"), "--json"};
    }

private slots:
    void initTestCase()
    {
        const QString problem = Shell::labProblem();
        if (!problem.isEmpty())
            QSKIP(qPrintable("labs cannot run here: " + problem));
        if (!QFile::exists("/usr/sbin/nft") || !QFile::exists("/usr/bin/nc"))
            QSKIP("takes nft and nc");
    }

    void withoutAFaultAllHolds()
    {
        const Shell shell;
        const QString file = write(shell, "flawless", experimentWith(false));
        const auto run = perform(shell, file, shell.path("out"), filesOfElements(shell));
        QVERIFY2(run.exitCode == 0, qPrintable(run.output + run.errors));
    }

    void eachFaultIsNamed()
    {
        const Shell shell;
        const QString file = write(shell, "faulty", experimentWith(true));
        const auto run = perform(shell, file, shell.path("out"), filesOfElements(shell));
        QVERIFY2(run.exitCode == 1, qPrintable(run.output + run.errors));
        std::map<QString, QString> messages;
        for (const QJsonValue each : run.object()["failures"].toArray())
            messages[each["statement"].toString()] = each["message"].toString();
        for (const Fault &fault : Faults) {
            const QString message = messages[QLatin1String(fault.name)];
            QVERIFY2(message.contains(QLatin1String(fault.says)),
                     qPrintable(QStringLiteral("%1: \"%2\"\n%3")
                                    .arg(QLatin1String(fault.name), message, run.errors)));
        }
        QVERIFY2(messages.size() == std::size(Faults), qPrintable(run.errors));
    }
};

QTEST_GUILESS_MAIN(TestInjectedFaults)
#include "tst_injectedfaults.moc"
