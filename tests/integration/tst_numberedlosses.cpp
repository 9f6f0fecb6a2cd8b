// SPDX-License-Identifier: GPL-3.0-or-later
#include "experimentfile.h"
#include "shell.h"

#include <QDir>
#include <QMap>
#include <QStandardPaths>
#include <QTest>

/// Judges which frames an experiment's link loses by number, as its recordings with arrivals have
/// it, read by tshark.
class TestNumberedLosses final : public QObject
{
    Q_OBJECT

    /// The numbers of the echo requests that were sent and not delivered; the length tells those of
    /// one command from those of another.
    static QStringList lostRequests(const Shell &shell, const QString &file, int length)
    {
        const auto read =
            shell.run("tshark", {"-n", "-r", file, "-Y",
                                 QStringLiteral("icmp.type == 8 && frame.len == %1").arg(length),
                                 "-T", "fields", "-e", "frame.interface_name", "-e", "icmp.seq"});
        QMap<bool, QStringList> seen;
        for (const QString &line : read.output.split('\n', Qt::SkipEmptyParts)) {
            const QString number = line.section('\t', 1).section(',', 0, 0);
            seen[line.section('\t', 0, 0).endsWith("delivered")] << number;
        }
        QStringList lost;
        for (const QString &number : std::as_const(seen[false])) {
            if (!seen[true].contains(number))
                lost << number;
        }
        return seen[false].isEmpty() ? QStringList{"none was sent"} : lost;
    }
    static QStringList recordings(const QString &run)
    {
        const QDir folder(run + "/captures");
        QStringList files;
        for (const QString &name : folder.entryList({"*.pcapng"}))
            files << folder.filePath(name);
        return files;
    }

private slots:
    void initTestCase()
    {
        const QString problem = Shell::labProblem();
        if (!problem.isEmpty())
            QSKIP(qPrintable("labs cannot run here: " + problem));
        if (QStandardPaths::findExecutable("tshark").isEmpty())
            QSKIP("tshark is not installed");
    }

    void theSameFramesAreLostInEachRun()
    {
        const Shell shell;
        const QString file = withExperiment(shell, R"({"repeat": 3, "seed": 7, "steps": [
                {"do": "start"},
                {"do": "run", "in": "h1", "command": "ping -c 40 -i 0.01 -W 1 10.0.0.2"},
                {"do": "set link", "on": "h1--h2",
                 "set": {"drop_frames_from": null, "lossratio_from": 20, "seed_from": 5}},
                {"do": "run", "in": "h1", "command": "ping -s 100 -c 100 -i 0.01 -W 1 10.0.0.2"},
                {"do": "set link", "on": "h1--h2", "set": {"seed_from": "${seed}"}},
                {"do": "run", "in": "h1", "command": "ping -s 200 -c 100 -i 0.01 -W 1 10.0.0.2"}],
                "expect": [{"on": "h1--h2", "filter": "icmp", "sent_by": "h1",
                            "count": "== 240"}]})",
                                            {{"drop_frames_from", "3, 7, 20-25"},
                                             {"loss_filter_from", "icmp"},
                                             {"capture_arrivals", true}});
        const auto outcome = perform(shell, file, shell.path("out"));
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        QStringList first;
        QSet<QStringList> ofOwnSeeds;
        for (const char *run : {"001", "002", "003"}) {
            const QStringList files =
                recordings(shell.path(QStringLiteral("out/runs/") + QLatin1String(run)));
            QCOMPARE(files.size(), 1);
            QCOMPARE(lostRequests(shell, files[0], 98),
                     (QStringList{"3", "7", "20", "21", "22", "23", "24", "25"}));
            const QStringList lost = lostRequests(shell, files[0], 142);
            if (first.isEmpty())
                first = lost;
            QVERIFY2(lost.size() > 2 && lost.size() < 60, qPrintable(lost.join(' ')));
            QCOMPARE(lost, first);
            ofOwnSeeds.insert(lostRequests(shell, files[0], 242));
        }
        QCOMPARE(ofOwnSeeds.size(), 3);
    }

    void aFilterThatIsNoneIsRefusedBeforeAnythingStarts()
    {
        const Shell shell;
        const QString wrong = shell.twoHosts("wrong", true, {{"loss_filter_from", "tcp prot 80"}});
        const auto outcome =
            shell.tomato({"run", wrong, "--exec", "h1", "true", "--out", shell.path("none")});
        QVERIFY(outcome.exitCode != 0);
        QVERIFY2(outcome.errors.contains("loss filter"), qPrintable(outcome.errors));
        const QString aimless =
            shell.twoHosts("aimless", true, {{"emulation_filter_to", "udp prot 80"}});
        const auto checked = shell.tomato({"topology", "check", aimless});
        QVERIFY(checked.exitCode != 0);
        const QString said = checked.output + checked.errors;
        QVERIFY2(said.contains("h1:eth0 ⇄ h2:eth0: the emulation filter"), qPrintable(said));
    }
};

QTEST_GUILESS_MAIN(TestNumberedLosses)
#include "tst_numberedlosses.moc"
