// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/replay/addressmap.h"

#include <QTest>

#include <arpa/inet.h>

using namespace tomato;
using tomato::replay::AddressMap;

namespace {

QByteArray address(const char *text)
{
    QByteArray bytes(QByteArray(text).contains(':') ? 16 : 4, '\0');
    inet_pton(bytes.size() == 16 ? AF_INET6 : AF_INET, text, bytes.data());
    return bytes;
}

quint32 sumOf(const QByteArray &bytes)
{
    quint32 sum = 0;
    for (qsizetype i = 0; i < bytes.size(); i += 2)
        sum += static_cast<quint32>(static_cast<uchar>(bytes[i])) << 8 |
               (i + 1 < bytes.size() ? static_cast<uchar>(bytes[i + 1]) : 0U);
    return sum;
}

QByteArray checksum(quint32 sum)
{
    while (sum > 0xffff)
        sum = (sum & 0xffff) + (sum >> 16);
    sum = ~sum & 0xffff;
    return QByteArray(1, static_cast<char>(sum >> 8)) + static_cast<char>(sum);
}

/// A frame with right checksums, made from nothing.
QByteArray frameOf(const QByteArray &from, const QByteArray &to, int protocol,
                   bool isFragment = false)
{
    const QByteArray text("the bytes of a frame, whatever they are");
    QByteArray segment;
    int place = 0;
    if (protocol == 17) {
        segment = QByteArray("\x10\x00\x20\x00\x00\x2f\x00\x00", 8) + text;
        place = 6;
    } else if (protocol == 6) {
        segment = QByteArray(20, '\x50') + text;
        place = 16;
    } else {
        segment = QByteArray("\x80\x00\x00\x00\x00\x01\x00\x01", 8) + text;
        place = 2;
    }
    segment.replace(place, 2, QByteArray(2, '\0'));
    const auto length = static_cast<char>(segment.size());
    const bool isSix = from.size() == 16;
    const QByteArray pseudo =
        from + to + QByteArray(isSix ? 2 : 0, '\0') + (isSix ? QByteArray(1, '\0') : QByteArray()) +
        (isSix ? QByteArray(1, length) + QByteArray(3, '\0') : QByteArray(1, '\0')) +
        static_cast<char>(protocol) + (isSix ? QByteArray() : QByteArray(1, '\0') + length);
    const bool hasPseudo = protocol != 1;
    if (!isFragment)
        segment.replace(place, 2, checksum(sumOf(segment) + (hasPseudo ? sumOf(pseudo) : 0)));
    const QByteArray macs = QByteArray::fromHex("020000000002020000000001");
    if (isSix)
        return macs + QByteArray::fromHex("86dd6000000000") + length + static_cast<char>(protocol) +
               QByteArray(1, '\x40') + from + to + segment;
    QByteArray header = QByteArray::fromHex("450000") + static_cast<char>(length + 20) +
                        QByteArray::fromHex("1234") +
                        QByteArray::fromHex(isFragment ? "0010" : "4000") + QByteArray(1, '\x40') +
                        static_cast<char>(protocol) + QByteArray(2, '\0') + from + to;
    header.replace(10, 2, checksum(sumOf(header)));
    return macs + QByteArray::fromHex("0800") + header + segment;
}

QByteArray applied(const QJsonObject &json, QByteArray frame)
{
    const auto map = AddressMap::parse(json);
    if (!map)
        qFatal("%s", map.error().text().c_str());
    map->apply({frame.data(), static_cast<std::size_t>(frame.size())});
    return frame;
}

} // namespace

/// A frame with other addresses is the one that would have been made with them.
class TestAddressMap final : public QObject
{
    Q_OBJECT

private slots:
    void addressesAndChecksumsAreThoseOfTheOtherFrame_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QByteArray>("newFrom");
        QTest::addColumn<QByteArray>("newTo");
        QTest::addColumn<int>("protocol");
        for (const int protocol : {1, 6, 17}) {
            QTest::addRow("IPv4 %d", protocol)
                << address("10.0.0.1") << address("192.168.7.9") << address("10.200.255.1")
                << address("172.16.7.9") << protocol;
        }
        for (const int protocol : {6, 17, 58}) {
            QTest::addRow("IPv6 %d", protocol)
                << address("fd00::1") << address("2001:db8::7:9") << address("fd00:ff::feed")
                << address("2001:db8:1::7:9") << protocol;
        }
    }

    void addressesAndChecksumsAreThoseOfTheOtherFrame()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QByteArray, newFrom);
        QFETCH(QByteArray, newTo);
        QFETCH(int, protocol);
        const QJsonObject map{{"10.0.0.1", "10.200.255.1"},
                              {"192.168.0.0/16", "172.16.0.0/16"},
                              {"fd00::1", "fd00:ff::feed"},
                              {"2001:db8::/48", "2001:db8:1::/48"}};
        QCOMPARE(applied(map, frameOf(from, to, protocol)), frameOf(newFrom, newTo, protocol));
        QCOMPARE(applied(map, frameOf(to, from, protocol)), frameOf(newTo, newFrom, protocol));
    }

    void theLongestNetworkIsTaken()
    {
        const QJsonObject map{{"0.0.0.0/0", "9.0.0.0/0"}, {"10.0.0.0/9", "11.128.0.0/9"}};
        const QByteArray to = address("1.1.1.1");
        QCOMPARE(applied(map, frameOf(address("10.1.2.3"), to, 17)),
                 frameOf(address("11.129.2.3"), to, 17));
    }

    void aLaterFragmentHasNoChecksumOfWhatIsInside()
    {
        const QByteArray to = address("1.1.1.1");
        QCOMPARE(applied({{"10.0.0.1", "10.9.9.9"}}, frameOf(address("10.0.0.1"), to, 17, true)),
                 frameOf(address("10.9.9.9"), to, 17, true));
    }

    void aDatagramWithoutAChecksumStaysWithoutOne()
    {
        const QByteArray to = address("1.1.1.1");
        QByteArray before = frameOf(address("10.0.0.1"), to, 17);
        QByteArray after = frameOf(address("10.9.9.9"), to, 17);
        for (QByteArray *frame : {&before, &after})
            frame->replace(14 + 20 + 6, 2, QByteArray(2, '\0'));
        QCOMPARE(applied({{"10.0.0.1", "10.9.9.9"}}, before), after);
    }

    void macAddressesAreReplacedInArpToo()
    {
        const auto arp = [](const char *mac, const char *ip) {
            return QByteArray::fromHex("ffffffffffff") + QByteArray::fromHex(mac) +
                   QByteArray::fromHex("08060001080006040001") + QByteArray::fromHex(mac) +
                   address(ip) + QByteArray(6, '\0') + address("10.0.0.2");
        };
        QCOMPARE(applied({{"02:00:00:00:00:01", "02:00:00:00:00:09"}, {"10.0.0.1", "10.0.0.7"}},
                         arp("020000000001", "10.0.0.1")),
                 arp("020000000009", "10.0.0.7"));
    }

    void aFrameThatIsCutOffIsNoHarm()
    {
        const QByteArray whole = frameOf(address("fd00::1"), address("fd00::2"), 6);
        for (qsizetype length = 0; length < whole.size(); ++length)
            QCOMPARE(applied({{"fd00::/16", "fd01::/16"}}, whole.left(length)).size(), length);
    }

    void whatIsNoAddressIsRefused_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::newRow("no address") << "h1"
                                    << "10.0.0.1";
        QTest::newRow("other family") << "10.0.0.1"
                                      << "fd00::1";
        QTest::newRow("other length") << "10.0.0.0/24"
                                      << "10.1.0.0/16";
        QTest::newRow("too long") << "10.0.0.0/33"
                                  << "10.1.0.0/33";
        QTest::newRow("no number") << "10.0.0.0/x"
                                   << "10.1.0.0/x";
        QTest::newRow("a MAC address and an IP address") << "02:00:00:00:00:01"
                                                         << "10.0.0.1";
    }

    void whatIsNoAddressIsRefused()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        const auto map = AddressMap::parse({{from, to}});
        QVERIFY(!map);
        QCOMPARE(QString::fromStdString(map.error().place), from);
    }
};

QTEST_GUILESS_MAIN(TestAddressMap)
#include "tst_addressmap.moc"
