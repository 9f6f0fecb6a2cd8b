// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/ring/pcapwalker.h"

#include <QTest>

#include <cstring>

using namespace tomato;
using namespace tomato::capture;

class TestPcapWalker final : public QObject
{
    Q_OBJECT

private:
    static void append(std::string &bytes, std::uint32_t word, bool swapped)
    {
        word = swapped ? __builtin_bswap32(word) : word;
        bytes.append(reinterpret_cast<const char *>(&word), sizeof word);
    }

    /// Packets with 60 bytes at the seconds 1000, 1001, … and the fraction 7.
    static std::string file(std::uint32_t magic, bool swapped, int packets)
    {
        std::string bytes;
        append(bytes, magic, swapped);
        const std::uint32_t version = swapped ? 0x00020004 : 0x00040002;
        for (std::uint32_t word : {version, 0u, 0u, 65535u, 1u})
            append(bytes, word, word == version ? false : swapped);
        for (int each = 0; each < packets; ++each) {
            for (std::uint32_t word : {1000u + static_cast<std::uint32_t>(each), 7u, 60u, 1500u})
                append(bytes, word, swapped);
            bytes.append(60, 'x');
        }
        return bytes;
    }

    static std::string problem(const std::string &bytes)
    {
        PcapWalker walker;
        const auto fed = walker.feed(bytes);
        if (!fed)
            return fed.error().text();
        const auto finished = walker.finish();
        return finished ? std::string() : finished.error().text();
    }

private slots:
    void bothByteOrdersAndBothPrecisionsAreRead_data()
    {
        QTest::addColumn<quint32>("magic");
        QTest::addColumn<bool>("swapped");
        QTest::addColumn<qint64>("nanoseconds");
        QTest::newRow("micro") << PcapMagic << false << qint64{7000};
        QTest::newRow("nano") << PcapNanosecondMagic << false << qint64{7};
        QTest::newRow("micro, swapped") << PcapMagic << true << qint64{7000};
        QTest::newRow("nano, swapped") << PcapNanosecondMagic << true << qint64{7};
    }
    void bothByteOrdersAndBothPrecisionsAreRead()
    {
        QFETCH(quint32, magic);
        QFETCH(bool, swapped);
        QFETCH(qint64, nanoseconds);
        const std::string bytes = file(magic, swapped, 3);
        PcapWalker walker;
        QVERIFY(walker.feed(bytes));
        QVERIFY(walker.finish());
        QCOMPARE(walker.packets(), 3u);
        QCOMPARE(walker.wholeBytes(), bytes.size());
        QCOMPARE(walker.first(), std::chrono::seconds(1000) + Timestamp(nanoseconds));
        QCOMPARE(walker.last(), std::chrono::seconds(1002) + Timestamp(nanoseconds));
    }

    void theBytesMayComeInPiecesOfAnySize()
    {
        const std::string bytes = file(PcapMagic, false, 5);
        for (std::size_t piece = 1; piece < 100; ++piece) {
            PcapWalker walker;
            for (std::size_t at = 0; at < bytes.size(); at += piece)
                QVERIFY(walker.feed(
                    std::span(bytes).subspan(at).first(std::min(piece, bytes.size() - at))));
            QVERIFY(walker.finish());
            QCOMPARE(walker.packets(), 5u);
        }
    }

    void aTornEndIsNoticedWhereverItIs()
    {
        const std::string bytes = file(PcapMagic, false, 2);
        for (std::size_t length = 0; length < bytes.size(); ++length) {
            const bool whole = length == 24 || length == 24 + 76;
            QCOMPARE(problem(bytes.substr(0, length)).empty(), whole);
        }
        QCOMPARE(problem(bytes.substr(0, 30)),
                 std::string("byte 24: the file ends inside packet 1"));
        PcapWalker walker;
        QVERIFY(walker.feed(bytes.substr(0, bytes.size() - 1)));
        QCOMPARE(walker.wholeBytes(), 24u + 76u);
    }

    void whatIsNoPcapIsRefusedWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        const std::string good = file(PcapMagic, false, 2);
        const auto with = [&](std::size_t offset, std::uint32_t word) {
            std::string bytes = good;
            std::memcpy(bytes.data() + offset, &word, sizeof word);
            return QByteArray::fromStdString(bytes);
        };
        QTest::newRow("magic") << with(0, 0x0a0d0d0a) << "byte 0: this is not a pcap file";
        QTest::newRow("length") << with(100 + 8, 0xffffffff)
                                << "byte 100: packet 2 claims 4294967295 bytes, more than 262144";
        QTest::newRow("empty") << with(24 + 8, 0) << "byte 24: packet 1 is empty";
        QTest::newRow("fraction") << with(24 + 4, 1'000'000)
                                  << "byte 24: packet 1 has a timestamp with more than a second in "
                                     "its fraction of a second";
    }
    void whatIsNoPcapIsRefusedWithItsPlace()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, text);
        QCOMPARE(QString::fromStdString(problem(bytes.toStdString())), text);
    }
};

QTEST_APPLESS_MAIN(TestPcapWalker)
#include "tst_pcapwalker.moc"
