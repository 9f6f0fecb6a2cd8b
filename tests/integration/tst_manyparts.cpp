// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

#include <map>
#include <set>

/// Many routers over four parts of this machine. TOMATO_MANY_PARTS names a file that is taken in
/// the place of the test's own grid, such as Kdl.graphml of the Topology Zoo.
class TestManyParts final : public QObject
{
    Q_OBJECT

    static inline const QString Hosts = QStringLiteral("here,here-2,here-3,here-4");

    /// A router of which one address is known.
    struct Router
    {
        QString id;
        QString address;
    };

    static QJsonObject topologyOf(const QString &path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        return QJsonDocument::fromJson(file.readAll())["topology"].toObject();
    }

    /// Some routers of each host, spread over all that it has.
    static std::vector<Router> sample(const QJsonObject &topology)
    {
        constexpr std::size_t OfEachHost = 3;
        std::map<QString, QString> addresses;
        for (const QJsonValue each : topology["elements"].toArray()) {
            if (const QString address = each["ip4address"].toString(); !address.isEmpty())
                addresses.emplace(each["parent"].toString(), address.section('/', 0, 0));
        }
        std::map<QString, std::vector<Router>> byHost;
        for (const QJsonValue each : topology["elements"].toArray()) {
            const auto address = addresses.find(each["id"].toString());
            if (address != addresses.end())
                byHost[each["_host"].toString()].push_back({address->first, address->second});
        }
        std::vector<Router> some;
        for (const auto &[host, all] : byHost) {
            for (std::size_t at = 0; at < OfEachHost; ++at)
                some.push_back(all[at * (all.size() - 1) / (OfEachHost - 1)]);
        }
        return some;
    }

    static int countCut(const QJsonObject &topology)
    {
        std::map<QString, QString> hosts;
        for (const QJsonValue each : topology["elements"].toArray()) {
            if (const QString host = each["_host"].toString(); !host.isEmpty())
                hosts.emplace(each["id"].toString(), host);
        }
        std::map<QString, QString> ends;
        for (const QJsonValue each : topology["elements"].toArray())
            ends.emplace(each["id"].toString(), hosts[each["parent"].toString()]);
        int cut = 0;
        for (const QJsonValue each : topology["connections"].toArray())
            cut += ends[each["elements"][0].toString()] != ends[each["elements"][1].toString()];
        return cut;
    }

private slots:
    void anyTwoOfASampleAnswerEachOther()
    {
        if (const QString problem = Shell::labProblem(); !problem.isEmpty())
            QSKIP(qPrintable(problem));
        const Shell shell;
        const QString given = qEnvironmentVariable("TOMATO_MANY_PARTS");
        const QString file = "many.tomato4.json";
        const auto made =
            given.isEmpty()
                ? shell.tomato({"topology", "make", "grid", file, "--rows", "8", "--columns", "8",
                                "--nodes", "router"})
                : shell.tomato({"topology", "convert", given, file, "--assign-addresses"});
        QVERIFY2(made.exitCode == 0, qPrintable(made.errors));
        const auto placed = shell.tomato({"topology", "place", file, "--hosts", Hosts});
        QVERIFY2(placed.exitCode == 0, qPrintable(placed.errors));
        const QJsonObject topology = topologyOf(shell.path(file));
        const int links = static_cast<int>(topology["connections"].toArray().size());
        // A grid is cut along three of its rows at worst; a backbone as Kdl is.
        QVERIFY2(countCut(topology) <= (given.isEmpty() ? 24 : links * 25 / 899),
                 qPrintable(placed.output));
        const std::vector<Router> some = sample(topology);
        QCOMPARE(some.size(), std::size_t{12});
        const auto started = shell.tomato({"lab", "start", file, "--hosts", Hosts, "--routes"});
        QVERIFY2(started.exitCode == 0, qPrintable(started.errors));
        for (const Router &one : some) {
            QStringList command{
                "lab", "exec", file, one.id,
                "--",  "sh",   "-c", "for each; do ping -n -q -c 1 -W 20 $each || exit; done",
                "sh"};
            for (const Router &other : some)
                command << other.address;
            const auto answered = shell.tomato(command);
            QVERIFY2(answered.exitCode == 0, qPrintable(one.id + ": " + answered.output));
        }
        const auto hosts = shell.tomato({"lab", "hosts", file, "--json"});
        QCOMPARE(hosts.array().size(), 3);
        for (const QJsonValue host : hosts.array())
            QCOMPARE(host["trunk"]["lost"].toInteger(), 0);
        QCOMPARE(shell.tomato({"lab", "stop", file}).exitCode, 0);
    }
};

QTEST_GUILESS_MAIN(TestManyParts)
#include "tst_manyparts.moc"
