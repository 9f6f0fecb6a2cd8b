// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/download.h"
#include "capture/ring/arrivals.h"
#include "tests/capture/testing/ringfiller.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <utility>

using namespace tomato::capture;

/// Downloads of recordings that have arrivals.
class TestDownloadArrivals final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    std::filesystem::path run() const { return m_folder->filePath("run").toStdString(); }
    std::filesystem::path out(const char *name) const
    {
        return m_folder->filePath("out").toStdString() / std::filesystem::path(name);
    }

    std::shared_ptr<RingReader> reader() const
    {
        auto opened = RingReader::open(run());
        if (!opened)
            qFatal("%s", opened.error().text().c_str());
        return *opened;
    }

    static std::string problem(const tomato::Result<> &result)
    {
        return result ? std::string() : result.error().text();
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        std::filesystem::create_directory(run());
        std::filesystem::create_directory(out(""));
    }

    void anArchiveHasTheArrivalsInAFolderBelow()
    {
        RingFiller sent(run());
        sent.add(30);
        std::filesystem::create_directory(arrivalsPath(run()));
        RingFiller delivered(arrivalsPath(run()));
        delivered.add(20);
        for (const char *name : {"a.tar.gz", "a.zip"}) {
            QCOMPARE(problem(writeDownload(*reader(), "a run", out(name))), std::string());
            const auto segments = summarizeDownload(out(name));
            QVERIFY2(segments, segments ? "" : segments.error().text().c_str());
            QCOMPARE(segments->size(), 2u);
            QCOMPARE(segments->at(0).name, std::string("a run/000001.pcap"));
            QCOMPARE(segments->at(0).packets, 30u);
            QCOMPARE(segments->at(1).name, std::string("a run/arrivals/000001.pcap"));
            QCOMPARE(segments->at(1).packets, 20u);
        }
    }

    void theArrivalsOfAnArchiveAreThoseOfTheMomentOfWhatWasSent()
    {
        RingFiller sent(run());
        sent.add(30);
        std::filesystem::create_directory(arrivalsPath(run()));
        RingFiller delivered(arrivalsPath(run()));
        delivered.add(20);
        for (const char *name : {"a.tar.gz", "a.zip"}) {
            const std::uint64_t before = delivered.packets();
            bool isMore = false;
            // The recording goes on while what was sent is compressed.
            const auto goOn = [&](std::uint64_t done, std::uint64_t) {
                if (done != 0 && !std::exchange(isMore, true))
                    delivered.add(500);
                return true;
            };
            QCOMPARE(problem(writeDownload(*reader(), "a run", out(name), goOn)), std::string());
            QVERIFY(isMore);
            const auto segments = summarizeDownload(out(name));
            QVERIFY2(segments, segments ? "" : segments.error().text().c_str());
            QCOMPARE(segments->at(1).packets, before);
        }
    }

    void arrivalsThatCannotBeReadAreLeftOut()
    {
        RingFiller sent(run());
        sent.add(30);
        std::filesystem::create_directory(arrivalsPath(run()));
        std::ofstream(statePath(arrivalsPath(run())));
        QCOMPARE(problem(writeDownload(*reader(), "a run", out("a.zip"))), std::string());
        const auto segments = summarizeDownload(out("a.zip"));
        QVERIFY(segments);
        QCOMPARE(segments->size(), 1u);
    }
};

QTEST_GUILESS_MAIN(TestDownloadArrivals)
#include "tst_downloadarrivals.moc"
