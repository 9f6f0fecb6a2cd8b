// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/merge/merge.h"
#include "tests/app/daemon/parts/farclock.h"
#include "tests/capture/archive/merge/mergetest.h"
#include "tests/capture/testing/ringfiller.h"

#include <array>

using namespace tomato;
using namespace tomato::capture;
using namespace tomato::engine;

/// Recordings of three hosts with other clocks, which become one file.
class TestMergedClocks final : public MergeTest
{
    Q_OBJECT

    static constexpr std::size_t Hosts = 3;
    static constexpr std::array<const char *, Hosts> Names = {"paris", "tokyo", "lima"};
    static inline const std::array<FarClock, Hosts> Clocks = {
        FarClock{Begin, 37'500ms, 40}, FarClock{Begin, -800ms, -40}, FarClock{Begin, 250us, 40}};
    static constexpr std::chrono::seconds Lasted = 60s;

    /// When each host recorded its packets, by the true clock.
    std::array<std::vector<Timestamp>, Hosts> m_truth;

    /// TOMATO_MERGED_FRAMES says how many there are in all.
    void record()
    {
        const int frames = std::max(6'000, qEnvironmentVariableIntValue("TOMATO_MERGED_FRAMES"));
        std::vector<std::unique_ptr<RingFiller>> rings;
        for (const char *name : Names)
            rings.push_back(std::make_unique<RingFiller>(run(name), RingLimits(), Precision::Nano));
        m_truth = {};
        std::mt19937 random(1);
        Timestamp truth = Begin + 5s;
        const Timestamp step = Timestamp(Lasted - 10s) / frames;
        for (int frame = 0; frame < frames; ++frame, truth += step) {
            const std::size_t host = random() % Hosts;
            m_truth[host].push_back(truth);
            rings[host]->addAt(truth + Clocks[host].offset(truth));
        }
        for (const auto &ring : rings)
            ring->finish();
    }

    std::vector<CapturedRing> described(bool staysRaw) const
    {
        std::vector<CapturedRing> all;
        for (std::size_t host = 0; host < Hosts; ++host) {
            all.push_back(captured(Names[host]));
            all.back().host = Names[host];
            describeClock(all.back(), known(Clocks[host], Lasted, 1), staysRaw);
        }
        return all;
    }

    QString pathOf(const char *name) const { return QString::fromStdString(path(name).string()); }

    /// What tshark tells of each packet; a program that complains has failed.
    static QStringList packets(const QString &file, const QStringList &fields)
    {
        QStringList arguments{"-r", file, "-T", "fields"};
        for (const QString &field : fields)
            arguments << "-e" << field;
        QProcess tshark;
        tshark.start("tshark", arguments);
        const bool ended = tshark.waitForFinished(300'000) && tshark.exitCode() == 0;
        QStringList complaints =
            QString::fromUtf8(tshark.readAllStandardError()).split('\n', Qt::SkipEmptyParts);
        complaints.removeIf([](const QString &line) { return line.contains("Running as user"); });
        if (!ended || !complaints.isEmpty())
            return {"failed: " + complaints.join('\n')};
        return QString::fromUtf8(tshark.readAllStandardOutput()).split('\n', Qt::SkipEmptyParts);
    }

    /// The number of a packet's host: each ring has an interface for each direction.
    static std::size_t hostOf(std::size_t interface) { return interface / 2; }

private slots:
    void theirPacketsStandInTheOrderOfOneClock()
    {
        record();
        const std::vector<CapturedRing> rings = described(false);
        QCOMPARE(problem(mergeRings(rings, path("all.pcapng"))), std::string());
        const auto merged = packetsIn(path("all.pcapng"));
        std::array<std::size_t, Hosts> next{};
        std::uint64_t before = 0;
        for (const Packet &each : merged) {
            const std::size_t host = hostOf(each.interface);
            QVERIFY(host < Hosts && next[host] < m_truth[host].size());
            QVERIFY2(each.ticks >= before, "a packet stands behind a later one");
            before = each.ticks;
            const Timestamp error = Timestamp(each.ticks) - m_truth[host][next[host]++];
            QVERIFY2(std::chrono::abs(error) <= boundIn(rings[host].clockComment),
                     qPrintable(QStringLiteral("%1 is off by %2 ns")
                                    .arg(QString::fromStdString(rings[host].clockComment))
                                    .arg(error.count())));
        }
        for (std::size_t host = 0; host < Hosts; ++host)
            QCOMPARE(next[host], m_truth[host].size());
    }

    void eachInterfaceSaysOffsetAndBound()
    {
        record();
        for (const bool staysRaw : {false, true}) {
            QCOMPARE(problem(mergeRings(described(staysRaw), path("all.pcapng"))), std::string());
            const QString file = QString::fromLatin1(readFile(path("all.pcapng")));
            for (const char *name : Names) {
                const QRegularExpression stated(
                    QStringLiteral(
                        "clock of %1: [+-][0-9.]+( to [+-][0-9.]+)? s \\+-[0-9]+\\.[0-9]+ s "
                        "to here, %2")
                        .arg(QLatin1String(name),
                             QLatin1String(staysRaw ? "not corrected" : "corrected")));
                auto all = stated.globalMatch(file);
                int interfaces = 0;
                for (; all.hasNext(); all.next())
                    ++interfaces;
                QCOMPARE(interfaces, 2);
            }
        }
    }

    void theProgramsOfWiresharkReadIt()
    {
        if (tool("capinfos", {"--version"}).startsWith("failed"))
            QSKIP("capinfos is not installed");
        record();
        QCOMPARE(problem(mergeRings(described(false), path("all.pcapng"))), std::string());
        std::size_t frames = 0;
        for (const auto &each : m_truth)
            frames += each.size();
        // One line: its name, how many packets, and whether they are in order.
        const QString told = tool("capinfos", {"-T", "-r", "-M", "-c", "-o", pathOf("all.pcapng")});
        QCOMPARE(told.trimmed().section('\t', 1),
                 QStringLiteral("%1\tTrue").arg(static_cast<qulonglong>(frames)));
        const QStringList read = packets(pathOf("all.pcapng"), {"frame.time_delta"});
        QVERIFY2(read.size() == static_cast<qsizetype>(frames), qPrintable(read.value(0)));
    }

    void rawTimesAreThoseOfTheParts()
    {
        if (tool("tshark", {"--version"}).startsWith("failed"))
            QSKIP("tshark is not installed");
        record();
        QCOMPARE(problem(mergeRings(described(true), path("raw.pcapng"))), std::string());
        const QStringList merged =
            packets(pathOf("raw.pcapng"), {"frame.interface_id", "frame.time_epoch"});
        std::array<QStringList, Hosts> byHost;
        for (const QString &line : merged) {
            const std::size_t host = hostOf(line.section('\t', 0, 0).toUInt());
            QVERIFY2(host < Hosts, qPrintable(line));
            byHost[host] << line.section('\t', 1);
        }
        for (std::size_t host = 0; host < Hosts; ++host) {
            std::vector<std::filesystem::path> segments;
            for (const auto &entry : std::filesystem::directory_iterator(path(Names[host]))) {
                if (entry.path().extension() == ".pcap")
                    segments.push_back(entry.path());
            }
            std::sort(segments.begin(), segments.end());
            QStringList part;
            for (const auto &segment : segments)
                part += packets(QString::fromStdString(segment.string()), {"frame.time_epoch"});
            QCOMPARE(part.size(), static_cast<qsizetype>(m_truth[host].size()));
            QCOMPARE(byHost[host], part);
        }
    }
};

QTEST_GUILESS_MAIN(TestMergedClocks)
#include "tst_mergedclocks.moc"
