// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/ring/sidelog.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace tomato;
using namespace tomato::capture;

class TestSideLog final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    /// Room for 1,176 packets and a little more.
    static constexpr RingLimits Small = {10'000, 2};

    std::filesystem::path folder() const { return m_folder->path().toStdString(); }

    /// A side that follows from the packet's number.
    static int side(std::uint64_t packet) { return static_cast<int>(packet * packet / 3 % 2); }

    SideLog opened(std::uint64_t next) const
    {
        auto log = SideLog::open(folder(), Small, next);
        if (!log)
            qFatal("%s", log.error().text().c_str());
        return std::move(*log);
    }

    static void add(SideLog &log, std::uint64_t begin, std::uint64_t end)
    {
        for (std::uint64_t packet = begin; packet < end; ++packet)
            log.add(side(packet));
        QVERIFY(log.write());
    }

    bool holds(std::uint64_t begin, std::uint64_t end) const
    {
        const auto sides = Sides::read(folder(), Small, begin, end - begin);
        if (!sides)
            return false;
        for (std::uint64_t packet = begin; packet < end; ++packet) {
            if (sides->at(packet) != side(packet))
                return false;
        }
        return true;
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aCopyNeedsNoMoreThanThePlacesOfNewPackets()
    {
        SideLog log = opened(0);
        QByteArray copy;
        std::uint64_t known = 0;
        for (const std::uint64_t end : {5U, 8U, 9U, 700U, 1'190U, 1'500U, 2'300U, 2'301U}) {
            add(log, known, end);
            QFile file(QFile::decodeName(sidesPath(folder()).c_str()));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            copy.resize(bytes.size());
            for (const auto &[offset, count] : sidesPlaces(Small, known, end))
                copy.replace(
                    static_cast<qsizetype>(offset), static_cast<qsizetype>(count),
                    bytes.mid(static_cast<qsizetype>(offset), static_cast<qsizetype>(count)));
            QCOMPARE(copy, bytes);
            known = end;
        }
        QVERIFY(sidesPlaces(Small, 3, 3).empty());
    }

    void sidesAreReadBackWhereverOneBegins()
    {
        SideLog log = opened(0);
        add(log, 0, 3);
        add(log, 3, 3);
        add(log, 3, 16);
        add(log, 16, 1000);
        for (const std::uint64_t begin : {0, 1, 7, 8, 9, 500, 999})
            QVERIFY(holds(begin, 1000));
        QVERIFY(holds(5, 5));
        QVERIFY(holds(17, 18));
    }

    void whatTheRingCanHoldIsKeptAsItTurns()
    {
        SideLog log = opened(0);
        std::mt19937 random(5);
        std::uint64_t packets = 0;
        while (packets < 100'000) {
            const std::uint64_t more = random() % 300;
            add(log, packets, packets + more);
            packets += more;
            const std::uint64_t kept = std::min<std::uint64_t>(packets, 20'000 / 17);
            QVERIFY(holds(packets - kept, packets));
        }
        QVERIFY(std::filesystem::file_size(sidesPath(folder())) < 200);
    }

    void aLogThatIsOpenedAgainGoesOn()
    {
        for (std::uint64_t next = 0; next < 3000; next += 13) {
            SideLog log = opened(next);
            add(log, next, next + 13);
        }
        QVERIFY(holds(2000, 3003));
    }

    void whereNothingIsKnownNothingIsSaid()
    {
        QVERIFY(!Sides::read(folder(), Small, 0, 1));
        SideLog log = opened(0);
        add(log, 0, 100);
        QVERIFY(holds(0, 100));
        QVERIFY(!Sides::read(folder(), Small, 0, 200));
        QVERIFY(!Sides::read(folder(), Small, 0, UINT64_MAX / 2));
    }
};

QTEST_APPLESS_MAIN(TestSideLog)
#include "tst_sidelog.moc"
