// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment/outcome/machinerecord.h"
#include "app/experiment/outcome/programrecord.h"

#include <QTemporaryDir>
#include <QTest>

using namespace tomato::experiment;

class TestProgramRecord final : public QObject
{
    Q_OBJECT

private slots:
    void programsStandWhereCommandsBegin_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("names");
        QTest::newRow("one") << "ping -c 3 10.0.0.2" << QStringList{"ping"};
        QTest::newRow("several") << "iperf3 -s & sleep 1; ss -ltn | grep -q ':5201' && true"
                                 << QStringList{"iperf3", "sleep", "ss", "grep", "true"};
        QTest::newRow("behind others") << "A=1 timeout --signal=INT 5 nice -n 3 iperf3 -c h2"
                                       << QStringList{"timeout", "nice", "iperf3"};
        QTest::newRow("shell") << "if [ -e x ]; then cat x > y; else exec nc -l 1; fi # dd"
                               << QStringList{"[", "cat", "nc"};
        QTest::newRow("quoted") << "sh -c 'ls | wc'; echo \"a; b\" $(date)"
                                << QStringList{"sh", "echo", "date"};
        QTest::newRow("path") << "/usr/bin/env python3 x.py\ntcpdump"
                              << QStringList{"/usr/bin/env", "python3", "tcpdump"};
        QTest::newRow("nothing") << " ;; " << QStringList();
    }
    void programsStandWhereCommandsBegin()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, names);
        QCOMPARE(programsNamed(text), names);
    }

    void programsAreNeededWhereNothingElseCanBe_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("names");
        QTest::newRow("one") << "iperf3 -s" << QStringList{"iperf3"};
        QTest::newRow("all of a chain") << "cd /tmp && A=1 timeout 5 nc -l 1 2>&1 | tail -n 3"
                                        << QStringList{"timeout", "nc", "tail"};
        QTest::newRow("quoted") << "sh -c 'no-such; x'" << QStringList{"sh"};
        QTest::newRow("behind an option") << "stdbuf -o L nc" << QStringList{"stdbuf"};
        QTest::newRow("of the shell") << "exec test -e x" << QStringList();
        for (const char *text :
             {"which nc || true", "nc -l 1; true", "if nc; then true; fi", "! nc", "nc & wait",
              "nc -h\ntrue", "test $(nc)", "$tool -s", "nc() { true; }"})
            QTest::newRow(text) << text << QStringList();
        QTest::newRow("a path") << "./tool && /opt/tool" << QStringList();
    }
    void programsAreNeededWhereNothingElseCanBe()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, names);
        QCOMPARE(programsNeeded(text), names);
    }

    void aProgramIsDescribedByItsDigest()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath("prog"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("abc") == 3);
        file.close();
        const QJsonArray programs = describePrograms({file.fileName(), folder.filePath("none")});
        QCOMPARE(programs.size(), 1);
        QCOMPARE(programs[0]["path"].toString(), file.fileName());
        QCOMPARE(programs[0]["sha256"].toString(),
                 "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        QVERIFY(programPath("sh").startsWith("/"));
        QVERIFY(programPath("no-such-program").isEmpty());
    }

    void aMachineTellsOfItself()
    {
        const QJsonObject machine = machineRecord();
        QVERIFY(!machine["kernel"].toString().isEmpty());
        QCOMPARE(machine["load"].toArray().size(), 3);
        QVERIFY(machine["sysctls"].toObject().contains("net.core.rmem_max"));
        const QJsonObject settings =
            readElementSettings("net/ipv4/tcp_rmem:4096\t131072\t6291456\nnonsense\nx/y:1\n");
        QCOMPARE(settings, (QJsonObject{{"net.ipv4.tcp_rmem", "4096 131072 6291456"}}));
    }
};

QTEST_GUILESS_MAIN(TestProgramRecord)
#include "tst_programrecord.moc"
