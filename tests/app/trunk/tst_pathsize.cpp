// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/trunk/pathsize.h"

#include <QTest>

using namespace tomato::trunk;

class TestPathSize final : public QObject
{
    Q_OBJECT

    /// Lets beats go by on a path that carries so much.
    static void run(PathSize &size, std::size_t carries, int beats)
    {
        for (int at = 0; at < beats; ++at) {
            size.beat();
            const std::size_t now = size.size();
            const std::size_t probe = size.nextProbe();
            if (now <= carries)
                size.confirmed(now);
            if (probe > 0 && probe <= carries)
                size.confirmed(probe);
        }
    }

private slots:
    void thePathsLengthIsFound_data()
    {
        QTest::addColumn<std::size_t>("carries");
        QTest::addColumn<std::size_t>("found");
        QTest::newRow("IPv6's least") << std::size_t{1280} << std::size_t{1280};
        QTest::newRow("a tunnel") << std::size_t{1420} << std::size_t{1400};
        QTest::newRow("PPPoE") << std::size_t{1492} << std::size_t{1492};
        QTest::newRow("Ethernet") << std::size_t{1500} << std::size_t{1500};
        QTest::newRow("jumbo frames") << std::size_t{9000} << std::size_t{9000};
        QTest::newRow("loopback") << std::size_t{65536} << std::size_t{9000};
    }

    void thePathsLengthIsFound()
    {
        QFETCH(const std::size_t, carries);
        QFETCH(const std::size_t, found);
        PathSize size;
        QCOMPARE(size.size(), std::size_t{1200});
        run(size, carries, 20);
        QCOMPARE(size.size(), found);
    }

    void aPathThatBecomesNarrowerIsNoticed()
    {
        PathSize size;
        run(size, 1500, 20);
        run(size, 1400, 4);
        QVERIFY(size.size() < 1400);
        run(size, 1400, 20);
        QCOMPARE(size.size(), std::size_t{1400});
    }

    void longerOnesAreTriedThreeTimesAndAgainLater()
    {
        PathSize size;
        run(size, 1500, 20);
        QCOMPARE(size.nextProbe(), std::size_t{0});
        run(size, 9000, PathSize::Patience + 10);
        QCOMPARE(size.size(), std::size_t{9000});
    }

    void answersThatNobodyAskedForChangeNothing()
    {
        PathSize size;
        size.confirmed(0);
        size.confirmed(1333);
        size.confirmed(70'000);
        QCOMPARE(size.size(), std::size_t{1200});
    }
};

QTEST_GUILESS_MAIN(TestPathSize)
#include "tst_pathsize.moc"
