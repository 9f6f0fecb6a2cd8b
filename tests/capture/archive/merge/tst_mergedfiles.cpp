// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/merge/merge.h"
#include "capture/archive/merge/mergesource.h"
#include "capture/ring/pcapformat.h"
#include "tests/capture/archive/merge/mergetest.h"
#include "tests/capture/testing/ringfiller.h"

#include <QStandardPaths>

#include <fstream>

using namespace tomato::capture;

namespace {

/// Writes blocks of a pcapng file as a machine of either byte order does.
class PcapngBlocks final
{
public:
    explicit PcapngBlocks(bool isSwapped) : m_isSwapped(isSwapped) {}

    static std::string padded(std::string bytes)
    {
        bytes.resize((bytes.size() + 3) / 4 * 4);
        return bytes;
    }
    std::string half(std::uint16_t value) const
    {
        value = m_isSwapped ? __builtin_bswap16(value) : value;
        return {reinterpret_cast<const char *>(&value), sizeof value};
    }
    std::string word(std::uint32_t value) const
    {
        value = m_isSwapped ? __builtin_bswap32(value) : value;
        return {reinterpret_cast<const char *>(&value), sizeof value};
    }
    std::string option(std::uint16_t code, const std::string &value) const
    {
        return half(code) + half(static_cast<std::uint16_t>(value.size())) + padded(value);
    }
    std::string block(std::uint32_t type, const std::string &content) const
    {
        const auto length = static_cast<std::uint32_t>(12 + content.size());
        return word(type) + word(length) + content + word(length);
    }
    std::string section() const
    {
        return block(0x0a0d0d0a,
                     word(0x1a2b3c4d) + half(1) + half(0) + word(UINT32_MAX) + word(UINT32_MAX));
    }
    std::string interface(const std::string &options) const
    {
        return block(1, half(1) + half(0) + word(65535) + options);
    }
    std::string packet(std::uint32_t interface, std::uint64_t ticks,
                       const std::string &options) const
    {
        return block(6, word(interface) + word(static_cast<std::uint32_t>(ticks >> 32)) +
                            word(static_cast<std::uint32_t>(ticks)) + word(60) + word(70) +
                            padded(std::string(60, 'y')) + options);
    }

private:
    bool m_isSwapped;
};

} // namespace

/// Merging of files, ours and those of others.
class TestMergedFiles final : public MergeTest
{
    Q_OBJECT

private slots:
    void downloadedFilesOfAllKindsAreMerged()
    {
        std::ofstream(path("micro.pcap"), std::ios::binary)
            << pcapFile(PcapMagic, false, 1, 1'700'000'001, 5);
        std::ofstream(path("nano.pcap"), std::ios::binary)
            << pcapFile(PcapNanosecondMagic, false, 1, 1'700'000'000, 999'999'999);
        std::ofstream(path("swapped.pcap"), std::ios::binary)
            << pcapFile(PcapNanosecondMagic, true, 113, 1'700'000'001, 4'999);
        QCOMPARE(problem(mergeFiles({path("micro.pcap"), path("nano.pcap"), path("swapped.pcap")},
                                    path("a.pcapng"))),
                 std::string());
        const auto packets = packetsIn(path("a.pcapng"));
        QCOMPARE(packets.size(), 3u);
        QCOMPARE(packets[0].interface, 1u);
        QCOMPARE(packets[0].ticks, 1'700'000'000'999'999'999u);
        QCOMPARE(packets[1].interface, 2u);
        QCOMPARE(packets[1].ticks, 1'700'000'001'000'004'999u);
        QCOMPARE(packets[2].interface, 0u);
        QCOMPARE(packets[2].ticks, 1'700'000'001'000'005u);
        const auto summary = summarizeDownload(path("a.pcapng"));
        QVERIFY(summary);
        QCOMPARE(summary->at(2).name, std::string("swapped"));
        QCOMPARE(summary->at(0).first, std::chrono::nanoseconds(1'700'000'001'000'005'000));
        if (QStandardPaths::findExecutable("tshark").isEmpty())
            return;
        const QString times =
            tool("tshark", {"-r", QString::fromStdString(path("a.pcapng").string()), "-T", "fields",
                            "-e", "frame.time_epoch", "-e", "frame.len", "-e", "frame.cap_len"});
        QCOMPARE(times, "1700000000.999999999\t70\t60\n1700000001.000004999\t70\t60\n"
                        "1700000001.000005000\t70\t60\n");
    }

    void ownDownloadsInPcapngAreMergedWithAllThatTheySay()
    {
        RingFiller one(run("h1"), smallLimits(3));
        one.add(20'000, 200); // the ring has turned
        RingFiller two(run("h2"));
        two.add(100, 80);
        QVERIFY(mergeRings({captured("h1")}, path("h1.pcapng")));
        QVERIFY(mergeRings({captured("h2")}, path("h2.pcapng")));
        QVERIFY(mergeRings({captured("h1"), captured("h2")}, path("both.pcapng")));
        QCOMPARE(problem(mergeFiles({path("h1.pcapng"), path("h2.pcapng")}, path("a.pcapng"))),
                 std::string());
        // But for the section's comment it is what one merge of the rings gives.
        const auto interfaces = [](const std::string &file) {
            std::uint32_t length = 0;
            std::memcpy(&length, file.data() + 4, sizeof length);
            return file.substr(length);
        };
        QVERIFY(interfaces(readFile(path("a.pcapng"))) ==
                interfaces(readFile(path("both.pcapng"))));
    }

    void pcapngOfOthersKeepsInterfacesTimesAndComments_data()
    {
        QTest::addColumn<bool>("isSwapped");
        QTest::newRow("this machine's byte order") << false;
        QTest::newRow("the other byte order") << true;
    }
    void pcapngOfOthersKeepsInterfacesTimesAndComments()
    {
        QFETCH(bool, isSwapped);
        const PcapngBlocks blocks(isSwapped);
        const std::uint64_t seconds = 1'700'000'000;
        const std::string offset =
            isSwapped ? blocks.word(0) + blocks.word(10) : blocks.word(10) + blocks.word(0);
        std::ofstream(path("other.pcapng"), std::ios::binary)
            << blocks.section() << blocks.interface(blocks.option(2, "first"))
            << blocks.packet(0, seconds * 1'000'000 + 7, blocks.option(1, "a comment"))
            // An interface may come late; its ticks are of 2^-10 seconds.
            << blocks.interface(blocks.option(9, "\x8a") + blocks.option(14, offset))
            << blocks.packet(1, seconds * 1024 + 512, blocks.option(2, blocks.word(2)))
            << blocks.block(0xbad, "any!") << blocks.section()
            << blocks.interface(blocks.option(9, "\x0c"))
            << blocks.packet(0, 1'700'000 * 1'000'000'000'000 + 5'000, {});
        QCOMPARE(problem(mergeFiles({path("other.pcapng")}, path("a.pcapng"))), std::string());
        const auto summary = summarizeDownload(path("a.pcapng"));
        QVERIFY2(summary, summary ? "" : summary.error().text().c_str());
        QCOMPARE(summary->size(), 3u);
        QCOMPARE(summary->at(0).name, std::string("first"));
        QCOMPARE(summary->at(1).name, std::string("other"));
        using std::chrono::nanoseconds;
        QCOMPARE(summary->at(0).first, nanoseconds(1'700'000'000'000'007'000));
        QCOMPARE(summary->at(1).first, nanoseconds(1'700'000'010'500'000'000));
        QCOMPARE(summary->at(2).first, nanoseconds(1'700'000'000'000'005));
        const std::string merged = readFile(path("a.pcapng"));
        QVERIFY(merged.find("a comment") != std::string::npos);
        const std::string inbound({'\x02', '\0', '\x04', '\0', '\x02', '\0', '\0', '\0'});
        QVERIFY(merged.find(inbound) != std::string::npos);
    }

    void packetsThatStepBackInTimeArePutInOrder()
    {
        // Each file alone would come out as it is.
        constexpr std::uint32_t Second = 1'700'000'000;
        std::string pcap = pcapFile(PcapMagic, false, 1, Second + 9, 0);
        for (const std::uint32_t after : {3u, 5u, 3u, 12u})
            pcap += pcapFile(PcapMagic, false, 1, Second + after, after).substr(24);
        std::ofstream(path("back.pcap"), std::ios::binary) << pcap;
        std::ofstream(path("good.pcap"), std::ios::binary)
            << pcapFile(PcapMagic, false, 1, Second + 4, 4);
        QCOMPARE(problem(mergeFiles({path("back.pcap"), path("good.pcap")}, path("a.pcapng"))),
                 std::string());
        std::vector<std::uint64_t> seconds;
        std::vector<std::uint32_t> interfaces;
        for (const Packet &each : packetsIn(path("a.pcapng"))) {
            seconds.push_back(each.ticks / 1'000'000 - Second);
            interfaces.push_back(each.interface);
        }
        QCOMPARE(seconds, (std::vector<std::uint64_t>{3, 3, 4, 5, 9, 12}));
        QCOMPARE(interfaces, (std::vector<std::uint32_t>{0, 0, 1, 0, 0, 0}));
    }

    void packetsOfSectionsThatStepBackInTimeKeepWhatIsTheirs()
    {
        constexpr std::uint64_t Micro = 1'700'000'000'000'000;
        const PcapngBlocks own(false);
        const PcapngBlocks other(true);
        std::ofstream(path("back.pcapng"), std::ios::binary)
            << own.section() << own.interface(own.option(2, "late"))
            << own.packet(0, Micro + 30, own.option(1, "the fourth"))
            << own.packet(0, Micro + 10, own.option(1, "the second")) << other.section()
            << other.interface(other.option(2, "early"))
            << other.packet(0, Micro + 20, other.option(1, "the third"))
            << other.packet(0, Micro, other.option(1, "the first"));
        QCOMPARE(problem(mergeFiles({path("back.pcapng")}, path("a.pcapng"))), std::string());
        std::vector<std::uint64_t> ticks;
        std::vector<std::uint32_t> interfaces;
        for (const Packet &each : packetsIn(path("a.pcapng"))) {
            ticks.push_back(each.ticks % 1'000'000);
            interfaces.push_back(each.interface);
        }
        QCOMPARE(ticks, (std::vector<std::uint64_t>{0, 10, 20, 30}));
        QCOMPARE(interfaces, (std::vector<std::uint32_t>{1, 0, 1, 0}));
        const std::string merged = readFile(path("a.pcapng"));
        std::size_t at = 0;
        for (const char *comment : {"the first", "the second", "the third", "the fourth"}) {
            at = merged.find(comment, at);
            QVERIFY2(at != std::string::npos, comment);
        }
    }

    void packetsFarApartArePutInOrderToo()
    {
        // There is more between them than is read at once.
        std::string pcap = pcapFile(PcapNanosecondMagic, false, 1, 0, 0).substr(0, 24);
        constexpr std::uint32_t Count = 4000;
        for (std::uint32_t number = 0; number < Count; ++number) {
            const std::uint32_t second = number % 2 == 0 ? number : Count - number;
            pcap += pcapFile(PcapNanosecondMagic, false, 1, second, number).substr(24);
        }
        std::ofstream(path("far.pcap"), std::ios::binary) << pcap;
        QVERIFY(mergeFiles({path("far.pcap")}, path("a.pcapng")));
        const std::vector<Packet> packets = packetsIn(path("a.pcapng"));
        QCOMPARE(packets.size(), std::size_t{Count});
        QVERIFY(std::is_sorted(
            packets.begin(), packets.end(),
            [](const Packet &one, const Packet &two) { return one.ticks < two.ticks; }));
    }

    void packetsWithoutATimeCannotBePutInOrder()
    {
        const PcapngBlocks blocks(false);
        const std::string good = blocks.section() + blocks.interface({});
        std::ofstream(path("simple.pcapng"), std::ios::binary)
            << good << blocks.block(3, blocks.word(60) + std::string(60, 'y'));
        QCOMPARE(problem(mergeFiles({path("simple.pcapng")}, path("a.pcapng"))),
                 path("simple.pcapng").string() + ": byte " + std::to_string(good.size()) +
                     ": a packet without a time (a Simple Packet Block)");
    }

    void whatIsNoPcapIsRefusedByNameAndByte()
    {
        std::ofstream(path("good.pcap"), std::ios::binary)
            << pcapFile(PcapMagic, false, 1, 1'700'000'001, 5);
        const std::string good = readFile(path("good.pcap"));
        const auto merged = [&](const std::string &bytes) {
            std::ofstream(path("bad.pcap"), std::ios::binary) << bytes;
            return problem(mergeFiles({path("good.pcap"), path("bad.pcap")}, path("a.pcapng")));
        };
        const std::string bad = path("bad.pcap").string();
        const std::string unknown = bad + ": is not a capture file (pcap or pcapng)";
        QCOMPARE(merged("nothing that anybody knows"), unknown);
        QCOMPARE(merged("x"), unknown);
        QCOMPARE(merged(""), bad + ": is empty");
        QCOMPARE(merged(good.substr(0, 20)),
                 bad + ": byte 0: the file ends inside the pcap file header");
        QCOMPARE(merged(good.substr(0, 90)),
                 bad + ": byte 24: packet 1 is cut off by the end of the file");
        std::string absurd = good;
        absurd.replace(32, 4, "\xff\xff\xff\x7f");
        QCOMPARE(merged(absurd),
                 bad + ": byte 24: packet 1 claims 2147483647 bytes, more than 262144");
        QVERIFY(!std::filesystem::exists(path("a.pcapng")));
        QVERIFY(!mergeFiles({}, path("a.pcapng")));
    }

    void aDamagedFileIsReadAsFarAsItCanBe_data()
    {
        QTest::addColumn<std::string>("bytes");
        QTest::addColumn<quint64>("packets");
        QTest::addColumn<std::string>("reason");
        const std::string pcap = pcapFile(PcapMagic, false, 1, 1'700'000'001, 5);
        const std::string early = pcapFile(PcapMagic, false, 1, 1'700'000'000, 5).substr(24);
        const std::string record = pcap.substr(24);
        QTest::newRow("cut pcap") << pcap + record + record.substr(0, 50) << quint64{2}
                                  << std::string("byte 176: packet 3 is cut off by the end of the "
                                                 "file");
        QTest::newRow("cut pcap that steps back")
            << pcap + early + record.substr(0, 50) << quint64{2}
            << std::string("byte 176: packet 3 is cut off by the end of the file");
        std::string absurd = record;
        absurd.replace(8, 4, "\xff\xff\xff\x7f");
        QTest::newRow("damaged pcap")
            << pcap + absurd + record << quint64{1}
            << std::string("byte 100: packet 2 claims 2147483647 bytes, more than 262144");
        const PcapngBlocks blocks(false);
        const std::string head = blocks.section() + blocks.interface({});
        const std::string packet = blocks.packet(0, 2'000'000, {});
        const std::string earlier = blocks.packet(0, 1'000'000, {});
        const std::string at =
            "byte " + std::to_string(head.size() + packet.size() + earlier.size()) + ": ";
        QTest::newRow("cut pcapng") << head + earlier + packet + packet.substr(0, 90) << quint64{2}
                                    << at + "the file ends inside a block";
        QTest::newRow("cut pcapng that steps back")
            << head + packet + earlier + packet.substr(0, 7) << quint64{2}
            << at + "the file ends inside a block";
        // An interface whose description is damaged has no packets.
        QTest::newRow("damaged pcapng")
            << head + earlier + packet + blocks.interface("ab\x09\xff") << quint64{2}
            << at + "an option that is longer than its block";
    }

    void aDamagedFileIsReadAsFarAsItCanBe()
    {
        QFETCH(std::string, bytes);
        QFETCH(quint64, packets);
        QFETCH(std::string, reason);
        std::ofstream(path("torn"), std::ios::binary) << bytes;
        auto source = MergeSource::openDamaged(path("torn"));
        QVERIFY2(source, source ? "" : source.error().text().c_str());
        QCOMPARE(source->interfaces().size(), std::size_t{1});
        QVERIFY(source->damage());
        QCOMPARE(source->damage()->file, path("torn"));
        QCOMPARE(quint64{source->damage()->packets}, packets);
        QCOMPARE(source->damage()->reason, reason);
        QCOMPARE("byte " + std::to_string(source->damage()->byte) + ":",
                 reason.substr(0, reason.find(' ', 5)));
        tomato::Timestamp last{};
        for (quint64 packet = 0; packet < packets; ++packet) {
            const auto advanced = source->advance();
            QVERIFY2(advanced, advanced ? "" : advanced.error().text().c_str());
            QVERIFY(*advanced);
            QVERIFY(source->packet().time >= last);
            last = source->packet().time;
        }
        const auto end = source->advance();
        QVERIFY(end && !*end);
        QCOMPARE(*source->lastTime(), last);
        // Who merges wants all of it.
        QCOMPARE(problem(mergeFiles({path("torn")}, path("a.pcapng"))),
                 path("torn").string() + ": " + reason);
    }

    void aFileWithoutAWholePacketIsRefused()
    {
        const PcapngBlocks blocks(false);
        const std::string head = blocks.section() + blocks.interface({});
        const auto opened = [&](const std::string &bytes) {
            std::ofstream(path("torn"), std::ios::binary) << bytes;
            const auto source = MergeSource::openDamaged(path("torn"));
            return source ? std::string() : source.error().message;
        };
        QCOMPARE(opened(head + blocks.packet(0, 1, {}).substr(0, 50)),
                 "byte " + std::to_string(head.size()) + ": the file ends inside a block");
        QCOMPARE(opened(pcapFile(PcapMagic, false, 1, 1, 5).substr(0, 50)),
                 std::string("byte 24: packet 1 is cut off by the end of the file"));
        QCOMPARE(opened(""), std::string("is empty"));
        QCOMPARE(opened(head), std::string());
    }
};

QTEST_APPLESS_MAIN(TestMergedFiles)
#include "tst_mergedfiles.moc"
