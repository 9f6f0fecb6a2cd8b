// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/service/downloads.h"

#include "capture/archive/download.h"
#include "testring.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

namespace capture = tomato::capture;
using tomato::Result;
using tomato::service::Downloads;
using tomato::service::packetNumbers;
using tomato::service::TestRing;

class TestDownloads final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_ring = std::make_unique<TestRing>(m_home.filePath("ring").toStdString());
        m_ring->write(900, 50'000);
    }

    void init()
    {
        m_result.reset();
        m_reports.clear();
        m_finished = 0;
        QVERIFY(QDir().mkpath(m_home.filePath("out")));
    }

    void cleanup() { QVERIFY(QDir(m_home.filePath("out")).removeRecursively()); }

    void aDownloadIsWholeAndReported()
    {
        Downloads downloads;
        QVERIFY(start(downloads, 1, path("a.pcap")));
        QTRY_VERIFY_WITH_TIMEOUT(m_result, 60'000);
        QVERIFY2(*m_result, m_result->has_value() ? "" : m_result->error().text().c_str());
        QFile file(path("a.pcap"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(packetNumbers(file.readAll()).size(), 900u);
        QVERIFY(!m_reports.isEmpty());
        QVERIFY(std::is_sorted(m_reports.begin(), m_reports.end()));
    }

    void aCancelledOneLeavesNoFile()
    {
        Downloads downloads;
        QVERIFY(start(downloads, 1, path("a.tar.gz")));
        QVERIFY(downloads.cancel(this, 1));
        QTRY_VERIFY_WITH_TIMEOUT(m_result, 60'000);
        QVERIFY(!*m_result);
        QVERIFY(m_cancelled);
        QCOMPARE(QDir(m_home.filePath("out")).entryList(QDir::Files | QDir::Hidden), QStringList());
        QVERIFY(!downloads.cancel(this, 1));
    }

    void aFailureIsNoCancel()
    {
        Downloads downloads;
        QVERIFY(start(downloads, 1, path("missing/a.pcap")));
        QTRY_VERIFY_WITH_TIMEOUT(m_result, 60'000);
        QVERIFY(!*m_result);
        QVERIFY(!m_cancelled);
    }

    void aPathThatDependsOnTheEnginesFolderIsRefused()
    {
        Downloads downloads;
        const auto started = start(downloads, 1, "a.pcap");
        QVERIFY(!started);
        QCOMPARE(QString::fromStdString(started.error().place), QString("a.pcap"));
        QVERIFY(!QFileInfo::exists("a.pcap"));
    }

    void aNumberIsFreeAgainWhenItsJobIsOver()
    {
        Downloads downloads;
        QVERIFY(start(downloads, 1, path("a.pcap")));
        QVERIFY(!start(downloads, 1, path("b.pcap")));
        QVERIFY(start(downloads, 2, path("c.pcap")));
        QTRY_COMPARE_WITH_TIMEOUT(m_finished, 2, 60'000);
        QVERIFY(start(downloads, 1, path("b.pcap")));
    }

    void severalCapturesGetAFolderEach()
    {
        Downloads downloads;
        const capture::CapturedRing ring{m_ring->reader(), "lab", "a ⇄ b", {"h1:eth0", "b"}, ""};
        for (const QString name : {"all.tar.gz", "all.zip"}) {
            m_result.reset();
            QVERIFY(downloads.start(
                this, 1, {ring, ring}, path(name), [](qint64, qint64) {},
                [this](const Result<> &result, bool) { m_result = result; }));
            QTRY_VERIFY_WITH_TIMEOUT(m_result, 60'000);
            QVERIFY2(*m_result, *m_result ? "" : m_result->error().text().c_str());
            const auto parts = capture::summarizeDownload(path(name).toStdString());
            std::map<std::string, std::uint64_t> packets;
            for (const capture::SegmentSummary &part : parts.value())
                packets[part.name.substr(0, part.name.rfind('/'))] += part.packets;
            const std::map<std::string, std::uint64_t> expected{{"all/h1-eth0--b", 900},
                                                                {"all/h1-eth0--b-2", 900}};
            QVERIFY(packets == expected);
        }
        QVERIFY(!downloads.start(this, 1, {ring, ring}, path("all.pcap"), {}, {}));
    }

    void whoIsForgottenHearsNothing()
    {
        Downloads downloads;
        const int other = 0;
        QVERIFY(start(downloads, 1, path("a.pcap")));
        downloads.forget(&other);
        QVERIFY(!start(downloads, 1, path("b.pcap")));
        downloads.forget(this);
        QVERIFY(start(downloads, 1, path("b.pcap")));
        QTRY_VERIFY_WITH_TIMEOUT(m_result, 60'000);
        QVERIFY(*m_result);
        QVERIFY(QFile::exists(path("b.pcap")));
    }

    void theEndDoesNotWaitForAWholeDownload()
    {
        {
            Downloads downloads;
            QVERIFY(start(downloads, 1, path("a.tar.gz")));
        }
        QVERIFY(!m_result);
    }

private:
    QString path(const QString &name) const { return m_home.filePath("out/" + name); }

    Result<> start(Downloads &downloads, int job, const QString &file)
    {
        return downloads.start(
            this, job, {{m_ring->reader(), "lab", "a ⇄ b", {"a", "b"}, ""}}, file,
            [this](qint64 done, qint64) { m_reports << done; },
            [this](const Result<> &result, bool cancelled) {
                m_result = result;
                ++m_finished;
                m_cancelled = cancelled;
            });
    }

    QTemporaryDir m_home;
    std::unique_ptr<TestRing> m_ring;
    std::optional<Result<>> m_result;
    bool m_cancelled = false;
    int m_finished = 0;
    QList<qint64> m_reports;
};

QTEST_GUILESS_MAIN(TestDownloads)
#include "tst_downloads.moc"
