// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <pcap/pcap.h>

#include <memory>

namespace {

/// The frames of a pcap file, in order.
QList<QByteArray> frames(const QString &file)
{
    char error[PCAP_ERRBUF_SIZE];
    const std::unique_ptr<pcap_t, decltype(&pcap_close)> handle(
        pcap_open_offline(file.toLocal8Bit().constData(), error), &pcap_close);
    QList<QByteArray> all;
    if (handle == nullptr)
        return all;
    pcap_pkthdr *header = nullptr;
    const u_char *bytes = nullptr;
    while (pcap_next_ex(handle.get(), &header, &bytes) == 1)
        all << QByteArray(reinterpret_cast<const char *>(bytes), header->caplen);
    return all;
}

/// The number behind "Number of packets:" of capinfos.
qint64 capinfosPackets(const Shell &shell, const QString &file)
{
    const QString output = shell.run(QStringLiteral("capinfos"), {"-c", "-M", file}).output;
    return output.section(QLatin1Char(':'), -1).trimmed().toLongLong();
}

qint64 tsharkLines(const Shell &shell, const QString &file, const QString &filter)
{
    const QString output =
        shell.run(QStringLiteral("tshark"), {"-n", "-r", file, "-Y", filter}).output;
    return output.count(QLatin1Char('\n'));
}

} // namespace

class TestMainJob final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const QString problem = Shell::labProblem();
        if (!problem.isEmpty())
            QSKIP(qPrintable(problem));
    }

    /// Assigns addresses, pings 200 times, downloads; Wireshark's tools must agree with us.
    void capturedPingsAgreeWithWiresharksTools()
    {
        const Shell shell;
        const QString source =
            QStringLiteral(TOMATO_SOURCE "/resources/examples/packet_capturing.tomato4.json");
        const QString file = shell.path(QStringLiteral("tutorial.tomato4.json"));
        QCOMPARE(shell.tomato({"topology", "convert", source, file, "--assign-addresses"}).exitCode,
                 0);
        const auto lab = shell.tomato({"lab", "start", file, "--json"});
        QVERIFY2(lab.exitCode == 0, qPrintable(lab.errors));
        const QString id = lab.object()["lab"].toString();
        const auto started = shell.tomato({"capture", "start", id, "openvz1:eth0", "--json"});
        QVERIFY2(started.exitCode == 0, qPrintable(started.errors));

        const auto gateway =
            shell.tomato({"lab", "exec", id, "openvz1", "--", "sh", "-c",
                          "ping -q -i 0.005 -c 200 $(ip -4 route show default | cut -d' ' -f3)"});
        QVERIFY2(gateway.exitCode == 0, qPrintable(gateway.output + gateway.errors));

        const QString saved = shell.path(QStringLiteral("pings.pcap"));
        const auto download =
            shell.tomato({"capture", "download", id, "openvz1:eth0", "-o", saved, "--json"});
        QVERIFY2(download.exitCode == 0, qPrintable(download.errors));
        const auto status = shell.tomato({"capture", "status", id, "openvz1:eth0", "--json"});
        const QJsonObject counters = status.array().at(0).toObject();

        QCOMPARE(tsharkLines(shell, saved, "icmp.type == 8"), 200);
        QCOMPARE(tsharkLines(shell, saved, "icmp.type == 0"), 200);
        QCOMPARE(capinfosPackets(shell, saved), download.object()["packets"].toInteger());
        QCOMPARE(counters["packets"].toInteger(), download.object()["packets"].toInteger());
        QCOMPARE(counters["dropped"].toInteger(), 0);
    }

    /// tcpreplay plays a download onto another lab's wire, where it is captured again.
    void tcpreplayPlaysADownloadByteForByte()
    {
        const Shell shell;
        const auto first = shell.tomato(
            {"run", shell.twoHosts("first"), "--exec", "h1", "ping -q -i 0.005 -c 100 10.0.0.2",
             "--exec", "h1", "ping -q -i 0.01 -s 1400 -c 50 10.0.0.2", "--capture", "h1--h2",
             "--filter", "icmp", "--out", shell.path("first"), "--json"});
        QVERIFY2(first.exitCode == 0, qPrintable(first.errors));
        const QString recorded = first.object()["captures"][0]["file"].toString();
        const QList<QByteArray> sent = frames(recorded);
        QCOMPARE(sent.size(), 300);

        const auto second =
            shell.tomato({"run", shell.twoHosts("second", false), "--exec", "h1",
                          QStringLiteral("tcpreplay -q -i eth0 --pps 2000 '%1'").arg(recorded),
                          "--capture", "h1--h2", "--filter", "icmp", "--share", shell.path("first"),
                          "--out", shell.path("second"), "--json"});
        QVERIFY2(second.exitCode == 0, qPrintable(second.errors));
        QCOMPARE(frames(second.object()["captures"][0]["file"].toString()), sent);
    }

    void theExampleOfTheReadmeRuns()
    {
        const Shell shell;
        const auto outcome = shell.tomato(
            {"run", QStringLiteral(TOMATO_SOURCE "/resources/examples/two_routers.tomato4.json"),
             "--exec", "h1", "ping -q -c 3 -i 0.2 10.0.3.2", "--capture", "h1--r1", "--capture",
             "r1--r2", "--out", shell.path("out")});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        QVERIFY(outcome.output.contains("packets in"));
        QCOMPARE(QDir(shell.path("out")).entryList(QDir::Files).size(), 2);
        QVERIFY2(QDir(shell.path("data/tomato-desktop/labs")).isEmpty(),
                 "a finished run must leave nothing behind");
    }
};

QTEST_GUILESS_MAIN(TestMainJob)
#include "tst_mainjob.moc"
