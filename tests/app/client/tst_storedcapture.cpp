// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/storedcapture.h"

#include "tests/capture/testing/ringfiller.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace tomato;

class TestStoredCapture final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_data = std::make_unique<QTemporaryDir>();
        qputenv("XDG_DATA_HOME", QFile::encodeName(m_data->path()));
    }

    void aConnectionThatNeverRecordedHasNone() { QVERIFY(!find("c1")); }

    void theLatestRunCounts()
    {
        write("c1/000001/000001.pcap");
        write("c1/000002/000007.pcap");
        write("c1/000002/000008.pcap");
        QVERIFY(find("c1"));
        QCOMPARE(find("c1")->segments, 2);
        QCOMPARE(find("c1")->mode, capture::CaptureMode::File);
        QVERIFY(find("c1")->isDownloadable());
    }

    void theModeIsTheRecordings()
    {
        write("c1/000001/000001.pcap");
        write("c1/000001/capture.json", "{\"mode\": \"net\"}");
        QCOMPARE(find("c1")->mode, capture::CaptureMode::Net);
        QVERIFY(!find("c1")->isDownloadable());
    }

    void aRunWithoutSegmentsIsNoDownload()
    {
        write("c1/000001/capture.json", "no json");
        QVERIFY(!find("c1")->isDownloadable());
    }

    void theModeMayHaveChangedMeanwhile()
    {
        write("c1/000001/000001.pcap");
        write("c1/000001/capture.json", "{\"mode\": \"net\"}");
        write("c1/000001/mode", "both\n");
        QCOMPARE(find("c1")->mode, capture::CaptureMode::Both);
    }

    void earlierRunsAreListedByTime()
    {
        record("c1/000001", 10, "2026-01-31T12:00:00.000000000Z");
        record("c1/000002", 20, "2026-01-31T14:00:00.000000000Z");
        record("c1/000003", 30, "2026-01-31T16:00:00.000000000Z");
        record("c2/000001", 40, "2026-01-31T13:00:00.000000000Z");
        record("c2/000002", 50, "2026-01-31T15:00:00.000000000Z");
        record("c3/000001", 0, "2026-01-31T15:00:00.000000000Z");
        record("c3/000002", 5, "2026-01-31T15:00:00.000000000Z");
        const auto runs = client::storedRuns(LabId("lab"));
        QCOMPARE(runs.size(), 3u);
        QCOMPARE(runs[0].packets, 20);
        QCOMPARE(runs[0].run, 2);
        QCOMPARE(runs[0].name, QString("h1:eth0 \u21c4 h2:eth0"));
        QCOMPARE(runs[1].connection, ConnectionId("c2"));
        QCOMPARE(runs[1].packets, 40);
        QCOMPARE(runs[2].packets, 10);
        QCOMPARE(find("c1")->packets(), 30);
        QCOMPARE(client::storedRuns(LabId("nobody")).size(), 0u);
    }

    void recordingsOfDeletedConnectionsAreFoundWhereTheyWentOn()
    {
        const auto describe = [this](const QString &name, const QByteArray &hours) {
            write(name + "/000001/000001.pcap");
            write(name + "/000001/capture.json",
                  "{" + hours + ", \"interfaces\": [\"h1:eth0\", \"h2:eth0\"]}");
        };
        describe("over", "\"start\": \"2026-01-31T10:00:00.000000000Z\", \"stop\": "
                         "\"2026-01-31T11:00:00.000000000Z\"");
        describe("longer", "\"start\": \"2026-01-31T10:00:00.000000000Z\", \"stop\": "
                           "\"2026-01-31T13:00:00.000000000Z\"");
        describe("killed", "\"start\": \"2026-01-31T10:00:00.000000000Z\"");
        describe("known", "\"start\": \"2026-01-31T12:00:00.000000000Z\"");
        write("unnamed/000001/000001.pcap");
        write("empty/000001/capture.json", "{\"interfaces\": [\"h1:eth0\", \"h2:eth0\"]}");
        const Timestamp noon = find("known")->times.start.value();
        const auto gone = client::capturesOfGone(LabId("lab"), {ConnectionId("known")}, noon);
        QCOMPARE(gone.size(), 2u);
        QCOMPARE(gone[0].directory, find("killed")->directory);
        QCOMPARE(gone[1].directory, find("longer")->directory);
        QCOMPARE(client::capturesOfGone(LabId("nobody"), {}, noon).size(), 0u);
    }

    void idsCannotLeaveTheFolder()
    {
        write("%2E%2E%2Fx/000001/000001.pcap");
        QVERIFY(find("../x"));
        QVERIFY(!client::storedCapture(LabId("../lab"), ConnectionId("c1")));
        QVERIFY(!find(""));
    }

private:
    void record(const QString &run, int packets, const QString &start)
    {
        write(run + "/capture.json", "{\"start\": \"" + start.toLatin1() +
                                         "\", \"interfaces\": [\"h1:eth0\", \"h2:eth0\"]}");
        capture::RingFiller ring(
            m_data->filePath("tomato-desktop/labs/lab/captures/" + run).toStdString());
        ring.add(static_cast<std::uint64_t>(packets));
        ring.finish();
    }

    static std::optional<client::StoredCapture> find(const std::string &connection)
    {
        return client::storedCapture(LabId("lab"), ConnectionId(connection));
    }

    void write(const QString &name, const QByteArray &text = "x")
    {
        const QString path = m_data->filePath("tomato-desktop/labs/lab/captures/" + name);
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    std::unique_ptr<QTemporaryDir> m_data;
};

QTEST_GUILESS_MAIN(TestStoredCapture)
#include "tst_storedcapture.moc"
