// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/client/storedcapture.h"

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
        QCOMPARE(find("c1")->mode, QString("file"));
        QVERIFY(find("c1")->isDownloadable());
    }

    void theModeIsTheRecordings()
    {
        write("c1/000001/000001.pcap");
        write("c1/000001/capture.json", "{\"mode\": \"net\"}");
        QCOMPARE(find("c1")->mode, QString("net"));
        QVERIFY(!find("c1")->isDownloadable());
    }

    void aRunWithoutSegmentsIsNoDownload()
    {
        write("c1/000001/capture.json", "no json");
        QVERIFY(!find("c1")->isDownloadable());
    }

    void idsCannotLeaveTheFolder()
    {
        write("%2E%2E%2Fx/000001/000001.pcap");
        QVERIFY(find("../x"));
        QVERIFY(!client::storedCapture(LabId("../lab"), ConnectionId("c1")));
        QVERIFY(!find(""));
    }

private:
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
