// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/trunk/trunkrelay.h"

#include <QTest>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace tomato;
using namespace tomato::trunk;

/// A lab's home between hosts whose ends of the trunks are the test's.
class TestTrunkRelay final : public QObject
{
    Q_OBJECT

    using Taken = std::vector<std::pair<WireNumber, std::string>>;

    /// The other end of a host's trunk.
    struct Far
    {
        Taken taken;
        std::unique_ptr<TrunkStream> stream;
    };

    static FileDescriptor copyOf(int descriptor)
    {
        return FileDescriptor(::fcntl(descriptor, F_DUPFD_CLOEXEC, 3));
    }

    static std::unique_ptr<Far> join(TrunkRelay &relay, const QString &host)
    {
        int ends[2] = {-1, -1};
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
            return nullptr;
        relay.addStream(host, copyOf(ends[0]), FileDescriptor(ends[0]), {});
        auto far = std::make_unique<Far>();
        far->stream = std::make_unique<TrunkStream>(
            copyOf(ends[1]), FileDescriptor(ends[1]), QByteArray(),
            [far = far.get()](WireNumber wire, std::span<const char> frame) {
                far->taken.emplace_back(wire, std::string(frame.begin(), frame.end()));
            });
        return far;
    }

    /// The frames of a wire that were lost at home, or in this trunk.
    static std::uint64_t lostOf(TrunkRelay &home, const Far &far, WireNumber wire)
    {
        std::uint64_t all = 0;
        for (const auto &counts : {home.lost(), far.stream->lost()}) {
            if (const auto found = counts.find(wire); found != counts.end())
                all += found->second;
        }
        return all;
    }

    static void send(Far &far, WireNumber wire, const std::string &frame)
    {
        far.stream->send(wire, frame);
        far.stream->flush();
    }

private slots:
    void framesGoToTheOtherEndOfTheirWireAndNowhereElse()
    {
        TrunkRelay home("here");
        home.setWires({{1, {"paris", "tokyo"}}, {2, {"tokyo", "oslo"}}});
        const auto paris = join(home, "paris");
        const auto tokyo = join(home, "tokyo");
        const auto oslo = join(home, "oslo");
        send(*paris, 1, "from paris");
        send(*paris, 2, "not paris's wire");
        send(*paris, 9, "nobody's wire");
        send(*tokyo, 2, "from tokyo");
        QTRY_COMPARE(tokyo->taken, Taken({{1, "from paris"}}));
        QTRY_COMPARE(oslo->taken, Taken({{2, "from tokyo"}}));
        send(*tokyo, 1, "back");
        QTRY_COMPARE(paris->taken, Taken({{1, "back"}}));
        QCOMPARE(oslo->taken.size(), 1u);
    }

    void aFrameThatItsPortDoesNotTakeIsLost()
    {
        TrunkRelay home("here");
        home.setWires({{1, {"here", "paris"}}});
        const auto paris = join(home, "paris");
        int ends[2] = {-1, -1};
        QVERIFY(::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends) == 0);
        const FileDescriptor element(ends[1]);
        home.setPort(1, {FileDescriptor(ends[0]), lab::PacketSocket::Use::Listens});
        // The port has room for some of them.
        constexpr int Frames = 1000;
        for (int at = 0; at < Frames; ++at)
            send(*paris, 1, std::string(1000, 'x'));
        QTRY_VERIFY(home.lost()[1] > 0);
        std::uint64_t taken = 0;
        const auto isAllKnown = [&] {
            std::string frame(2000, '\0');
            while (::recv(element.get(), frame.data(), frame.size(), MSG_DONTWAIT) == 1000)
                ++taken;
            return taken + lostOf(home, *paris, 1) == Frames;
        };
        QTRY_VERIFY(isAllKnown());
    }

    void framesOfAllSizesCrossUnchanged()
    {
        TrunkRelay home("here");
        home.setWires({{1, {"paris", "tokyo"}}});
        const auto paris = join(home, "paris");
        const auto tokyo = join(home, "tokyo");
        Taken sent;
        for (const std::size_t length : {14, 60, 1514, 1518, 9216, 9234})
            sent.emplace_back(1, std::string(length, static_cast<char>('a' + length % 26)));
        for (const auto &[wire, frame] : sent)
            send(*paris, wire, frame);
        QTRY_COMPARE(tokyo->taken, sent);
    }

    void aWireHasACarrierWhenBothEndsAreThere()
    {
        TrunkRelay home("here");
        home.setWires({{1, {"paris", "tokyo"}}});
        const auto paris = join(home, "paris");
        auto tokyo = join(home, "tokyo");
        paris->stream->reportCarriers({1});
        QTRY_VERIFY(tokyo->stream->carriers().contains(1));
        QVERIFY(paris->stream->carriers().empty());
        tokyo->stream->reportCarriers({1});
        QTRY_VERIFY(paris->stream->carriers().contains(1));
        // An end that is gone is told at once.
        tokyo.reset();
        QTRY_VERIFY(paris->stream->carriers().empty());
    }

    void anEndThatIsSilentLosesItsCarriers()
    {
        TrunkRelay home("here");
        home.setWires({{1, {"paris", "tokyo"}}});
        const auto paris = join(home, "paris");
        int ends[2] = {-1, -1};
        QVERIFY(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0);
        home.addStream("tokyo", copyOf(ends[0]), FileDescriptor(ends[0]), {});
        const FileDescriptor tokyo(ends[1]);
        // It says once that its end is there, and then nothing more.
        std::string said;
        appendRecord(said, ControlWire, std::string("C\0\0\1", 4));
        QCOMPARE(::write(tokyo.get(), said.data(), said.size()), ssize_t(said.size()));
        QTRY_VERIFY(paris->stream->carriers().contains(1));
        QVERIFY(home.stream("tokyo")->isAlive());
        QTRY_VERIFY_WITH_TIMEOUT(!home.stream("tokyo")->isAlive(), 60'000);
        QTRY_VERIFY(paris->stream->carriers().empty());
    }

    void theOtherEndsClockIsMeasured()
    {
        TrunkRelay home("here");
        const auto paris = join(home, "paris");
        QTRY_VERIFY(home.stream("paris")->clock());
        // It is the same clock.
        const ClockOffset clock = *home.stream("paris")->clock();
        QVERIFY(std::chrono::abs(clock.offset) <= clock.bound);
    }

    void whatASlowEndLosesIsCounted()
    {
        TrunkRelay home("here");
        home.setWires({{1, {"paris", "tokyo"}}});
        const auto paris = join(home, "paris");
        int ends[2] = {-1, -1};
        QVERIFY(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0);
        home.addStream("tokyo", copyOf(ends[0]), FileDescriptor(ends[0]), {});
        const FileDescriptor tokyo(ends[1]);
        // Its end does not read: of 20 MB it gets what was on its way at most.
        constexpr int Frames = 20'000;
        const std::string frame(1000, 'x');
        for (int at = 0; at < Frames; ++at) {
            send(*paris, 1, frame);
            if (at % 100 == 0)
                QCoreApplication::processEvents();
        }
        constexpr std::uint64_t Max = (256 * 1024 + 1024 * 1024 + 64 * 1024) / 1000;
        QTRY_VERIFY(lostOf(home, *paris, 1) > Frames - 2 * Max);
        QVERIFY(lostOf(home, *paris, 1) < Frames);
    }

    void framesForAHostThatIsNotThereAreCounted()
    {
        TrunkRelay home("here");
        home.setWires({{1, {"paris", "tokyo"}}, {2, {"paris", "here"}}});
        const auto paris = join(home, "paris");
        for (int at = 0; at < 3; ++at)
            send(*paris, 1, "to tokyo");
        // The home has no port of this one.
        send(*paris, 2, "to here");
        const std::map<WireNumber, std::uint64_t> all{{1, 3}, {2, 1}};
        QTRY_COMPARE(home.lost(), all);
    }

    void framesThatWaitForAHostThatEndsAreCounted()
    {
        TrunkRelay home("here");
        home.setWires({{1, {"paris", "tokyo"}}});
        const auto paris = join(home, "paris");
        int ends[2] = {-1, -1};
        QVERIFY(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0);
        home.addStream("tokyo", copyOf(ends[0]), FileDescriptor(ends[0]), {});
        const FileDescriptor tokyo(ends[1]);
        // More than what is on its way at most (256 KiB), and less than what may wait.
        constexpr std::uint64_t Frames = 310;
        const std::string frame(1000, 'x');
        for (std::uint64_t at = 0; at < Frames; ++at)
            send(*paris, 1, frame);
        const auto waits = [&home] { return home.stream("tokyo")->waiting(); };
        QTRY_VERIFY(!waits().empty() && paris->stream->waiting().empty());
        const std::uint64_t waiting = waits().at(1);
        const std::uint64_t before = home.lost()[1] + paris->stream->lost()[1];
        home.removeStream("tokyo");
        QCOMPARE(home.lost()[1] + paris->stream->lost()[1], before + waiting);
    }
};

QTEST_GUILESS_MAIN(TestTrunkRelay)
#include "tst_trunkrelay.moc"
