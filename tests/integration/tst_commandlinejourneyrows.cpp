// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell.h"

#include <QFile>
#include <QJsonArray>
#include <QtEndian>
#include <QTest>

/// Judges what `tomato journey` and `tomato losses` write of files: with --flow, and as rows that
/// other programs read.
class TestCommandLineJourneyRows final : public QObject
{
    Q_OBJECT

    /// An Ethernet frame with an IPv4 packet of UDP, from 10.0.0.1 to 10.0.0.2.
    static QByteArray frame(quint16 port, quint16 number)
    {
        const auto big = [](quint16 value) {
            QByteArray bytes(2, 0);
            qToBigEndian(value, bytes.data());
            return bytes;
        };
        return QByteArray::fromHex("0200000000010200000000020800") +
               QByteArray::fromHex("45000020") + big(number) + QByteArray::fromHex("000040110000") +
               QByteArray::fromHex("0a0000010a000002") + big(1000) + big(port) +
               QByteArray::fromHex("000c0000") + big(number) + QByteArray(18, 'x');
    }

    /// The milliseconds are those behind a second of 1970.
    static QByteArray packet(quint32 milliseconds, const QByteArray &frame)
    {
        QByteArray header(16, 0);
        qToLittleEndian<quint32>(100, header.data());
        qToLittleEndian<quint32>(milliseconds * 1000, header.data() + 4);
        qToLittleEndian(static_cast<quint32>(frame.size()), header.data() + 8);
        qToLittleEndian(static_cast<quint32>(frame.size()), header.data() + 12);
        return header + frame;
    }

    static bool write(const QString &name, const QByteArray &packets)
    {
        QFile file(name);
        return file.open(QIODevice::WriteOnly) &&
               file.write(QByteArray::fromHex("d4c3b2a1020004000000000000000000ffff000001000000") +
                          packets) > 0;
    }

    /// Three packets to port 7 and one to port 9, on two links.
    static QStringList twoFlows(const Shell &shell, const QString &first = "one.pcap")
    {
        QByteArray one;
        QByteArray two;
        for (quint16 number = 1; number <= 4; ++number) {
            const QByteArray sent = frame(number == 4 ? 9 : 7, number);
            one += packet(number * 10u, sent);
            two += packet(number * 10u + 5, sent);
        }
        if (!write(shell.path(first), one) || !write(shell.path("two.pcap"), two))
            return {};
        return {shell.path(first), shell.path("two.pcap")};
    }

private slots:
    void totalsAreOfTheFlowThatWasAskedFor()
    {
        const Shell shell;
        const QStringList files = twoFlows(shell);
        for (const char *command : {"journey", "losses"}) {
            const QStringList call = QStringList{command} + files;
            const QString all = shell.tomato(call).output;
            QVERIFY2(all.startsWith("2 recordings, 8 packets on all links, 4 journeys\n"),
                     qPrintable(all));
            const auto some = shell.tomato(call + QStringList{"--flow", "port 7"});
            QCOMPARE(some.exitCode, 0);
            QVERIFY2(some.output.startsWith("2 recordings, 6 packets on all links, 3 journeys that "
                                            "match, of 8 packets, 4 journeys in all\n"
                                            "matches: 3 certain, 0 by order, 0 ambiguous"),
                     qPrintable(some.output));
            const QJsonObject totals =
                shell.tomato(call + QStringList{"--flow", "port 7", "--json"})
                    .object()["totals"]
                    .toObject();
            QCOMPARE(totals["packets"].toInteger(), 6);
            QCOMPARE(totals["journeys"].toInteger(), 3);
            QCOMPARE(totals["certain"].toInteger(), 3);
            QCOMPARE(totals["packetsInAll"].toInteger(), 8);
            QCOMPARE(totals["journeysInAll"].toInteger(), 4);
        }
        const auto rows = shell.tomato(QStringList{"journey", "--csv", "--flow", "port 9"} + files);
        QCOMPARE(rows.output.count('\n'), 3);
        QCOMPARE(rows.errors, QString("matches: 1 certain, 0 by order, 0 ambiguous\n"));
    }

    void aFlowThatNoPacketMatchesIsSaid()
    {
        const Shell shell;
        const QStringList files = twoFlows(shell);
        for (const char *command : {"journey", "losses"}) {
            for (const char *form : {"", "--json", "--csv"}) {
                QStringList call = QStringList{command, "--flow", "port 11"} + files;
                if (*form != 0)
                    call << form;
                const auto none = shell.tomato(call);
                QCOMPARE(none.exitCode, 1);
                QVERIFY2(none.errors.endsWith("tomato: --flow port 11: no packet of 8 matches\n"),
                         qPrintable(none.errors));
            }
            const auto rows =
                shell.tomato(QStringList{command, "--flow", "port 11", "--json"} + files);
            const QJsonObject totals = rows.object()["totals"].toObject();
            QCOMPARE(totals["packets"].toInteger(), 0);
            QCOMPARE(totals["packetsInAll"].toInteger(), 8);
        }
    }

    /// A name may hold what ends a text in JSON or CSV, and what controls a terminal.
    void otherProgramsReadWhatIsWritten()
    {
        const Shell shell;
        const QStringList files = twoFlows(shell, "a \"b\", c\\d\x1b\u202e\u00e9.pcap");
        const auto document = shell.tomato(QStringList{"journey", "--json"} + files);
        const auto read = [&shell](const QString &text, const char *program) {
            QFile file(shell.path("rows"));
            if (!file.open(QIODevice::WriteOnly))
                return QString();
            file.write(text.toUtf8());
            file.close();
            const auto run =
                shell.run("python3", {"-X", "utf8", "-c", program, shell.path("rows")});
            return run.output + run.errors;
        };
        QCOMPARE(
            read(document.output, "import json, sys\n"
                                  "d = json.load(open(sys.argv[1]))\n"
                                  "j = d['journeys']\n"
                                  "h = j[0]['hops'][1]\n"
                                  "print(len(j), h['before'], h['delayNanoseconds'],"
                                  " h['match'], h['packet'], h['over'],"
                                  " ascii(j[0]['hops'][0]['recording'].split('/')[-1]))\n"),
            QString("4 0 5000000 certain 1 unknown 'a \"b\", c\\\\d\\x1b\\u202e\\xe9.pcap'\n"));
        QVERIFY(!document.output.contains(QChar(0x1b)) && !document.output.contains(QChar(0x202e)));
        const auto table = shell.tomato(QStringList{"journey", "--csv"} + files);
        QCOMPARE(read(table.output, "import csv, sys\n"
                                    "r = list(csv.DictReader(open(sys.argv[1], newline='')))\n"
                                    "print(len(r), r[1]['before'], r[1]['delay_ns'],"
                                    " r[1]['match'], r[1]['packet'], r[1]['over'], r[1]['flow'],"
                                    " ascii(r[0]['recording'].split('/')[-1]), None in r[0])\n"),
                 QString("8 0 5000000 certain 1 unknown UDP 10.0.0.1:1000 -> 10.0.0.2:7 "
                         "'a \"b\", c\\\\d\\\\x1b\\\\u202e\\xe9.pcap' False\n"));
        QVERIFY(!table.output.contains(QChar(0x1b)) && !table.output.contains(QChar(0x202e)));
    }
};

QTEST_GUILESS_MAIN(TestCommandLineJourneyRows)
#include "tst_commandlinejourneyrows.moc"
