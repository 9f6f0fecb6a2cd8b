// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/plan/kernelnames.h"

#include <QTest>

using namespace tomato;
using namespace tomato::lab;

class TestKernelNames final : public QObject
{
    Q_OBJECT

private slots:
    void aHostNameHoldsWhatHostNamesMay_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("hostname");
        QTest::addColumn<QString>("expected");
        QTest::newRow("plain") << "h1"
                               << ""
                               << "h1";
        QTest::newRow("attribute first") << "h1"
                                         << "client"
                                         << "client";
        QTest::newRow("spaces and signs") << "web server #2!"
                                          << ""
                                          << "web-server-2";
        QTest::newRow("accents") << "Büro Łódź"
                                 << ""
                                 << "Buro-odz";
        QTest::newRow("domain") << "h1"
                                << "h1.example.org"
                                << "h1.example.org";
        QTest::newRow("empty labels") << "h1"
                                      << "..a.-.b-."
                                      << "a.b";
        QTest::newRow("no letter at all") << "主机"
                                          << ""
                                          << "0123abcd";
        QTest::newRow("long") << QString(100, 'x') << "" << QString(63, 'x');
        QTest::newRow("cut before a hyphen") << QString(62, 'x') + "-yz"
                                             << "" << QString(62, 'x');
        QTest::newRow("shell") << "$(reboot);\n'"
                               << ""
                               << "reboot";
    }
    void aHostNameHoldsWhatHostNamesMay()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, hostname);
        QFETCH(const QString, expected);
        const topology::Element device{
            ElementId("0123abcd"), {}, "openvz", {{"name", name}, {"hostname", hostname}}};
        QCOMPARE(QString::fromStdString(hostName(device)), expected);
    }

    void aDeviceNameIsOneThatLinuxTakes()
    {
        for (const QString good : {"eth0", "a", "uplink-to.co_1", "fifteen-letters"})
            QVERIFY2(isDeviceName(good), qPrintable(good));
        for (const QString bad : {"", ".", "..", "lo", "all", "default", "a b", "a/b", "a:b", "a%d",
                                  "sixteen-letters-", "ü", "a\n"})
            QVERIFY2(!isDeviceName(bad), qPrintable(bad));
    }

    void portNamesAreStableAndDiffer()
    {
        QCOMPARE(portName(ElementId("a")), portName(ElementId("a")));
        QVERIFY(portName(ElementId("a")) != portName(ElementId("b")));
        QCOMPARE(portName(ElementId(std::string(1000, 'x'))).size(), 15U);
    }

    void interfacesGetTheirNamesWhereTheyCan()
    {
        const auto names = interfaceNames({{a, "eth1"}, {b, "eth1"}, {c, "not a name"}, {d, ""}},
                                          "eth", "br0", {});
        QCOMPARE(names.at(a), "eth1");
        QCOMPARE(names.at(b), "eth0");
        QCOMPARE(names.at(c), "eth2");
        QCOMPARE(names.at(d), "eth3");
    }

    void theBridgesNameIsNotGiven()
    {
        QCOMPARE(interfaceNames({{a, "br0"}}, "port", "br0", {}).at(a), "port0");
    }

    void aGivenNameStaysWhenASisterLeaves()
    {
        const auto before = interfaceNames({{a, ""}, {b, ""}}, "eth", "br0", {});
        const auto after = interfaceNames({{b, ""}, {c, ""}}, "eth", "br0", before);
        QCOMPARE(before.at(b), "eth1");
        QCOMPARE(after.at(b), "eth1");
        QCOMPARE(after.at(c), "eth0");
    }

private:
    const ElementId a{"a"}, b{"b"}, c{"c"}, d{"d"};
};

QTEST_APPLESS_MAIN(TestKernelNames)
#include "tst_kernelnames.moc"
