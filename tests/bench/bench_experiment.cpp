// SPDX-License-Identifier: GPL-3.0-or-later

// How well experiments keep to their times: 1,000 steps in a minute; 10,000 frames a second played
// onto a link, by us and by tcpreplay in the same lab, as the link's own recording shows them, for
// ten minutes; how many of 100 runs without a fault hold; and how long packets wait for a bandwidth
// on the sender's own connection, beside one behind a router.

#include "app/base/fileaccess.h"
#include "capture/archive/pcapngrecords.h"
#include "tests/bench/benchoptions.h"
#include "tests/bench/report.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtEndian>

#include <fcntl.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <stdexcept>

using namespace tomato;
using namespace tomato::bench;

namespace {

constexpr int FramesEachSecond = 10'000;
constexpr int FrameBytes = 100;
/// Behind the headers of Ethernet, IP and UDP.
constexpr int NumberAt = 42;

/// Two hosts, an experiment, and what `tomato` makes of it.
class Performed final
{
public:
    Performed(const QJsonObject &experiment, const QByteArray &capture)
        : Performed(topology(experiment), capture)
    {
    }
    Performed(const QByteArray &topology, const QByteArray &capture)
    {
        write(QStringLiteral("x.tomato4.json"), topology);
        if (!capture.isEmpty() && !QDir(m_folder.path()).mkpath(QStringLiteral("files/h1")))
            throw std::runtime_error("there is no temporary folder");
        if (!capture.isEmpty())
            write(QStringLiteral("files/h1/x.pcap"), capture);
        QProcess tomato;
        tomato.setWorkingDirectory(m_folder.path());
        QStringList words = {"experiment", "run", "x.tomato4.json", "--out", "out", "--json"};
        if (!capture.isEmpty())
            words += {"--files", "files"};
        tomato.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        tomato.start(QStringLiteral(TOMATO_BIN "/tomato"), words);
        tomato.waitForFinished(-1);
        m_exitCode = tomato.exitCode();
    }

    int exitCode() const { return m_exitCode; }
    QString path(const QString &name) const { return m_folder.filePath(name); }
    QJsonObject run(int number) const
    {
        QFile file(path(QStringLiteral("out/runs/%1/run.json").arg(number, 3, 10, QChar(u'0'))));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                              : QJsonObject();
    }

private:
    void write(const QString &name, const QByteArray &content) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            throw std::runtime_error("a file cannot be written");
    }

    static QByteArray topology(const QJsonObject &experiment)
    {
        QJsonArray elements;
        for (const char *host : {"1", "2"}) {
            const QString id = QLatin1String(host);
            elements.append(QJsonObject{{"id", id},
                                        {"type", "container"},
                                        {"parent", QJsonValue()},
                                        {"name", QStringLiteral("h") + id}});
            elements.append(QJsonObject{{"id", QStringLiteral("1") + id},
                                        {"type", "container_interface"},
                                        {"parent", id},
                                        {"name", "eth0"},
                                        {"ip4address", QStringLiteral("10.0.0.%1/24").arg(id)}});
        }
        const QJsonObject link{{"id", "c"},
                               {"elements", QJsonArray{"11", "12"}},
                               {"capture_precision", "nano"},
                               {"capture_segments", 500}};
        return QJsonDocument(
                   QJsonObject{{"file_information", QJsonObject{{"version", 4}}},
                               {"topology", QJsonObject{{"name", "bench"},
                                                        {"experiment", experiment},
                                                        {"elements", elements},
                                                        {"connections", QJsonArray{link}}}}})
            .toJson();
    }

    QTemporaryDir m_folder;
    int m_exitCode = -1;
};

/// A frame of UDP, unlike that of any other number: its payload begins with the number.
QByteArray frameOf(quint32 number)
{
    QByteArray frame = QByteArray::fromHex("0200000000020200000000010800450000560000400040110000"
                                           "0a0000010a0000021234123400420000");
    frame.resize(NumberAt);
    quint32 word = number;
    while (frame.size() < FrameBytes) {
        frame.append(reinterpret_cast<const char *>(&word), sizeof word);
        word = word * 1'664'525 + 1'013'904'223;
    }
    frame.resize(FrameBytes);
    return frame;
}

/// UDP frames, a tenth of a millisecond after each other.
QByteArray evenFrames(int frames)
{
    const auto word = [](int value) {
        QByteArray bytes(4, '\0');
        qToLittleEndian(static_cast<quint32>(value), bytes.data());
        return bytes;
    };
    QByteArray file = word(static_cast<int>(0xa1b2c3d4)) + QByteArray::fromHex("02000400") +
                      word(0) + word(0) + word(65'535) + word(1);
    constexpr int Gap = 1'000'000 / FramesEachSecond;
    for (int i = 0; i < frames; ++i)
        file += word(i / FramesEachSecond) + word(i % FramesEachSecond * Gap) + word(FrameBytes) +
                word(FrameBytes) + frameOf(static_cast<quint32>(i));
    return file;
}

double atShare(std::vector<double> &values, double share)
{
    if (values.empty())
        return -1;
    const auto place = static_cast<std::size_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(place),
                     values.end());
    return values[place];
}

struct Recorded
{
    /// The times of the frames, in microseconds.
    std::vector<double> times;
    /// So many are not, byte for byte, a frame that was played and that is there once.
    int differing = 0;
};

Recorded recordedIn(const QString &path, int frames)
{
    const std::filesystem::path name = path.toStdString();
    const auto file = openFile(name, O_RDONLY | O_CLOEXEC);
    if (!file)
        throw std::runtime_error(file.error().text());
    capture::PcapngRecords records(*file, name, UINT64_MAX);
    Recorded recorded;
    std::vector<bool> seen(static_cast<std::size_t>(frames));
    while (true) {
        const auto next = records.next();
        if (!next)
            throw std::runtime_error(next.error().text());
        if (*next == nullptr)
            return recorded;
        const capture::PcapRecords::Record &record = (*next)->record;
        recorded.times.push_back(static_cast<double>(record.time.count() % 1'000'000'000'000'000) /
                                 1000);
        quint32 number = UINT32_MAX;
        if (record.bytes.size() == FrameBytes)
            std::memcpy(&number, record.bytes.data() + NumberAt, sizeof number);
        const bool isPlayed =
            number < seen.size() && !seen[number] &&
            std::equal(record.bytes.begin(), record.bytes.end(), frameOf(number).cbegin());
        if (isPlayed)
            seen[number] = true;
        else
            ++recorded.differing;
    }
}

void addReplay(Report &report, const std::string &theCase, const std::string &tool,
               const Recorded &recorded, int frames)
{
    const std::vector<double> &times = recorded.times;
    constexpr double Gap = 1e6 / FramesEachSecond;
    std::vector<double> errors;
    for (std::size_t i = 1; i < times.size(); ++i)
        errors.push_back(std::abs(times[i] - times[i - 1] - Gap));
    report.add(theCase, tool, "frames that are missing", "",
               static_cast<double>(frames) - static_cast<double>(times.size()));
    report.add(theCase, tool, "frames that differ", "", recorded.differing);
    // What adds up: how late half of the last thousand are, against half of the first thousand.
    std::vector<double> late;
    for (std::size_t i = 0; i < times.size(); ++i)
        late.push_back((times[i] - times.front() - Gap * static_cast<double>(i)) / 1000);
    constexpr std::ptrdiff_t Some = 1000;
    if (late.size() > Some) {
        std::vector<double> first(late.begin(), late.begin() + Some);
        std::vector<double> last(late.end() - Some, late.end());
        const double begin = atShare(first, 0.5);
        report.add(theCase, tool, "drift", "ms", atShare(last, 0.5) - begin);
        report.add(theCase, tool, "the latest frame", "ms", atShare(late, 1) - begin);
    }
    report.add(theCase, tool, "gap error p50", "us", atShare(errors, 0.5));
    report.add(theCase, tool, "gap error p99", "us", atShare(errors, 0.99));
}

/// `only` is one of the tools, or empty for both.
void measureReplay(Report &report, int seconds, const QString &only)
{
    const std::string theCase = "10,000 frames a second, " + std::to_string(seconds) + " s";
    const int frames = seconds * FramesEachSecond;
    const QString filter = QStringLiteral("udp port 4660");
    const QJsonObject begin{{"do", "capture start"}, {"on", "h1--h2"}, {"filter", filter}};
    const QJsonObject end{{"do", "capture stop"}, {"on", "h1--h2"}};
    const QJsonObject own{{"do", "replay"}, {"in", "h1"}, {"file", "x.pcap"}};
    const QJsonObject peer{{"do", "run"}, {"in", "h1"}, {"command", "tcpreplay -q -i eth0 x.pcap"}};
    QJsonArray steps;
    QStringList tools;
    const auto add = [&](const QString &tool, const QJsonObject &step) {
        if (!only.isEmpty() && only != tool)
            return;
        tools << tool;
        for (const QJsonObject &each : {begin, step, end})
            steps.append(each);
    };
    add(QStringLiteral("tomato"), own);
    add(QStringLiteral("tcpreplay"), peer);
    const Performed performed({{"steps", steps}}, evenFrames(frames));
    const QStringList files = QDir(performed.path(QStringLiteral("out/runs/001/captures")))
                                  .entryList({QStringLiteral("*.pcapng")}, QDir::Files);
    // The recordings are in the order of their times.
    for (int i = 0; i < tools.size() && i < files.size(); ++i) {
        const QString suffix = i == 0 ? QString() : QStringLiteral("-2");
        addReplay(
            report, theCase, tools[i].toStdString(),
            recordedIn(
                performed.path(
                    QStringLiteral("out/runs/001/captures/h1-eth0--h2-eth0%1.pcapng").arg(suffix)),
                frames),
            frames);
    }
    report.print(theCase, "gap error p50", {{"tcpreplay", 1}});
    if (tools.size() > 1)
        report.print(theCase, "gap error p99", {{"tcpreplay", 1}});
}

/// h1 -- r1 -- h2, with gateways: an example's topology with another experiment, and with h1's TCP
/// using this algorithm.
QByteArray routed(const QJsonObject &experiment, const QString &algorithm)
{
    QFile file(
        QStringLiteral(TOMATO_SOURCE "/resources/examples/published/buffer_sizing.tomato4.json"));
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error("an example is missing");
    QJsonObject document = QJsonDocument::fromJson(file.readAll()).object();
    QJsonObject topology = document["topology"].toObject();
    topology["experiment"] = experiment;
    QJsonArray elements = topology["elements"].toArray();
    for (QJsonValueRef each : elements) {
        QJsonObject element = each.toObject();
        if (element["name"] == "h1")
            element["congestion_control"] = algorithm;
        each = element;
    }
    topology["elements"] = elements;
    document["topology"] = topology;
    return QJsonDocument(document).toJson();
}

struct Flow
{
    /// Of a ping beside it, in milliseconds.
    double roundTrip = -1;
    /// Segments that were sent again.
    double again = -1;
};

/// One flow of TCP for some seconds, where the connection `on` has the bandwidth.
Flow measureFlow(const QString &algorithm, int megabits, const QString &on)
{
    const int kilobits = megabits * 1000;
    const QJsonArray steps{
        QJsonObject{{"do", "start"}},
        QJsonObject{{"do", "set link"},
                    {"on", on},
                    {"set", QJsonObject{{"bandwidth_from", kilobits}, {"bandwidth_to", kilobits}}}},
        // Else the receiver's window, which the kernel lets grow as fast as the program there
        // reads, ends slow start by chance, and with it what is sent again: 50 to 200 segments.
        QJsonObject{{"do", "run"},
                    {"in", "h2"},
                    {"command", "sysctl -w net.ipv4.tcp_rmem='4096 4000000 6291456'"}},
        QJsonObject{{"do", "run"},
                    {"in", "h2"},
                    {"background", true},
                    {"command", "nc -lk 5001 > /dev/null"}},
        QJsonObject{{"do", "wait until"}, {"in", "h2"}, {"until", "ss -Hltn | grep -q ':5001 '"}},
        QJsonObject{{"do", "run"},
                    {"in", "h1"},
                    {"background", true},
                    {"command", "exec nc 10.0.2.2 5001 < /dev/zero"}},
        QJsonObject{{"do", "run"},
                    {"name", "ping"},
                    {"in", "h1"},
                    {"delay", 5},
                    {"command", "ping -n -q -i 0.05 -c 200 10.0.2.2"}},
        QJsonObject{{"do", "run"},
                    {"name", "count"},
                    {"in", "h1"},
                    {"command", "awk '/^Tcp:/ {again = $13} END {print again}' /proc/net/snmp"}}};
    const QJsonArray expect{
        QJsonObject{{"name", "rtt"},
                    {"step", "ping"},
                    {"output", "= [0-9.]+/([0-9.]+)/"},
                    {"value", "any"}},
        QJsonObject{
            {"name", "again"}, {"step", "count"}, {"output", "([0-9]+)"}, {"value", "any"}}};
    const Performed performed(routed({{"steps", steps}, {"expect", expect}}, algorithm), {});
    const QJsonObject run = performed.run(1);
    return {run["expect"][0]["measured"].toDouble(-1), run["expect"][1]["measured"].toDouble(-1)};
}

void measureQueues(Report &report, const QStringList &algorithms, const std::vector<int> &rates,
                   int rounds)
{
    QFile file(QStringLiteral("/proc/sys/net/ipv4/tcp_available_congestion_control"));
    const QList<QByteArray> known = file.open(QIODevice::ReadOnly)
                                        ? file.readAll().simplified().split(' ')
                                        : QList<QByteArray>();
    for (const QString &algorithm : algorithms) {
        if (!known.contains(algorithm.toLatin1())) {
            std::fprintf(stderr, "bench_experiment: the kernel has no %s\n", qPrintable(algorithm));
            continue;
        }
        for (const int megabits : rates) {
            const std::string theCase = "one flow of " + algorithm.toStdString() + " at " +
                                        std::to_string(megabits) + " Mbit/s";
            for (int round = 0; round < rounds; ++round) {
                for (const auto &[place, on] : {std::pair("own connection", "h1--r1"),
                                                std::pair("behind a router", "r1--h2")}) {
                    const Flow flow = measureFlow(algorithm, megabits, on);
                    report.add(theCase, place, "mean round trip", "ms", flow.roundTrip);
                    report.add(theCase, place, "sent again", "", flow.again);
                }
            }
            report.print(theCase, "mean round trip", {{"behind a router", 1.1}});
        }
    }
}

void measureSteps(Report &report, int steps, int seconds)
{
    const std::string theCase =
        std::to_string(steps) + " steps in " + std::to_string(seconds) + " s";
    QJsonArray all{QJsonObject{{"do", "start"}}};
    for (int i = 0; i < steps; ++i) {
        const double at = 1 + static_cast<double>(seconds) * i / steps;
        if (i % 2 == 0)
            all.append(QJsonObject{{"do", "set link"},
                                   {"on", "h1--h2"},
                                   {"at", at},
                                   {"set", QJsonObject{{"delay_from", i % 20}}}});
        else
            all.append(QJsonObject{
                {"do", "capture mark"}, {"name", QStringLiteral("m%1").arg(i)}, {"at", at}});
    }
    const Performed performed({{"steps", all}}, {});
    std::vector<double> late;
    for (const QJsonValue step : performed.run(1)["steps"].toArray()) {
        if (step["step"].toInt() > 0)
            late.push_back(step["late_ms"].toDouble());
    }
    const auto inTime = std::count_if(late.begin(), late.end(), [](double ms) { return ms <= 5; });
    report.add(theCase, "tomato", "at most 5 ms late", "%",
               100.0 * static_cast<double>(inTime) / steps);
    report.add(theCase, "tomato", "late p50", "ms", atShare(late, 0.5));
    report.add(theCase, "tomato", "late p99", "ms", atShare(late, 0.99));
    report.add(theCase, "tomato", "late max", "ms", atShare(late, 1));
    report.print(theCase, "");
}

void measureRuns(Report &report, int runs)
{
    const std::string theCase = std::to_string(runs) + " runs without a fault";
    const QJsonArray steps{QJsonObject{{"do", "start"}},
                           QJsonObject{{"do", "run"},
                                       {"name", "ping"},
                                       {"in", "h1"},
                                       // When ping sends several packets it leaves late ones out.
                                       {"command", "for i in 1 2 3 4 5; do "
                                                   "ping -c 1 -W 60 10.0.0.2 || exit 1; done"}}};
    const QJsonArray expect{
        QJsonObject{{"on", "h1--h2"}, {"filter", "icmp"}, {"count", "== 10"}},
        QJsonObject{{"on", "h1--h2"}, {"filter", "tcp"}, {"never", true}},
        QJsonObject{{"on", "h1--h2"}, {"filter", "icmp"}, {"within", "5 s of ping"}},
        QJsonObject{{"step", "ping"}, {"exit", "== 0"}, {"output", " 0% packet loss"}}};
    const Performed performed({{"repeat", runs}, {"steps", steps}, {"expect", expect}}, {});
    int held = 0;
    for (int i = 1; i <= runs; ++i)
        held += performed.run(i)["held"].toBool() ? 1 : 0;
    report.add(theCase, "tomato", "held", "", held);
    report.print(theCase, "");
}

} // namespace

int main(int argc, char **argv)
{
    const BenchOptions options(
        argc, argv, "experiment", "how well experiments keep to their times",
        {{"--quick", "", "measure less: 100 steps, 20 s of replay, 5 runs, one rate"},
         {"--only", "steps|replay|runs|queues", "measure only this"},
         {"--seconds", "N", "replay for so long (600)"},
         {"--tool", "tomato|tcpreplay", "replay with this alone"},
         {"--rounds", "N", "measure the queues so many times (3)"}});
    try {
        const bool isQuick = options.has("--quick");
        const std::string only = options.text("--only");
        const auto isWanted = [&only](const char *part) { return only.empty() || only == part; };
        Report report("experiment", options.isJson());
        if (isWanted("steps"))
            measureSteps(report, isQuick ? 100 : 1'000, isQuick ? 6 : 60);
        if (isWanted("replay"))
            measureReplay(report, options.count("--seconds", isQuick ? 20 : 600),
                          QString::fromStdString(options.text("--tool")));
        if (isWanted("runs"))
            measureRuns(report, isQuick ? 5 : 100);
        if (isWanted("queues"))
            measureQueues(report, {"reno", "cubic"},
                          isQuick ? std::vector{10} : std::vector{10, 100},
                          options.count("--rounds", isQuick ? 1 : 3));
    } catch (const std::exception &error) {
        std::fprintf(stderr, "bench_experiment: %s\n", error.what());
        return 1;
    }
    return 0;
}
