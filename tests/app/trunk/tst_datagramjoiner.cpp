// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/trunk/datagramjoiner.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace tomato::trunk;

/// Everything that a packer makes comes out of a joiner again, but for what the path does to it.
class TestDatagramJoiner final : public QObject
{
    Q_OBJECT

    using Taken = std::vector<std::pair<WireNumber, std::string>>;

    static void add(DatagramPacker &packer, WireNumber wire, const std::string &frame)
    {
        std::string record;
        appendRecord(record, wire, frame);
        packer.add(wire, record);
    }

    static std::string frameOf(std::size_t length, int number)
    {
        std::string frame(length, '\0');
        for (std::size_t at = 0; at < length; ++at)
            frame[at] = static_cast<char>(at * 7 + static_cast<std::size_t>(number));
        return frame;
    }

    static Taken join(const std::deque<std::string> &datagrams)
    {
        Taken taken;
        DatagramJoiner joiner([&](WireNumber wire, std::span<const char> frame, std::uint16_t) {
            taken.emplace_back(wire, std::string(frame.begin(), frame.end()));
        });
        for (const std::string &each : datagrams)
            joiner.add(each);
        return taken;
    }

    static Taken fill(DatagramPacker &packer, const std::vector<std::size_t> &lengths)
    {
        Taken sent;
        for (const std::size_t length : lengths) {
            sent.emplace_back(static_cast<WireNumber>(sent.size() % 5),
                              frameOf(length, static_cast<int>(sent.size())));
            add(packer, sent.back().first, sent.back().second);
        }
        packer.close();
        return sent;
    }

private slots:
    void framesOfAllSizesComeOutAsTheyWentIn()
    {
        for (const std::size_t room : {1115, 1424, 8900}) {
            DatagramPacker packer;
            packer.setRoom(room);
            std::vector<std::size_t> lengths{0,    1,    14, 60, 1514,  1518,
                                             9216, 9234, 60, 60, 65535, 3};
            for (std::size_t length = room - 30; length < room + 30; ++length)
                lengths.push_back(length);
            const Taken sent = fill(packer, lengths);
            for (const std::string &each : packer.ready())
                QVERIFY(each.size() <= room);
            QVERIFY(join(packer.ready()) == sent);
        }
    }

    void shortFramesShareADatagramAndAreNotCut()
    {
        DatagramPacker packer;
        packer.setRoom(1424);
        fill(packer, std::vector<std::size_t>(200, 60));
        // 21 records of 65 bytes find room behind the header.
        QCOMPARE(packer.ready().size(), std::size_t{200 / 21 + 1});
        const Taken but = join({packer.ready().begin() + 1, packer.ready().end()});
        QCOMPARE(but.size(), std::size_t{200 - 21});
    }

    void aLostDatagramLosesTheFramesWithAPartInItOnly()
    {
        DatagramPacker packer;
        packer.setRoom(500);
        const Taken sent = fill(packer, {100, 9000, 100, 100, 1200, 100});
        for (std::size_t lost = 0; lost < packer.ready().size(); ++lost) {
            auto rest = packer.ready();
            rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(lost));
            const Taken taken = join(rest);
            QVERIFY(taken.size() + 3 >= sent.size());
            QVERIFY(taken.size() < sent.size());
            for (const auto &each : taken)
                QVERIFY(std::ranges::find(sent, each) != sent.end());
        }
    }

    void datagramsInAnyOrderGiveAllFrames()
    {
        std::mt19937 random(7);
        for (int round = 0; round < 50; ++round) {
            DatagramPacker packer;
            packer.setRoom(300);
            Taken sent = fill(packer, {60, 2000, 60, 900, 900, 60, 1514, 280, 290, 60});
            auto mixed = packer.ready();
            std::ranges::shuffle(mixed, random);
            Taken taken = join(mixed);
            std::ranges::sort(sent);
            std::ranges::sort(taken);
            QVERIFY(taken == sent);
        }
    }

    void nonsenseGivesNothingThatIsLongerThanItself()
    {
        std::mt19937 random(11);
        std::size_t bytes = 0;
        std::size_t frames = 0;
        DatagramJoiner joiner([&](WireNumber, std::span<const char> frame, std::uint16_t) {
            frames += frame.size();
        });
        for (int round = 0; round < 20'000; ++round) {
            std::string datagram(random() % 60, '\0');
            std::ranges::generate(datagram, [&] { return static_cast<char>(random() % 4); });
            if (!datagram.empty())
                datagram[0] = DatagramPacker::Mark;
            bytes += datagram.size();
            joiner.add(datagram);
        }
        QVERIFY(frames < bytes);
    }

    void eachFrameCountsForTheIntervalThatItBeganIn()
    {
        DatagramPacker packer;
        packer.setRoom(200);
        add(packer, 1, frameOf(60, 1));
        add(packer, 2, frameOf(900, 2));
        const auto first = packer.endInterval();
        add(packer, 1, frameOf(60, 3));
        const auto second = packer.endInterval();
        QVERIFY(first.frames == FrameCounts({{1, 1}, {2, 1}}));
        QVERIFY(second.frames == FrameCounts({{1, 1}}));
        QVERIFY(!packer.hasSent());
        std::map<std::uint16_t, int> came;
        DatagramJoiner joiner(
            [&](WireNumber, std::span<const char>, std::uint16_t interval) { ++came[interval]; });
        for (const std::string &each : packer.ready())
            joiner.add(each);
        const std::map<std::uint16_t, int> expected{{first.number, 2}, {second.number, 1}};
        QCOMPARE(came, expected);
    }
};

QTEST_GUILESS_MAIN(TestDatagramJoiner)
#include "tst_datagramjoiner.moc"
