// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/replayedframes.h"

#include "app/base/files/fileaccess.h"
#include "capture/archive/formats/pcapngrecords.h"
#include "tests/bench/performed.h"

#include <QDir>
#include <QJsonArray>
#include <QtEndian>

#include <fcntl.h>

#include <algorithm>
#include <cstring>
#include <stdexcept>

namespace tomato::bench {

namespace {

constexpr int FramesEachSecond = 10'000;
constexpr int FrameBytes = 100;
/// Behind the headers of Ethernet, IP and UDP.
constexpr int NumberAt = 42;

constexpr double MaxDriftMs = 1;
constexpr double MaxMedianGapUs = 10;
constexpr double MaxLateGapUs = 200;

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

} // namespace

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
    report.print(theCase, "gap error p50");
    std::vector<Report::Limit> limits;
    if (tools.contains(QStringLiteral("tomato")))
        limits = {{"tomato", "frames that are missing", 0, 0},
                  {"tomato", "frames that differ", 0, 0},
                  {"tomato", "drift", -MaxDriftMs, MaxDriftMs},
                  {.tool = "tomato", .metric = "gap error p50", .most = MaxMedianGapUs},
                  {.tool = "tomato", .metric = "gap error p99", .most = MaxLateGapUs}};
    if (tools.size() > 1) {
        for (const char *metric : {"gap error p50", "gap error p99"})
            limits.push_back(
                {.tool = "tomato", .metric = metric, .most = 1, .beside = "tcpreplay"});
    }
    report.judge(theCase, limits);
}

} // namespace tomato::bench
