// SPDX-License-Identifier: GPL-3.0-or-later
#include "experimentfile.h"
#include "shell.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QtEndian>
#include <QTest>

#include <algorithm>

namespace {

void writeBytes(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

/// From 10.0.0.1 to 10.0.0.2, port 4660, with a number in it.
QByteArray datagram(int number, int bytes)
{
    QByteArray frame = QByteArray::fromHex("020000000002020000000001080045000000000040004011"
                                           "00000a0000010a000002123412340000"
                                           "0000");
    frame += QByteArray::number(number);
    frame.append(QByteArray(std::max<qsizetype>(0, bytes - frame.size()), 'x'));
    qToBigEndian(static_cast<quint16>(frame.size() - 14), frame.data() + 16);
    qToBigEndian(static_cast<quint16>(frame.size() - 34), frame.data() + 38);
    return frame;
}

/// A millisecond after each other.
QByteArray pcapOf(const QList<QByteArray> &frames)
{
    const auto word = [](qsizetype value) {
        QByteArray bytes(4, '\0');
        qToLittleEndian(static_cast<quint32>(value), bytes.data());
        return bytes;
    };
    QByteArray file = word(0xa1b2c3d4) + QByteArray::fromHex("02000400") + word(0) + word(0) +
                      word(65'535) + word(1);
    for (qsizetype i = 0; i < frames.size(); ++i)
        file +=
            word(7) + word(i * 1000) + word(frames[i].size()) + word(frames[i].size()) + frames[i];
    return file;
}

/// All bytes of all frames, as tshark shows them.
QString bytesIn(const Shell &shell, const QString &capture)
{
    const auto shown = shell.run("tshark", {"-r", capture, "-x"});
    static const QRegularExpression line("^[0-9a-f]{4}  .*$", QRegularExpression::MultilineOption);
    QString bytes;
    for (auto found = line.globalMatch(shown.output); found.hasNext();)
        bytes += found.next().captured() + u'\n';
    return bytes;
}

} // namespace

/// Steps of experiments that play capture files.
class TestReplaySteps final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const QString problem = Shell::labProblem();
        if (!problem.isEmpty())
            QSKIP(qPrintable("labs cannot run here: " + problem));
    }

    /// The file's frames cross the link byte by byte, at their times, and the run's record says how
    /// well.
    void aCaptureFileIsPlayedOntoALink()
    {
        const Shell shell;
        QList<QByteArray> frames;
        for (int i = 0; i < 400; ++i)
            frames << datagram(i, 60 + 3 * i);
        QVERIFY(QDir().mkpath(shell.path("files/h1")));
        writeBytes(shell.path("files/h1/x.pcap"), pcapOf(frames));
        const QString file = withExperiment(shell, R"({"steps": [
            {"do": "capture start", "on": "h1--h2", "filter": "udp port 4660"},
            {"do": "replay", "name": "play", "in": "h1", "file": "x.pcap", "speed": 2, "loops": 2},
            {"do": "replay", "in": "h2", "file": "none.pcap"}],
            "expect": [
                {"on": "h1--h2", "filter": "udp port 4660", "count": "== 800"},
                {"step": "play", "exit": "== 0", "output": "frames.:([0-9]+),",
                 "value": "== 800"}]})");
        const QStringList arguments = {
            "experiment", "run", file, "--out", shell.path("out"), "--files", shell.path("files")};
        const auto missing = shell.tomato(arguments);
        QCOMPARE(missing.exitCode, 1);
        QVERIFY2(missing.errors.contains("none.pcap: cannot be opened"),
                 qPrintable(missing.output + missing.errors));
        QVERIFY(QDir(shell.path("out")).removeRecursively());
        QVERIFY(QDir().mkpath(shell.path("files/h2")));
        writeBytes(shell.path("files/h2/none.pcap"), pcapOf({}));
        const auto run = perform(shell, file, shell.path("out"), {"--files", shell.path("files")});
        QVERIFY2(run.exitCode == 0, qPrintable(run.output + run.errors));
        QCOMPARE(bytesIn(shell, shell.path("out/runs/001/captures/h1-eth0--h2-eth0.pcapng")),
                 bytesIn(shell, shell.path("files/h1/x.pcap")).repeated(2));
        const QJsonArray steps = readJson(shell.path("out/runs/001/run.json"))["steps"].toArray();
        const QJsonObject figures = steps[1]["replay"].toObject();
        QCOMPARE(figures["frames"].toInt(), 800);
        QCOMPARE(figures["refused"].toInt(), 0);
        QVERIFY(figures["gap_error_us"]["p99"].isDouble());
        // 399 gaps of a millisecond and one between the rounds, twice, at double speed.
        QVERIFY(figures["seconds"].toDouble() >= 0.399);
    }

    /// An element that plays a file from the start has no step that could tell.
    void theRecordSaysHowWellAReplayElementPlayed()
    {
        const Shell shell;
        const QString file = withExperiment(shell, R"({"steps": [
            {"do": "start"},
            {"do": "wait until", "in": "h2", "until": "[ $(cat /sys/class/net/eth0/statistics/rx_packets) -ge 100 ]"},
            {"do": "wait until", "delay": 2}]})");
        QJsonObject document = readJson(file);
        QJsonObject topology = document["topology"].toObject();
        QJsonArray elements = topology["elements"].toArray();
        for (QJsonValueRef each : elements) {
            QJsonObject element = each.toObject();
            if (element["name"] == "h1") {
                element["type"] = "replay";
                element["replay_file"] = "x.pcap";
            } else if (element["parent"] == "a1") {
                element["type"] = "replay_interface";
                element.remove("ip4address");
            }
            each = element;
        }
        topology["elements"] = elements;
        document["topology"] = topology;
        writeBytes(file, QJsonDocument(document).toJson());
        QList<QByteArray> frames;
        for (int i = 0; i < 100; ++i)
            frames << datagram(i, 100);
        QVERIFY(QDir().mkpath(shell.path("files/h1")));
        writeBytes(shell.path("files/h1/x.pcap"), pcapOf(frames));
        const auto run = perform(shell, file, shell.path("out"), {"--files", shell.path("files")});
        QVERIFY2(run.exitCode == 0, qPrintable(run.output + run.errors));
        const QJsonObject record = readJson(shell.path("out/runs/001/run.json"));
        const QJsonObject played = record["replays"]["h1"].toObject();
        QCOMPARE(played["frames"].toInt(), 100);
        QCOMPARE(played["bytes"].toInt(), 10'000);
        QCOMPARE(played["refused"].toInt(), 0);
        QVERIFY(played["gap_error_us"]["p99"].isDouble());
    }

    void aFileOfTheUsersIsPlayedOnlyWhenHeAgrees()
    {
        const Shell shell;
        writeBytes(shell.path("mine.pcap"), pcapOf({datagram(1, 100)}));
        const QString file = withExperiment(
            shell, R"({"steps": [{"do": "start"}, {"do": "replay", "in": "h1", "file": ")" +
                       shell.path("mine.pcap").toUtf8() + R"("}]})");
        const QStringList arguments = {"experiment", "run", file, "--out", shell.path("out")};
        const auto refused = shell.tomato(arguments);
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.errors.contains("lets 'h1' send what is in the file"),
                 qPrintable(refused.errors));
        const auto agreed = shell.tomato(arguments + QStringList("--attach"));
        QVERIFY2(agreed.exitCode == 0, qPrintable(agreed.output + agreed.errors));
    }
};

QTEST_GUILESS_MAIN(TestReplaySteps)
#include "tst_replaysteps.moc"
