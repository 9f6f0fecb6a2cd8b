// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/capture/testing/labtest.h"
#include "tests/capture/testing/pcapfiles.h"
#include "tests/capture/testing/recording.h"

#include <QByteArray>

#include <algorithm>
#include <random>
#include <thread>

using namespace tomato;
using namespace tomato::capture;
using namespace std::chrono_literals;

namespace {

constexpr std::uint64_t FramesEachWay = 100'000;
/// So many may be under way at once: what a busy machine cannot take is no question of truth.
constexpr std::uint64_t MaxUnderWay = 500;

/// Makes the same frames each time: runts, frames of up to 9000 bytes, with no VLAN tag, with one
/// or with two, random in all else but the source. They are for nobody, so nobody answers.
class FrameMaker final
{
public:
    explicit FrameMaker(int side) : m_side(side), m_random(static_cast<unsigned>(side) + 1) {}

    std::vector<char> next()
    {
        const Tags tags = pickTags();
        std::vector<char> frame(pickSize(tags));
        for (char &each : frame)
            each = static_cast<char>(m_bytes(m_random));
        const std::array<char, 12> addresses = {2, 4, 0, 0, 0, 9,
                                                2, 0, 0, 0, 0, static_cast<char>(m_side + 1)};
        std::copy(addresses.begin(), addresses.end(), frame.begin());
        setType(frame, 12, 0x88b5);
        if (tags == Tags::One || tags == Tags::TwoOfAKind)
            setType(frame, 12, 0x8100);
        if (tags == Tags::QinQ)
            setType(frame, 12, 0x88a8);
        if (tags == Tags::TwoOfAKind || tags == Tags::QinQ)
            setType(frame, 16, 0x8100);
        return frame;
    }

private:
    enum class Tags
    {
        None,
        One,
        QinQ,
        TwoOfAKind
    };

    std::size_t between(std::size_t least, std::size_t most)
    {
        return std::uniform_int_distribution<std::size_t>(least, most)(m_random);
    }

    Tags pickTags()
    {
        const std::size_t of = between(0, 99);
        return of < 50 ? Tags::None : of < 75 ? Tags::One : of < 90 ? Tags::QinQ : Tags::TwoOfAKind;
    }

    std::size_t pickSize(Tags tags)
    {
        const std::size_t of = between(0, 19);
        // The kernel itself throws away a tag with nothing behind it.
        if (of < 3)
            return between(tags == Tags::None ? 14 : 24, 59);
        if (of < 17)
            return between(60, 200);
        return of < 19 ? between(201, 1518) : between(1519, 9000);
    }

    static void setType(std::vector<char> &frame, std::size_t at, unsigned type)
    {
        frame[at] = static_cast<char>(type >> 8);
        frame[at + 1] = static_cast<char>(type & 0xff);
    }

    int m_side;
    std::mt19937 m_random;
    std::uniform_int_distribution<int> m_bytes{0, 255};
};

} // namespace

/// Tests that the files contain what was sent, byte for byte.
class TestRecorderTruth final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!labRefusal().empty())
            QSKIP(labRefusal().c_str());
    }

    void everyByteOfEveryFrameBothWays()
    {
        RecorderSettings settings;
        settings.limits = {10'000'000, 30};
        Recording recording(settings);
        const auto send = [&](int side) {
            const auto socket = recording.wire().frameSocket(side);
            const auto reader = RingReader::open(recording.directory());
            (*reader)->watch(true); // its counters are wanted as they come
            FrameMaker maker(side);
            for (std::uint64_t sent = 0; sent < FramesEachWay; ++sent) {
                while (sent % 100 == 0 && sent > arrived(**reader, side) + MaxUnderWay)
                    std::this_thread::yield();
                sendFrame(socket, maker.next());
            }
        };
        std::thread other(send, 1);
        send(0);
        other.join();
        recording.recorder().stop();

        const RingSnapshot ring = recording.snapshot();
        QCOMPARE(ring.counters.seen, (BySide{FramesEachWay, FramesEachWay}));
        QCOMPARE(ring.counters.written, (BySide{FramesEachWay, FramesEachWay}));
        QVERIFY(ring.segments.size() > 3);
        std::array<FrameMaker, 2> makers = {FrameMaker(0), FrameMaker(1)};
        std::array<std::uint64_t, 2> compared{};
        for (const Segment &segment : ring.segments) {
            for (const ReadPacket &packet : readSegment(segment)) {
                const auto side = packet.bytes.at(11) == 1 ? 0U : 1U;
                const auto sent = makers[side].next();
                ++compared[side];
                QCOMPARE(packet.original, sent.size());
                if (packet.bytes != sent)
                    QCOMPARE(hex(packet.bytes), hex(sent));
            }
        }
        QCOMPARE(compared, (std::array<std::uint64_t, 2>{FramesEachWay, FramesEachWay}));
    }

private:
    /// How many frames of this side the recorder has had.
    static std::uint64_t arrived(const RingReader &ring, int side)
    {
        return ring.snapshot().counters.matched[static_cast<std::size_t>(side)];
    }

    static QByteArray hex(const std::vector<char> &bytes)
    {
        return QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())).toHex(' ');
    }
};

TOMATO_LAB_TEST_MAIN(TestRecorderTruth)
#include "tst_recordertruth.moc"
