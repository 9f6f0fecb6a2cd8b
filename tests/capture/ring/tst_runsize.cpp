// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/ring/arrivals.h"
#include "capture/ring/runsize.h"
#include "tests/capture/testing/ringfiller.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace tomato;
using namespace tomato::capture;

/// Judges the size of a run, with its arrivals and without.
class TestRunSize final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    std::filesystem::path run() const { return m_folder->path().toStdString(); }

    static std::uint64_t filesOf(const std::filesystem::path &directory)
    {
        std::uint64_t bytes = 0;
        for (const auto &each : std::filesystem::directory_iterator(directory))
            bytes += each.path().extension() == ".pcap" ? each.file_size() : 0;
        return bytes;
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void itHasThePacketsAndBytesOfItsRing()
    {
        RingFiller filler(run(), {1'000'000, 2});
        filler.add(10);
        filler.finish();
        const auto size = sizeOfRun(run());
        QVERIFY(size);
        QCOMPARE(size->packets, std::uint64_t{10});
        QCOMPARE(size->bytes, filesOf(run()));
        QCOMPARE(size->limitBytes, std::uint64_t{2'000'000});
        QCOMPARE(size->first, std::chrono::floor<std::chrono::microseconds>(fillerTime(0)));
        QCOMPARE(size->last, std::chrono::floor<std::chrono::microseconds>(fillerTime(9)));
    }

    /// Arrivals take room, and are the same packets once more.
    void arrivalsAddBytesAndNoPackets()
    {
        std::filesystem::create_directory(arrivalsPath(run()));
        RingFiller sent(run(), {1'000'000, 2});
        RingFiller delivered(arrivalsPath(run()), {1'000'000, 2});
        sent.add(10);
        delivered.add(8);
        const auto size = sizeOfRun(run());
        QVERIFY(size);
        QCOMPARE(size->packets, std::uint64_t{10});
        QCOMPARE(size->bytes,
                 ringSnapshot(run()).bytes() + ringSnapshot(arrivalsPath(run())).bytes());
        QCOMPARE(size->limitBytes, std::uint64_t{4'000'000});
        sent.finish();
        delivered.finish();
        QCOMPARE(sizeOfRun(run())->bytes, filesOf(run()) + filesOf(arrivalsPath(run())));
    }

    void arrivalsThatCannotBeReadAreLeftOut()
    {
        RingFiller filler(run());
        filler.add(1);
        filler.finish();
        std::filesystem::create_directory(arrivalsPath(run()));
        std::ofstream(arrivalsPath(run()) / "ring.state") << "half";
        const auto size = sizeOfRun(run());
        QVERIFY(size);
        QCOMPARE(size->bytes, filesOf(run()));
    }

    void aFolderWithoutARingHasNone() { QVERIFY(!sizeOfRun(run())); }
};

QTEST_GUILESS_MAIN(TestRunSize)
#include "tst_runsize.moc"
