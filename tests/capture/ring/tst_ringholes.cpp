// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/ring/ringholes.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace tomato;
using namespace tomato::capture;
using namespace std::chrono_literals;

class TestRingHoles final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path ring(const char *name) const
    {
        const std::filesystem::path directory = m_folder.filePath(name).toStdString();
        std::filesystem::create_directories(directory);
        return directory;
    }

private slots:
    void whatWasNotedIsRead()
    {
        const auto directory = ring("read");
        QVERIFY(readHoles(directory).empty());
        HoleLog log(directory);
        log.note({1, 20s, 21s});
        log.note({0, 0s, 10s});
        log.note({0, 30s, Timestamp::max()});
        QVERIFY(log.write());
        const std::vector<RingHole> expected = {
            {0, 0s, 10s}, {1, 20s, 21s}, {0, 30s, Timestamp::max()}};
        QCOMPARE(readHoles(directory), expected);
    }

    void theFramesThatAreKnownToBeMissingAreCounted()
    {
        const auto directory = ring("counted");
        HoleLog log(directory);
        log.note({0, 10s, 10s, 1});
        QVERIFY(log.write());
        log.note({0, 10s + 50ms, 10s + 50ms, 2});
        log.note({1, 10s, 12s});
        QVERIFY(log.write());
        const std::vector<RingHole> expected = {{0, 10s, 10s + 50ms, 3}, {1, 10s, 12s}};
        QCOMPARE(readHoles(directory), expected);
    }

    void aHoleGrowsAndAnOpenOneEnds()
    {
        const auto directory = ring("grow");
        {
            HoleLog log(directory);
            log.note({0, 10s, 11s});
            QVERIFY(log.write());
            log.note({0, 11s + 50ms, 12s});
            QVERIFY(log.write());
            log.note({1, 40s, Timestamp::max()});
            QVERIFY(log.write());
        }
        HoleLog later(directory);
        later.note({1, 40s, 45s});
        QVERIFY(later.write());
        const std::vector<RingHole> expected = {{0, 10s, 12s}, {1, 40s, 45s}};
        QCOMPARE(readHoles(directory), expected);
    }

    void oneThatBeganEarlierIsKeptApart()
    {
        const auto directory = ring("earlier");
        HoleLog log(directory);
        log.note({0, 30s, 31s});
        log.note({0, 5s, 6s});
        QVERIFY(log.write());
        const std::vector<RingHole> expected = {{0, 5s, 6s}, {0, 30s, 31s}};
        QCOMPARE(readHoles(directory), expected);
    }

    void linesThatAreNotValidAreSkipped()
    {
        const auto directory = ring("bad");
        QFile file(QString::fromStdString(holesPath(directory).string()));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write("\n2\t1\t2\n0\t9\t8\n0\t-1\t4\n0\tx\t4\n0\t1\n1\t7\t8\n0\t5\t6");
        file.close();
        const std::vector<RingHole> expected = {{1, 7ns, 8ns}};
        QCOMPARE(readHoles(directory), expected);
    }

    void theFileIsBoundedAndNoHoleIsForgotten()
    {
        const auto directory = ring("many");
        HoleLog log(directory);
        constexpr int Holes = 100'000;
        for (int each = 0; each < Holes; ++each) {
            log.note({each % 2, Timestamp(each * 1s), Timestamp(each * 1s) + 1ms});
            if (each % 1000 == 999)
                QVERIFY(log.write());
        }
        QVERIFY(std::filesystem::file_size(holesPath(directory)) < 1'200'000);
        const auto holes = readHoles(directory);
        for (int each = 0; each < Holes; ++each)
            QVERIFY(std::any_of(holes.begin(), holes.end(), [each](const RingHole &hole) {
                return hole.side == each % 2 && hole.from <= Timestamp(each * 1s) &&
                       hole.to >= Timestamp(each * 1s) + 1ms;
            }));
    }
};

QTEST_APPLESS_MAIN(TestRingHoles)
#include "tst_ringholes.moc"
