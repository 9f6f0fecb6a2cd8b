// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/measures/journeymeasures.h"
#include "capture/tracing/journeyreader.h"
#include "plantedtraffic.h"
#include "shell.h"
#include "topologydrawing.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

#include <map>
#include <set>

using namespace tomato;

/// Packets of running labs, each of which says which one it is: what is matched is the same packet
/// on every link, and nearly all of it is matched. How much is ambiguous is told.
class TestPlantedNumbers final : public QObject
{
    Q_OBJECT

    static constexpr int Packets = 3'000;
    /// Numbers of the other direction begin here.
    static constexpr std::uint64_t Back = 1'000'000;
    /// Sightings of a packet that the relay sent twice: at both ends of each link.
    static constexpr std::uint64_t TwiceBehindRelay = 2 + 2 * 2;
    /// A recording may begin so much after it says so.
    static constexpr Timestamp Margin = std::chrono::milliseconds(100);
    /// No packet is sought for more than twice that.
    static constexpr std::chrono::milliseconds LongestHeld = std::chrono::seconds(5);

    struct Found
    {
        std::uint64_t toMatch = 0;
        std::uint64_t right = 0;
        std::uint64_t wrong = 0;
        std::uint64_t ambiguous = 0;
        /// Packets that came out twice later than that, and those of them that are told.
        std::uint64_t doubled = 0;
        std::uint64_t duplicated = 0;
        /// Pairs that are not matched, or ambiguous, of packets that came out so soon after the
        /// recordings began that another one like them may have been inside before: some stayed
        /// inside for as long, since the machine was slow.
        std::uint64_t early = 0;
        std::uint64_t reordered = 0;
        std::size_t numbers = 0;
        std::set<std::vector<journeys::PointId>> ways;
    };

    /// Everything must have been begun and ended well.
    void start(const QStringList &options = {})
    {
        m_file = m_shell->path("planted.tomato4.json");
        const auto started = m_shell->tomato(QStringList{"lab", "start", m_file} + options);
        QVERIFY2(started.exitCode == 0, qPrintable(started.errors));
        // The capture begins with the first packets that matter.
        const QJsonArray connections = topology().value("connections").toArray();
        for (const QJsonValue each : connections) {
            const auto capturing =
                m_shell->tomato({"capture", "start", m_file, each["id"].toString(), "--arrivals",
                                 "on", "--precision", "nano"});
            QVERIFY2(capturing.exitCode == 0, qPrintable(capturing.errors));
        }
    }

    QJsonObject topology() const
    {
        QFile file(m_file);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        return QJsonDocument::fromJson(file.readAll()).object().value("topology").toObject();
    }

    void run(const QString &element, const QStringList &command)
    {
        const auto done =
            m_shell->tomato(QStringList{"lab", "exec", m_file, element, "--"} + command);
        QVERIFY2(done.exitCode == 0, qPrintable(QStringLiteral("%1 (%2): %3%4")
                                                    .arg(element)
                                                    .arg(done.exitCode)
                                                    .arg(done.errors, done.output)));
    }

    void shell(const QString &element, const QString &command)
    {
        run(element, {"sh", "-c", "PATH=$PATH:/usr/sbin:/sbin; " + command});
    }

    /// Waits until as many packets of IPv4 came to the element as were sent to it, of which there
    /// are no others.
    void awaitPackets(const QString &element)
    {
        shell(element, QStringLiteral("for try in $(seq 600); do "
                                      "came=$(awk '/^Ip: [0-9]/ {print $4}' /proc/net/snmp); "
                                      "test $came -ge %1 && exit 0; sleep 0.05; done; "
                                      "echo $came of %1 packets came; exit 1")
                           .arg(Packets));
    }

    /// Sends to and fro, and reads what became of it.
    void exchange(const QString &one, const QString &otherAddress, const QString &other,
                  const QString &oneAddress, Found &found)
    {
        run(one, planted::receiver());
        run(other, planted::receiver());
        run(one, planted::sender(otherAddress, Packets, 0));
        // Packets that wait on the way come out; what happens to them goes by their count.
        awaitPackets(other);
        if (!oneAddress.isEmpty()) {
            run(other, planted::sender(oneAddress, Packets, Back));
            awaitPackets(one);
        }
        const QString merged = m_shell->path("all.pcapng");
        const auto saved = m_shell->tomato({"capture", "merge", m_file, "all", "-o", merged});
        QVERIFY2(saved.exitCode == 0, qPrintable(saved.errors));
        QCOMPARE(m_shell->tomato({"lab", "stop", m_file}).exitCode, 0);
        read(merged.toStdString(), found);
    }

    static capture::MergeSource opened(const std::filesystem::path &path)
    {
        auto source = capture::MergeSource::open(path);
        if (!source)
            qFatal("%s", source.error().text().c_str());
        return std::move(*source);
    }

    /// A packet that was found to be the same as one before it.
    struct Pair
    {
        std::uint64_t number = 0;
        bool isRight = false;
        bool isAmbiguous = false;
        bool isDuplicate = false;
    };
    /// The sightings of packets with the same number.
    struct Seen
    {
        std::uint64_t times = 0;
        Timestamp last{};
    };

    /// Since when all is recorded.
    static Timestamp beginOf(const capture::MergeSource &file)
    {
        Timestamp begin{};
        for (const auto &each : file.times())
            begin = std::max(begin, each ? each->from : begin);
        for (const capture::InterfaceHole &each : file.holes())
            begin = std::max(begin, each.from == Timestamp() ? each.to : begin);
        return begin;
    }

    /// The longest time between two sightings of the packet.
    static Timestamp longestOf(const journeys::Journey &journey)
    {
        Timestamp longest{};
        for (const journeys::Hop &hop : journey.hops) {
            if (hop.parent != journeys::Hop::NoParent)
                longest = std::max(longest, hop.time - journey.hops[hop.parent].time);
        }
        return longest;
    }

    static void read(const std::filesystem::path &path, Found &found)
    {
        std::map<std::uint64_t, std::uint64_t> numbers;
        std::map<std::uint64_t, Seen> seen;
        capture::MergeSource file = opened(path);
        for (std::uint64_t packet = 0; *file.advance(); ++packet) {
            if (const auto number = planted::numberIn(file.packet().bytes)) {
                numbers[packet] = *number;
                ++seen[*number].times;
                seen[*number].last = file.packet().time;
            }
        }
        found.numbers = seen.size();

        std::vector<capture::MergeSource> sources;
        sources.push_back(opened(path));
        auto reader = journeys::JourneyReader::open(std::move(sources), {});
        QVERIFY(reader);
        journeys::JourneyMeasures measures(reader->places(), reader->flows(), reader->horizon());
        const auto numberOf = [&numbers](const journeys::Hop &hop) {
            const auto known = numbers.find(journeys::JourneyReader::placeOf(hop.packet).packet);
            return known == numbers.end() ? std::optional<std::uint64_t>() : known->second;
        };
        std::vector<Pair> pairs;
        Timestamp longest{};
        const auto done = reader->run([&](const journeys::Journey &journey) {
            // Those without a number stay inside as well: the first ones for as long as the relay
            // takes to begin.
            longest = std::max(longest, longestOf(journey));
            if (!numberOf(journey.hops.front()))
                return;
            measures.add(journey);
            std::vector<journeys::PointId> way;
            for (const journeys::Hop &hop : journey.hops) {
                way.push_back(hop.point);
                if (hop.parent == journeys::Hop::NoParent)
                    continue;
                const journeys::Hop &before = journey.hops[hop.parent];
                pairs.push_back({numberOf(hop).value_or(0), numberOf(hop) == numberOf(before),
                                 hop.match == journeys::Match::Ambiguous,
                                 (hop.changes & journeys::Duplicated) != 0});
            }
            found.ways.insert(way);
        });
        QVERIFY2(done, done ? "" : done.error().text().c_str());
        const Timestamp decided = beginOf(file) + 2 * longest + 2 * Margin;
        for (const auto &[number, sightings] : seen) {
            found.toMatch += sightings.times - 1;
            if (sightings.last < decided)
                found.early += sightings.times - 1;
            else
                found.doubled += sightings.times == TwiceBehindRelay ? 1 : 0;
        }
        for (const Pair &each : pairs) {
            const bool isEarly = seen[each.number].last < decided;
            if (each.isAmbiguous) {
                found.ambiguous += isEarly ? 0 : 1;
                continue;
            }
            ++(each.isRight ? found.right : found.wrong);
            found.early -= isEarly && each.isRight ? 1 : 0;
            found.duplicated += !isEarly && each.isDuplicate ? 1 : 0;
        }
        for (const journeys::StepMeasure *step : measures.steps())
            found.reordered += step->path.order.outcome().reordered;
        qInfo("%zu packets, %llu to match: %llu right, %llu wrong, %llu ambiguous; %llu early",
              found.numbers, static_cast<unsigned long long>(found.toMatch),
              static_cast<unsigned long long>(found.right),
              static_cast<unsigned long long>(found.wrong),
              static_cast<unsigned long long>(found.ambiguous),
              static_cast<unsigned long long>(found.early));
    }

    static void judge(const Found &found, std::size_t numbers)
    {
        QCOMPARE(found.numbers, numbers);
        QCOMPARE(found.wrong, 0u);
        QVERIFY(found.toMatch >= 3 * numbers);
        QVERIFY(1000 * (found.right + found.early) >= 999 * found.toMatch);
    }

    std::unique_ptr<Shell> m_shell;
    QString m_file;

private slots:
    void initTestCase()
    {
        const QString problem = Shell::labProblem();
        if (!problem.isEmpty())
            QSKIP(qPrintable(problem));
        if (!QFile::exists("/usr/bin/python3"))
            QSKIP("python3 is not installed");
    }
    void init() { m_shell = std::make_unique<Shell>(); }
    void cleanup() { m_shell.reset(); }

    void overTwoRouters()
    {
        QVERIFY(QFile::copy(TOMATO_SOURCE "/resources/examples/two_routers.tomato4.json",
                            m_shell->path("planted.tomato4.json")));
        start();
        Found found;
        exchange("h1", "10.0.3.2", "h2", "10.0.1.2", found);
        judge(found, 2 * Packets);
        QCOMPARE(found.right + found.early, std::uint64_t{2 * Packets * 5});
    }

    /// From one router to one that is four links away.
    void overTwentyRouters()
    {
        QCOMPARE(m_shell
                     ->tomato({"topology", "convert",
                               TOMATO_SOURCE "/resources/examples/twenty_routers.graphml",
                               m_shell->path("planted.tomato4.json"), "--assign-addresses"})
                     .exitCode,
                 0);
        start({"--routes"});
        QString address;
        QString router;
        for (const QJsonValue each : topology().value("elements").toArray()) {
            if (each["name"] == "R13")
                router = each["id"].toString();
        }
        for (const QJsonValue each : topology().value("elements").toArray()) {
            if (each["parent"] == router && address.isEmpty())
                address = each["ip4address"].toString().section('/', 0, 0);
        }
        Found found;
        exchange("R1", address, "R13", {}, found);
        judge(found, Packets);
    }

    void throughANat()
    {
        TopologyDrawing drawing;
        drawing.add("h1");
        drawing.add("r1", "router");
        drawing.add("h2");
        drawing.join("h1", "10.0.1.2/24", "r1", "10.0.1.1/24");
        drawing.join("r1", "10.0.2.1/24", "h2", "10.0.2.2/24");
        QVERIFY(drawing.save(m_shell->path("planted.tomato4.json")));
        start();
        shell("h1", "ip route add default via 10.0.1.1");
        if (m_shell
                ->tomato({"lab", "exec", m_file, "r1", "--", "/usr/sbin/nft",
                          "add table ip t; add chain ip t c { type nat hook postrouting priority "
                          "100; }; add rule ip t c oifname eth1 masquerade random"})
                .exitCode != 0)
            QSKIP("this machine has no NAT");
        Found found;
        exchange("h1", "10.0.2.2", "h2", {}, found);
        judge(found, Packets);
        QCOMPARE(found.ways.size(), std::size_t{1});
    }

    void throughAHub()
    {
        TopologyDrawing drawing;
        drawing.add("h1");
        drawing.add("hub", "hub");
        drawing.add("h2");
        drawing.add("h3");
        drawing.join("h1", "10.0.1.1/24", "hub", {});
        drawing.join("hub", {}, "h2", "10.0.1.2/24");
        drawing.join("hub", {}, "h3", "10.0.1.3/24");
        QVERIFY(drawing.save(m_shell->path("planted.tomato4.json")));
        start();
        Found found;
        exchange("h1", "10.0.1.2", "h2", "10.0.1.1", found);
        judge(found, 2 * Packets);
    }

    void overTwoPathsOfTheSameCost()
    {
        TopologyDrawing drawing;
        drawing.add("h1");
        drawing.add("r1", "router");
        drawing.add("r2", "router");
        drawing.add("h2");
        drawing.join("h1", "10.0.1.2/24", "r1", "10.0.1.1/24");
        drawing.join("r1", "10.0.2.1/24", "r2", "10.0.2.2/24");
        drawing.join("r1", "10.0.3.1/24", "r2", "10.0.3.2/24");
        drawing.join("r2", "10.0.4.1/24", "h2", "10.0.4.2/24");
        QVERIFY(drawing.save(m_shell->path("planted.tomato4.json")));
        start();
        shell("h1", "ip route add default via 10.0.1.1");
        shell("h2", "ip route add default via 10.0.4.1");
        shell("r1", "sysctl -qw net.ipv4.fib_multipath_hash_policy=1; ip route add 10.0.4.0/24 "
                    "nexthop via 10.0.2.2 nexthop via 10.0.3.2");
        shell("r2", "ip route add 10.0.1.0/24 via 10.0.2.1");
        Found found;
        exchange("h1", "10.0.4.2", "h2", {}, found);
        judge(found, Packets);
        QCOMPARE(found.ways.size(), std::size_t{2});
    }

    void throughLossAndCopiesAndOvertaking_data()
    {
        QTest::addColumn<bool>("isBehindHeld");
        QTest::newRow("as they come") << false;
        // From then on others may have been inside for as long since before the recordings began.
        QTest::newRow("behind one that the relay held for long") << true;
    }
    /// A program does here what netem does, so that each kernel can do it.
    void throughLossAndCopiesAndOvertaking()
    {
        QFETCH(const bool, isBehindHeld);
        TopologyDrawing drawing;
        drawing.add("h1");
        drawing.add("relay", "router");
        drawing.add("h2");
        drawing.join("h1", "10.0.1.1/24", "relay", {});
        drawing.join("relay", {}, "h2", "10.0.1.2/24");
        QVERIFY(drawing.save(m_shell->path("planted.tomato4.json")));
        QElapsedTimer recording;
        recording.start();
        start();
        run("relay", planted::relay());
        if (isBehindHeld)
            run("h1", planted::heldFrame(std::min(
                          2 * std::chrono::milliseconds(recording.elapsed()), LongestHeld)));
        Found found;
        exchange("h1", "10.0.1.2", "h2", "10.0.1.1", found);
        QCOMPARE(found.numbers, std::size_t{2 * Packets});
        QCOMPARE(found.wrong, 0u);
        // Each was seen twice before the relay; behind it twice for each time that it came out,
        // which nine of ten did, and one of these once more.
        QCOMPARE(found.toMatch, std::uint64_t{2 * Packets * (1 + 2)});
        QVERIFY(1000 * (found.right + found.early) >= 999 * found.toMatch);
        QCOMPARE(found.duplicated, found.doubled);
        QVERIFY(found.reordered > 0);
    }

    void throughWhatNetemDoes_data()
    {
        QTest::addColumn<bool>("isTwice");
        QTest::newRow("on one link") << false;
        // Which copy it was that the second link lost or doubled, or that fell behind, nobody
        // knows.
        QTest::newRow("on one link after the other") << true;
    }
    void throughWhatNetemDoes()
    {
        if (!m_shell->hasNetem())
            QSKIP("this kernel has no netem");
        QFETCH(const bool, isTwice);
        QJsonObject effects;
        for (const char *each : {"from", "to"}) {
            const QString way = QLatin1String(each);
            effects["delay_" + way] = 5;
            effects["lossratio_" + way] = 5;
            // More than are lost, so that at least as many arrive as were sent.
            effects["duplicate_" + way] = 10;
            effects["reorder_" + way] = 10;
        }
        TopologyDrawing drawing;
        drawing.add("h1");
        drawing.add("r1", "router");
        drawing.add("h2");
        drawing.join("h1", "10.0.1.2/24", "r1", "10.0.1.1/24", effects);
        drawing.join("r1", "10.0.2.1/24", "h2", "10.0.2.2/24", isTwice ? effects : QJsonObject());
        QVERIFY(drawing.save(m_shell->path("planted.tomato4.json")));
        start();
        shell("h1", "ip route add default via 10.0.1.1");
        shell("h2", "ip route add default via 10.0.2.1");
        Found found;
        exchange("h1", "10.0.2.2", "h2", "10.0.1.2", found);
        QCOMPARE(found.numbers, std::size_t{2 * Packets});
        QCOMPARE(found.wrong, 0u);
        QVERIFY(1000 * (found.right + found.early + (isTwice ? found.ambiguous : 0)) >=
                999 * found.toMatch);
        QVERIFY(found.duplicated > 2 * Packets / 20);
        QVERIFY(found.reordered > 2 * Packets / 20);
    }
};

QTEST_GUILESS_MAIN(TestPlantedNumbers)
#include "tst_plantednumbers.moc"
