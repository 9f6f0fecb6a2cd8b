// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/trunk/framerecord.h"

#include <QTest>

#include <random>

using namespace tomato::trunk;

class TestFrameRecord final : public QObject
{
    Q_OBJECT

private slots:
    void aRecordIsTheWireTheLengthAndTheFrame()
    {
        std::string stream;
        appendRecord(stream, 0x010203, std::string("abc"));
        QCOMPARE(QByteArray::fromStdString(stream), QByteArray("\x01\x02\x03\x00\x03"
                                                               "abc",
                                                               8));
    }

    void recordsComeOutOfAStreamInWhateverPartsItComes()
    {
        std::mt19937 random(3);
        std::string stream;
        std::vector<std::pair<WireNumber, std::string>> sent;
        for (int at = 0; at < 500; ++at) {
            const std::size_t length = at == 7 ? MaxRecord : random() % 3000;
            sent.emplace_back(random() % MaxWire, std::string(length, char('a' + at % 26)));
            appendRecord(stream, sent.back().first, sent.back().second);
        }
        RecordReader reader;
        std::size_t taken = 0;
        for (std::size_t at = 0; at < stream.size();) {
            const std::size_t part = std::min<std::size_t>(1 + random() % 5000, stream.size() - at);
            std::memcpy(reader.room(part).data(), stream.data() + at, part);
            reader.filled(part);
            at += part;
            while (const auto record = reader.next()) {
                QCOMPARE(record->wire, sent[taken].first);
                QCOMPARE(std::string(record->bytes.begin(), record->bytes.end()),
                         sent[taken].second);
                ++taken;
            }
        }
        QCOMPARE(taken, sent.size());
    }

    void numbersThatEndBeforeTheirBytesAreNone()
    {
        std::string bytes;
        appendNumber(bytes, 0x0102030405060708, 8);
        QCOMPARE(numberAt(bytes, 0, 8), std::optional<std::uint64_t>(0x0102030405060708));
        QCOMPARE(numberAt(bytes, 6, 2), std::optional<std::uint64_t>(0x0708));
        QVERIFY(!numberAt(bytes, 7, 2));
    }
};

QTEST_GUILESS_MAIN(TestFrameRecord)
#include "tst_framerecord.moc"
