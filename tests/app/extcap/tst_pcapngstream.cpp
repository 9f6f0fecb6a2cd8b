// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/extcap/pcapngstream.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cstring>

using tomato::extcap::PcapngStream;

class TestPcapngStream final : public QObject
{
    Q_OBJECT

    static QByteArray twoPackets()
    {
        PcapngStream stream;
        stream.beginSection();
        stream.addInterface("h1:eth0", "what h1 sends", 262144);
        stream.addInterface("r1:eth0", "what r1 sends", 262144);
        const QByteArray bytes(61, '\x55');
        for (const std::uint32_t side : {0U, 1U})
            stream.addPacket(side, std::chrono::nanoseconds(1'700'000'000'123'456'789 + side), 1500,
                             {bytes.constData(), size_t(bytes.size())});
        return stream.takeBytes();
    }

private slots:
    void blocksFillTheirLengthsAtBothEnds()
    {
        const QByteArray all = twoPackets();
        int blocks = 0;
        for (qsizetype at = 0; at < all.size(); ++blocks) {
            std::uint32_t length = 0;
            std::memcpy(&length, all.constData() + at + 4, 4);
            QVERIFY(length % 4 == 0 && length >= 12 && at + length <= all.size());
            QVERIFY(std::memcmp(all.constData() + at + length - 4, &length, 4) == 0);
            at += length;
        }
        QCOMPARE(blocks, 5);
    }

    void whatWasTakenIsNotGivenAgain()
    {
        PcapngStream stream;
        stream.beginSection();
        QVERIFY(!stream.takeBytes().isEmpty());
        QVERIFY(stream.takeBytes().isEmpty());
    }

    void tsharkReadsTimesEndsAndLengths()
    {
        if (QStandardPaths::findExecutable("tshark").isEmpty())
            QSKIP("tshark is not installed");
        const QTemporaryDir folder;
        QFile file(folder.filePath("two.pcapng"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(twoPackets()) > 0);
        file.close();
        QProcess tshark;
        tshark.start("tshark",
                     {"-r", file.fileName(), "-T", "fields", "-e", "frame.time_epoch", "-e",
                      "frame.interface_name", "-e", "frame.cap_len", "-e", "frame.len"});
        QVERIFY(tshark.waitForFinished(60'000));
        QCOMPARE(QString(tshark.readAllStandardOutput()),
                 QString("1700000000.123456789\th1:eth0\t61\t1500\n"
                         "1700000000.123456790\tr1:eth0\t61\t1500\n"));
    }
};

QTEST_GUILESS_MAIN(TestPcapngStream)
#include "tst_pcapngstream.moc"
