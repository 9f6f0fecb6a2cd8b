// SPDX-License-Identifier: GPL-3.0-or-later
#include "recordedlab.h"
#include "recorderprocess.h"

#include <QJsonArray>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <csignal>

/// A lab's recordings tell the same fates of packets as a file that was merged from them: row by
/// row, of what was recorded of one traffic.
class TestMergedTables final : public QObject
{
    Q_OBJECT

    /// Recorded with arrivals, when the attributes do not say otherwise.
    static QString routers(const Shell &shell, const QJsonObject &between = {},
                           const QJsonObject &recording = {}, const QString &modeOfFirst = {})
    {
        QJsonObject all{{"capture_arrivals", true}};
        for (auto value = recording.begin(); value != recording.end(); ++value)
            all[value.key()] = value.value();
        return recordedRouters(shell, all, between, modeOfFirst);
    }

    static QString rowOf(const QJsonObject &object, const QStringList &keys)
    {
        QStringList row;
        for (const QString &key : keys)
            row << key + QLatin1Char('=') + object[key].toVariant().toString();
        return row.join(QLatin1Char(' '));
    }

    /// Both tables of losses and those of the flows, sorted.
    static QStringList tables(const Shell &shell, const QString &source, const QStringList &options)
    {
        const auto losses = shell.tomato(QStringList{"losses", source, "--json"} + options);
        const auto journeys =
            shell.tomato(QStringList{"journey", source, "--json", "--packets", "0"} + options);
        if (losses.exitCode != 0 || journeys.exitCode != 0)
            return {losses.errors + journeys.errors};
        QStringList rows;
        for (const QJsonValue each : losses.object()["fates"].toArray())
            rows << "fate " + rowOf(each.toObject(),
                                    {"cause", "place", "point", "packets", "flows", "flow"});
        for (const QJsonValue each : losses.object()["points"].toArray())
            rows << "point " + rowOf(each.toObject(), {"point", "packets", "notRecorded",
                                                       "rotatedAway", "counted", "balanced"});
        for (const QJsonValue each : journeys.object()["flows"].toArray())
            rows << "flow " +
                        rowOf(each.toObject(), {"name", "packets", "arrived", "lost", "underWay",
                                                "outOfSight", "end", "begin", "leftOut"});
        rows << "totals " +
                    rowOf(journeys.object()["totals"].toObject(),
                          {"packets", "journeys", "certain", "byOrder", "ambiguous", "duplicated",
                           "translated", "fragmented", "overGaps", "cut", "underWay"});
        rows.sort();
        return rows;
    }

    static int run(const Shell &shell, const QString &file, const char *element,
                   const QStringList &command)
    {
        return shell.tomato(QStringList{"lab", "exec", file, element, "--"} + command).exitCode;
    }

    static void ping(const Shell &shell, const QString &file, const QStringList &arguments,
                     const char *from = "h1")
    {
        run(shell, file, from, QStringList{"ping", "-q", "-i", "0.01", "-W", "1"} + arguments);
    }

    static qint64 packets(const QStringList &rows, const QString &cause)
    {
        qint64 sum = 0;
        for (const QString &row : rows.filter("fate cause=" + cause + " place="))
            sum += row.section(" packets=", 1).section(' ', 0, 0).toLongLong();
        return sum;
    }

    /// Merges after the lab was stopped, and compares.
    static void compare(const Shell &shell, const QString &file, const QStringList &options,
                        QStringList &rows)
    {
        QCOMPARE(shell.tomato({"lab", "stop", file}).exitCode, 0);
        const QString merged = shell.path("all.pcapng");
        const auto outcome = shell.tomato({"capture", "merge", file, "all", "-o", merged});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        rows = tables(shell, file, options);
        QVERIFY2(rows.size() > 4, qPrintable(rows.join('\n')));
        const QStringList other = tables(shell, merged, options);
        const QSet<QString> here(rows.begin(), rows.end());
        const QSet<QString> there(other.begin(), other.end());
        const QString difference =
            "of the lab:\n" + QStringList((here - there).values()).join('\n') + "\nof the file:\n" +
            QStringList((there - here).values()).join('\n');
        QVERIFY2(rows == other, qPrintable(difference));
    }

private slots:
    void initTestCase()
    {
        const QString problem = Shell::labProblem();
        if (!problem.isEmpty())
            QSKIP(qPrintable(problem));
    }

    void theSameIsSaidOfTheSameTraffic_data()
    {
        QTest::addColumn<QJsonObject>("between");
        QTest::addColumn<QJsonObject>("recording");
        QTest::addColumn<QString>("cause");
        QTest::newRow("mtu") << QJsonObject() << QJsonObject() << "not forwarded";
        QTest::newRow("down") << QJsonObject() << QJsonObject() << "";
        QTest::newRow("killed element") << QJsonObject() << QJsonObject() << "";
        QTest::newRow("loss and bandwidth")
            << QJsonObject{{"bandwidth_from", 500}, {"lossratio_from", 10}} << QJsonObject()
            << "queue full";
        QTest::newRow("rotated") << QJsonObject()
                                 << QJsonObject{{"capture_snap_length", 256},
                                                {"capture_segment_bytes", 10'000},
                                                {"capture_segments", 2}}
                                 << "";
        QTest::newRow("part") << QJsonObject() << QJsonObject{{"capture_stop_packets", 60}} << "";
        QTest::newRow("nat") << QJsonObject() << QJsonObject() << "";
        QTest::newRow("killed recorder") << QJsonObject() << QJsonObject() << "";
        QTest::newRow("without arrivals")
            << QJsonObject() << QJsonObject{{"capture_arrivals", false}}
            << "lost on the wire or not forwarded";
    }

    void theSameIsSaidOfTheSameTraffic()
    {
        QFETCH(QJsonObject, between);
        QFETCH(QJsonObject, recording);
        QFETCH(QString, cause);
        const QString which = QTest::currentDataTag();
        const Shell shell;
        const QString file = routers(shell, between, recording);
        const auto started = shell.tomato({"lab", "start", file});
        QVERIFY2(started.exitCode == 0, qPrintable(started.errors));
        if (started.errors.contains("bandwidth") || started.errors.contains("loss"))
            QSKIP("this kernel cannot limit a bandwidth or lose frames");
        ping(shell, file, {"-c", "20", "10.0.3.2"});
        if (which == "mtu") {
            QCOMPARE(run(shell, file, "r2", {"ip", "link", "set", "eth1", "mtu", "600"}), 0);
            QCOMPARE(run(shell, file, "r2", {"sysctl", "-w", "net.ipv4.icmp_ratelimit=0"}), 0);
            ping(shell, file, {"-c", "10", "-s", "1000", "-M", "probe", "10.0.3.2"});
            ping(shell, file, {"-c", "10", "-s", "1000", "-M", "dont", "10.0.3.2"});
        } else if (which == "down") {
            QCOMPARE(run(shell, file, "r2", {"ip", "link", "set", "eth1", "down"}), 0);
            ping(shell, file, {"-c", "10", "10.0.3.2"});
            QCOMPARE(run(shell, file, "r2", {"ip", "link", "set", "eth1", "up"}), 0);
        } else if (which == "killed element") {
            run(shell, file, "r2", {"ip", "link", "set", "eth0", "down"});
            ping(shell, file, {"-c", "10", "10.0.3.2"});
        } else if (which == "loss and bandwidth") {
            ping(shell, file, {"-c", "400", "-i", "0.002", "-s", "1200", "10.0.3.2"});
        } else if (which == "rotated") {
            ping(shell, file, {"-c", "200", "10.0.3.2"});
            ping(shell, file, {"-c", "20", "10.99.0.1"});
        } else if (which == "killed recorder") {
            // The packets that it had not written yet are missing.
            const pid_t process = recorderProcess(shell);
            QVERIFY(process > 0 && ::kill(process, SIGKILL) == 0);
            // The next one has begun; at first the elements of this one may answer yet.
            const auto isBack = [&] {
                const pid_t now = recorderProcess(shell);
                return now > 0 && now != process &&
                       run(shell, file, "h1", {"ping", "-q", "-c", "1", "10.0.3.2"}) == 0;
            };
            bool wasBack = false;
            QTRY_VERIFY_WITH_TIMEOUT(wasBack = wasBack || isBack(), 60'000);
        } else if (which == "nat") {
            QCOMPARE(run(shell, file, "r1",
                         {"nft", "add table ip n; add chain ip n p { type nat hook postrouting "
                                 "priority 100; }; add rule ip n p oif eth1 masquerade"}),
                     0);
            ping(shell, file, {"-c", "30", "10.0.3.2"});
        }
        QCOMPARE(run(shell, file, "r2", {"ip", "route", "add", "blackhole", "10.0.3.2/32"}), 0);
        ping(shell, file, {"-c", "15", "10.0.3.2"});
        QStringList rows;
        compare(shell, file, {"--lost-after", "0.2"}, rows);
        if (!QTest::currentTestFailed() && !cause.isEmpty())
            QVERIFY2(packets(rows, cause) > 0, qPrintable(rows.join('\n')));
    }

    void aHubIsToldAlike()
    {
        const Shell shell;
        const QString file = routers(shell, {}, {}, "hub");
        const auto started = shell.tomato({"lab", "start", file});
        QVERIFY2(started.exitCode == 0, qPrintable(started.errors));
        QCOMPARE(run(shell, file, "h1", {"ip", "address", "add", "10.0.2.9/24", "dev", "eth0"}), 0);
        QCOMPARE(run(shell, file, "h1", {"ip", "route", "add", "10.0.3.0/24", "via", "10.0.2.2"}),
                 0);
        ping(shell, file, {"-c", "20", "10.0.2.2"});
        ping(shell, file, {"-c", "20", "10.0.3.2"});
        QStringList rows;
        compare(shell, file, {"--lost-after", "0.2"}, rows);
    }

    /// A packet a second falls into a hole, and the file is merged while the lab runs.
    void whatWasLostIsToldOfAFileThatWasMergedMeanwhile()
    {
        const Shell shell;
        const QString file = routers(shell);
        QCOMPARE(shell.tomato({"lab", "start", file}).exitCode, 0);
        ping(shell, file, {"-c", "5", "10.0.3.2"});
        QCOMPARE(run(shell, file, "r2", {"ip", "route", "add", "blackhole", "10.0.3.2/32"}), 0);
        run(shell, file, "h1", {"ping", "-q", "-c", "3", "-i", "1", "-W", "2", "10.0.3.2"});
        // At last nothing has come for longer than is waited for.
        const QString merged = shell.path("all.pcapng");
        const auto outcome = shell.tomato({"capture", "merge", file, "all", "-o", merged});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        const QStringList options = {"--flow", "icmp"};
        QStringList lab = tables(shell, file, options);
        QCOMPARE(packets(lab, "not forwarded"), 3);
        QCOMPARE(packets(lab, "under way"), 0);
        QStringList rows = tables(shell, merged, options);
        // The lab may have seen some more since then that are not pings.
        for (QStringList *each : {&lab, &rows})
            each->erase(std::remove_if(each->begin(), each->end(),
                                       [](const QString &row) { return row.startsWith("totals"); }),
                        each->end());
        QVERIFY2(rows == lab, qPrintable(rows.join('\n') + "\nand the lab:\n" + lab.join('\n')));
        QCOMPARE(shell.tomato({"lab", "stop", file}).exitCode, 0);
    }
};

QTEST_GUILESS_MAIN(TestMergedTables)
#include "tst_mergedtables.moc"
