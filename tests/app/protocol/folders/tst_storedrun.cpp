// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/protocol/folders/storedrun.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace tomato;
using capture::CaptureMode;
using protocol::StoredRun;

class TestStoredRun final : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void whatTheDescriptionSaysIsRead()
    {
        write("capture.json",
              R"({"topology": "net", "interfaces": ["h1:eth0", "r1:eth0"], "mode": "both",
                  "filter": "udp", "offloads": true, "ending": "10 packets were recorded",
                  "start": "2026-01-31T12:00:00.123456789Z"})");
        const StoredRun run = read();
        QCOMPARE(run.topology, std::string("net"));
        QCOMPARE(run.name(), std::string("h1:eth0 \u21c4 r1:eth0"));
        QCOMPARE(run.mode, CaptureMode::Both);
        QCOMPARE(run.options.filter, std::string("udp"));
        QVERIFY(run.offloads);
        QCOMPARE(run.ending, std::string("10 packets were recorded"));
        QCOMPARE(run.startTime(), Timestamp(1'769'860'800'123'000'000));
    }

    void whatCannotBeReadIsTheDefault()
    {
        QCOMPARE(read().mode, CaptureMode::File);
        QCOMPARE(read().startTime(), Timestamp(0));
        write("capture.json", "no json");
        QVERIFY(read().options == capture::RecordingOptions());
        write("mode", "some\n");
        QCOMPARE(read().mode, CaptureMode::File);
    }

    void aModeThatWasChangedComesBeforeTheOneItBeganWith()
    {
        write("capture.json", R"({"mode": "net"})");
        QCOMPARE(read().mode, CaptureMode::Net);
        QVERIFY(StoredRun::changeMode(m_folder->path(), CaptureMode::Both));
        QCOMPARE(read().mode, CaptureMode::Both);
        const auto kept = StoredRun::changeMode(m_folder->filePath("gone"), CaptureMode::Net);
        QVERIFY(!kept);
        QVERIFY(kept.error().place.ends_with("/gone/mode"));
    }

private:
    StoredRun read() const { return StoredRun::read(m_folder->path()); }

    void write(const QString &name, const QByteArray &text) const
    {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestStoredRun)
#include "tst_storedrun.moc"
