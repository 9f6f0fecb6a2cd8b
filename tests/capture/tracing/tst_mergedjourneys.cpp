// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/merge/merge.h"
#include "capture/ring/ringholes.h"
#include "capture/tracing/journeyreader.h"
#include "capture/tracing/linkrecordings.h"
#include "capture/tracing/tracedjourneys.h"
#include "tests/capture/tracing/linkrings.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <set>

using namespace tomato;
using namespace tomato::journeys;
using namespace tomato::journeys::testing;
using namespace std::chrono_literals;

/// A file that was merged from recordings says of packets what the recordings say.
class TestMergedJourneys final : public QObject
{
    Q_OBJECT

    struct Told
    {
        /// By point and fate.
        std::map<std::pair<PointId, Fate>, std::uint64_t> fates;
        /// By the flow's number: lost, under way, out of sight.
        std::map<std::uint32_t, std::array<std::uint64_t, 3>> flows;
        std::vector<std::uint64_t> perhapsUnrecorded;
        std::uint64_t packets = 0;

        std::uint64_t of(Fate fate) const
        {
            std::uint64_t sum = 0;
            for (const auto &[key, count] : fates)
                sum += key.second == fate ? count : 0;
            return sum;
        }
    };

    Told read(JourneyReader &reader) const
    {
        Told told;
        JourneyMeasures measures(reader.places(), reader.flows(), reader.horizon());
        measures.setUnrecorded(reader.unrecorded());
        PacketFates fates(reader.places(), reader.flows(), reader.horizon(), &reader.refusals(),
                          &reader.effects());
        const auto done = reader.run([&](const Journey &journey) {
            measures.add(journey);
            fates.add(journey);
        });
        if (!done)
            qFatal("%s", done.error().text().c_str());
        for (const PacketFates::Row &row : fates.rows(measures, reader.unrecorded()))
            told.fates[{row.point, row.fate}] = row.packets;
        for (const auto &[flow, measure] : measures.flows()) {
            told.flows[flow] = {measures.lost(flow), measures.underWay(flow),
                                measures.outOfSight(flow)};
            told.perhapsUnrecorded.push_back(measures.perhapsUnrecorded(flow));
            told.packets += measure.packets;
        }
        return told;
    }

    std::filesystem::path merged() const { return m_folder->filePath("all.pcapng").toStdString(); }

    /// The links as the merge takes them.
    std::vector<capture::CapturedRing> captured(Timestamp moment = {}) const
    {
        std::vector<capture::CapturedRing> all;
        for (const JourneyOrder::Link &link : m_rings->order().links) {
            capture::CapturedRing each;
            each.ring = *capture::RingReader::open(link.directory);
            each.ends = link.ends;
            each.name = link.ends[0] + " \u21c4 " + link.ends[1];
            each.moment = moment;
            all.push_back(std::move(each));
        }
        return all;
    }

    Told ofFile(Timestamp moment = {}, Timestamp lostAfter = 5ms) const
    {
        if (const auto done = mergeRings(captured(moment), merged()); !done)
            qFatal("%s", done.error().text().c_str());
        return ofPart(merged(), lostAfter);
    }

    Told ofPart(const std::filesystem::path &file, Timestamp lostAfter) const
    {
        std::vector<capture::MergeSource> sources;
        sources.push_back(std::move(*capture::MergeSource::open(file)));
        JourneyReader::Settings settings;
        settings.lostAfter = lostAfter;
        auto reader = JourneyReader::open(std::move(sources), std::move(settings), routers);
        return read(*reader);
    }

    Told ofRings(Timestamp moment = {}, Timestamp lostAfter = 5ms) const
    {
        LinkRecordings recordings;
        for (const capture::CapturedRing &each : captured()) {
            if (const auto added = recordings.add(each, {}, moment); !added)
                qFatal("%s", added.error().text().c_str());
        }
        JourneyReader::Settings settings;
        settings.lostAfter = lostAfter;
        settings.begins = recordings.begins;
        settings.ends = recordings.ends;
        settings.hasEnded = recordings.hasEnded;
        settings.wholeUntil = recordings.wholeUntil;
        auto reader =
            JourneyReader::open(std::move(recordings.sources), std::move(settings), routers);
        return read(*reader);
    }

    static void routers(Places &places)
    {
        for (const char *name : {"r1", "r2"})
            places.describe({name, Place::Forwarding::Routes, false});
        for (const char *name : {"h1", "h2"})
            places.describe({name, Place::Forwarding::Keeps, false});
    }

    static void compare(const Told &file, const Told &rings)
    {
        QCOMPARE(file.packets, rings.packets);
        QVERIFY(file.fates == rings.fates);
        QVERIFY(file.flows == rings.flows);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LinkRings> m_rings;

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_rings = std::make_unique<LinkRings>(m_folder->path().toStdString());
    }

    /// Each 10 ms a packet is seen on c2 last.
    void whatARecorderMissedIsOutOfSight()
    {
        fillTwoRouters(*m_rings, 300, 4);
        m_rings->loseAt("c3", 3);
        m_rings->finish();
        capture::HoleLog holes(m_rings->directory("c3"));
        holes.note({0, 0s, 9s});
        holes.note({0, 10'060ms, 10'070ms, 3});
        holes.note({0, 10'300ms, Timestamp::max()});
        QVERIFY(holes.write());
        const Told file = ofFile();
        QCOMPARE(file.of(Fate::OutOfSight), std::uint64_t{5});
        QCOMPARE(file.of(Fate::LostOnWireOrNotForwarded), std::uint64_t{25});
        compare(file, ofRings());
        const QByteArray written = [this] {
            QFile all(QString::fromStdString(merged().string()));
            return all.open(QIODevice::ReadOnly) ? all.readAll() : QByteArray();
        }();
        QVERIFY(written.contains("Packets may be missing from 1970-01-01T00:00:10.060000000Z to "
                                 "1970-01-01T00:00:10.070000000Z, 3 of them are known"));
        QVERIFY(written.contains("Packets may be missing to 1970-01-01T00:00:09.000000000Z\n"));
    }

    void thousandsOfHolesAreToldInBoundedSpace()
    {
        fillTwoRouters(*m_rings, 3'000);
        m_rings->finish();
        capture::HoleLog holes(m_rings->directory("c3"));
        // A hole each 200 ms, long before, and one in which a packet fell.
        for (int hole = 0; hole < 5'000; ++hole)
            holes.note({0, 1s + hole * 200ms, 1s + hole * 200ms + 1us, 1});
        QVERIFY(holes.write());
        const auto source = capture::MergeSource::open(captured()[2]);
        QVERIFY(source);
        QCOMPARE(source->holes().size(), std::size_t{5'000});
        const Told file = ofFile();
        const auto read = capture::MergeSource::open(merged());
        QVERIFY(read);
        QCOMPARE(read->holes().size(), capture::MaxHolesTold);
        std::uint64_t packets = 0;
        for (const capture::InterfaceHole &each : read->holes())
            packets += each.packets;
        QCOMPARE(packets, std::uint64_t{5'000});
        // A packet in a hole stays in one.
        for (const capture::InterfaceHole &each : source->holes()) {
            QVERIFY(std::any_of(read->holes().begin(), read->holes().end(), [&](const auto &one) {
                return one.from <= each.from && each.to <= one.to;
            }));
        }
        QVERIFY(file.of(Fate::OutOfSight) >= ofRings().of(Fate::OutOfSight));
        if (QStandardPaths::findExecutable("tshark").isEmpty())
            QSKIP("tshark is not installed");
        QProcess tshark;
        tshark.start("tshark", {"-n", "-r", QString::fromStdString(merged().string()), "-c", "1"});
        QVERIFY(tshark.waitForFinished(120'000) && tshark.exitCode() == 0);
        QCOMPARE(tshark.readAllStandardOutput().count('\n'), 1);
    }

    /// The file says until when was recorded, and not only when the last packet came.
    void afterTheWaitingTimeALossIsToldWhileRecordingGoesOn()
    {
        fillTwoRouters(*m_rings, 10);
        m_rings->commit();
        for (const Timestamp moment : {Timestamp(10'030ms), Timestamp(12s)}) {
            const Told file = ofFile(moment, 1s);
            compare(file, ofRings(moment, 1s));
            const bool isOver = moment == Timestamp(12s);
            QCOMPARE(file.of(Fate::LostOnWireOrNotForwarded), std::uint64_t{isOver ? 1u : 0u});
            QCOMPARE(file.of(Fate::UnderWay) > 0, !isOver);
        }
        m_rings->finish();
    }

    /// It keeps what the comments say of the whole file.
    void whatWasOnTheWireAtTheEndOfAPartOfAFileIsUnderWay()
    {
        if (QStandardPaths::findExecutable("editcap").isEmpty())
            QSKIP("editcap is not installed");
        fillArrivals(*m_rings, 100);
        m_rings->finish();
        const Told whole = ofFile({}, 25ms);
        QVERIFY(whole.of(Fate::LostOnWire) > 0);
        const QString part = m_folder->filePath("part.pcapng");
        QProcess editcap;
        editcap.start("editcap", {"-r", QString::fromStdString(merged().string()), part, "1-300"});
        QVERIFY(editcap.waitForFinished(120'000) && editcap.exitCode() == 0);
        const Told told = ofPart(part.toStdString(), 25ms);
        QVERIFY(told.of(Fate::UnderWay) >= 20);
        QVERIFY(told.of(Fate::LostOnWire) < whole.of(Fate::LostOnWire));
    }

    void whatLeftARotatingSetIsOutOfSight()
    {
        m_rings->addLink("c1", "h1:eth0", "r1:eth0");
        m_rings->addLink("c2", "r1:eth1", "h2:eth0", {263'000, 2});
        for (int packet = 0; packet < 1'000; ++packet) {
            FrameShape shape;
            shape.payloadBytes = 1'400;
            shape.identification = static_cast<std::uint16_t>(packet);
            const Frame frame = udp4(static_cast<std::uint64_t>(packet), shape);
            const Timestamp time = 10s + packet * 1ms;
            m_rings->add("c1", time, frame);
            m_rings->add("c2", time + 300us, routed(frame));
        }
        m_rings->finish();
        const Told file = ofFile();
        QVERIFY(file.of(Fate::OutOfSight) > 0);
        QCOMPARE(file.of(Fate::LostOnWireOrNotForwarded), std::uint64_t{0});
        compare(file, ofRings());
    }

    /// A recording that says no times of what it lost.
    void ofTotalsAloneAsManyOfEachFlowAreNotCalledLost()
    {
        fillTwoRouters(*m_rings, 128, 4);
        m_rings->loseAt("c3", 4);
        m_rings->finish();
        const Told file = ofFile();
        QCOMPARE(file.of(Fate::OutOfSight), std::uint64_t{4});
        compare(file, ofRings());
        // Packets 9, 29, 49 … are of one flow, and 19, 39, 59 … of another one.
        std::multiset<std::uint64_t> lost;
        for (const auto &[flow, counts] : file.flows)
            lost.insert(counts[0]);
        QVERIFY((lost == std::multiset<std::uint64_t>{0, 0, 2, 2}));
        QCOMPARE(std::count(file.perhapsUnrecorded.begin(), file.perhapsUnrecorded.end(), 4u), 2);
    }
};

QTEST_GUILESS_MAIN(TestMergedJourneys)
#include "tst_mergedjourneys.moc"
