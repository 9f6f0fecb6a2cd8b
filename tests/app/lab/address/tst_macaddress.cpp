// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/address/macaddress.h"

#include <QTest>

using namespace tomato;
using namespace tomato::lab;

class TestMacAddress final : public QObject
{
    Q_OBJECT

private slots:
    void usualFormsAreRead()
    {
        const MacAddress expected = {0x02, 0xab, 0xcd, 0x00, 0x01, 0xff};
        QVERIFY(parseMacAddress("02:ab:CD:00:01:ff") == expected);
        QVERIFY(parseMacAddress("02-ab-cd-00-01-ff") == expected);
    }

    void whatNoInterfaceCanHaveIsRefused()
    {
        for (const QString bad :
             {"", "02:ab:cd:00:01", "02:ab:cd:00:01:ff:00", "02:ab:cd:00:01:fg", "02abcd0001ff",
              "02:ab-cd:00:01:ff", "2:ab:cd:0:1:ff", "00:00:00:00:00:00", "01:00:5e:00:00:01",
              "ff:ff:ff:ff:ff:ff", "02:ab:cd:00:01:ff\n"})
            QVERIFY2(!parseMacAddress(bad), qPrintable(bad));
    }

    void aDerivedAddressIsStableLocalAndUnicast()
    {
        for (int number = 0; number < 100; ++number) {
            const std::string seed = std::to_string(number);
            const MacAddress address = derivedMacAddress(seed);
            QVERIFY(address == derivedMacAddress(seed));
            QCOMPARE(address[0] & 0x03, 0x02);
        }
        QVERIFY(derivedMacAddress("a") != derivedMacAddress("b"));
    }
};

QTEST_APPLESS_MAIN(TestMacAddress)
#include "tst_macaddress.moc"
