// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/formats/addressnames.h"

#include <QTest>

using namespace tomato::capture;

class TestAddressNames final : public QObject
{
    Q_OBJECT

private slots:
    void eachAddressHasTheFirstNameOfItsLine()
    {
        const auto names = parseHosts("127.0.0.1 localhost\n::1 localhost ip6-localhost\n"
                                      "10.0.0.1 h1 h1-eth0\n  fd00::2\tr1  \n10.0.0.1 h2\n");
        const std::string router = std::string("\xfd\0", 2) + std::string(13, '\0') + '\2';
        QCOMPARE(names.size(), 2u);
        QVERIFY(names[0] == (AddressName{std::string("\x0a\0\0\1", 4), "h1"}));
        QVERIFY(names[1] == (AddressName{router, "r1"}));
    }

    void whatIsNoSuchLineIsLeftOut()
    {
        QVERIFY(parseHosts("# 10.0.0.1 h1\n10.0.0.1\n10.0.0.1 #h1\n10.0.0.300 h1\nh1 10.0.0.1\n" +
                           std::string("10.0.0.2 a\1b\n10.0.0.3 ") + std::string(256, 'x'))
                    .empty());
    }

    void aTextThatNeverEndsIsBounded()
    {
        std::string text;
        for (int number = 0; number < 300'000; ++number)
            text += "10." + std::to_string(number >> 16) + '.' + std::to_string(number >> 8 & 255) +
                    '.' + std::to_string(number & 255) + " h\n";
        QCOMPARE(parseHosts(text).size(), 20'000u);
    }
};

QTEST_GUILESS_MAIN(TestAddressNames)
#include "tst_addressnames.moc"
