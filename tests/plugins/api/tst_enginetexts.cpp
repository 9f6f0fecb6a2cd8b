// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/api/enginetexts.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QTest>
#include <QTranslator>

using namespace tomato::plugins;

class TestEngineTexts final : public QObject
{
    Q_OBJECT

    QTranslator m_german;

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        QVERIFY(m_german.load(TOMATO_BIN "/translations/tomato_de.qm"));
        QVERIFY(QCoreApplication::installTranslator(&m_german));
    }

    void cleanupTestCase()
    {
        QCoreApplication::removeTranslator(&m_german);
        QLocale::setDefault(QLocale::system());
    }

    void whatIsKnownIsSaidInTheUsersLanguage_data()
    {
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("german");
        QTest::newRow("as a whole") << "No space left on device"
                                    << "Kein Platz mehr auf dem Datenträger";
        QTest::newRow("behind a place") << "h1:eth0: has a connection already"
                                        << "h1:eth0: hat schon eine Verbindung";
        QTest::newRow("with a part that is known")
            << "Die Topologie wurde nicht gespeichert: cannot open /a/b: Permission denied"
            << "Die Topologie wurde nicht gespeichert: /a/b kann nicht geöffnet werden: "
               "Zugriff verweigert";
        QTest::newRow("with parts that are names") << "unknown host 'example'"
                                                   << "unbekannter Rechner „example“";
        QTest::newRow("a remark with its element")
            << "Rom: a node of the type 'C7200' became a router; its image and settings are kept "
               "in "
               "the file and have no effect"
            << "Rom: ein Knoten der Art 'C7200' wurde ein Router; sein Abbild und seine "
               "Einstellungen bleiben in der Datei und haben keine Wirkung";
        QTest::newRow("what is kept")
            << "the nodes' 'Country' is kept in the file and has no effect"
            << "'Country' der Knoten bleibt in der Datei und hat keine "
               "Wirkung";
        QTest::newRow("with a colon of its own")
            << "a radio network became a hub: all of its nodes hear each other, always"
            << "ein Funknetz wurde ein Hub: Alle seine Knoten hören einander, immer";
        QTest::newRow("why a recording ended") << "3 packets were recorded"
                                               << "3 Pakete wurden aufgezeichnet";
        QTest::newRow("why a recording with a trigger ended")
            << "900 bytes were recorded since the trigger, and no more than 1000 were asked for"
            << "900 Bytes wurden seit dem Auslöser aufgezeichnet, und nicht mehr als 1.000 waren "
               "verlangt";
        QTest::newRow("with three values") << "a ring has 2 to 1000 segments, not 5"
                                           << "ein Ring hat 2 bis 1000 Segmente, nicht 5";
        QTest::newRow("with a value that has a place's letters")
            << "'%1 x' is no address of a gateway"
            << "„%1 x“ ist keine Adresse eines Gateways";
        QTest::newRow("where a file is damaged")
            << "/a/cut.pcap: byte 1234: packet 7 is cut off by the end of the file"
            << "/a/cut.pcap: Byte 1234: Paket 7 ist vom Ende der Datei abgeschnitten";
        QTest::newRow("what a link held") << "h1:eth0 -> h2:eth0: 0.022 ms ± 0.014 in 99.9 %"
                                          << "h1:eth0 -> h2:eth0: 0,022 ms ± 0,014 in 99,9 %";
        QTest::newRow("what a link lost") << "19.1 % lost of at most 26.4 %"
                                          << "19,1 % verloren von höchstens 26,4 %";
        QTest::newRow("what a machine did")
            << "42 ms late at 12:03:07, both processors busy"
            << "42 ms zu spät um 12:03:07, beide Prozessoren ausgelastet";
        QTest::newRow("a number that names something") << "is not from 10.0.0.1 to h1.5"
                                                       << "liegt nicht zwischen 10.0.0.1 und h1.5";
        QTest::newRow("a large number")
            << "/a/b: has 20000000 bytes; 16777216 are the most that is read"
            << "/a/b: hat 20.000.000 Bytes; höchstens 16.777.216 werden gelesen";
        QTest::newRow("a range") << "speed: is not from 0.001 to 1000"
                                 << "speed: liegt nicht zwischen 0,001 und 1.000";
        const QDateTime end = QDateTime::fromString("2026-11-30T22:56:16Z", Qt::ISODate);
        const QString local = end.toLocalTime().toString("dd.MM.yy HH:mm:ss");
        QTest::newRow("a time") << "its image's program ended with code 3 at 2026-11-30T22:56:16Z "
                                   "(its last lines: Commands and Services, or tomato lab log)"
                                << "das Programm seines Abbilds endete am " + local +
                                       " mit dem Code 3 (seine letzten Zeilen: Befehle und "
                                       "Dienste, oder tomato lab log)";
        QTest::newRow("several problems")
            << "h1: is no text; cannot open /a: Permission denied; has a connection already"
            << "h1: ist kein Text; /a kann nicht geöffnet werden: Zugriff verweigert; hat schon "
               "eine Verbindung";
        QTest::newRow("of several lines")
            << "a.imn: line 3: there is no node 'h9'\nh1.mtu: is no text"
            << "a.imn: Zeile 3: es gibt keinen Knoten 'h9'\nh1.mtu: ist kein Text";
        QTest::newRow("a file of another program")
            << "a.graphml: line 1: this is no GraphML: its outermost element is not <graphml>"
            << "a.graphml: Zeile 1: das ist kein GraphML: Das äußerste Element ist nicht <graphml>";
        QTest::newRow("with numbers") << "h1.mtu: is no whole number from 68 to 65535"
                                      << "h1.mtu: ist keine ganze Zahl von 68 bis 65535";
    }

    void whatIsKnownIsSaidInTheUsersLanguage()
    {
        QFETCH(const QString, english);
        QFETCH(const QString, german);
        QCOMPARE(inUsersLanguage(english), german);
    }

    void itIsSaidInChineseToo()
    {
        QTranslator chinese;
        QVERIFY(chinese.load(TOMATO_BIN "/translations/tomato_zh.qm"));
        QVERIFY(QCoreApplication::installTranslator(&chinese));
        QCOMPARE(inUsersLanguage("h1:eth0: has a connection already"),
                 QString("h1:eth0: 已经有一条连接"));
        QCOMPARE(inUsersLanguage("cannot open /a/b: Permission denied"),
                 QString("无法打开 /a/b：权限不够"));
        QCOMPARE(inUsersLanguage("h1.mtu: is no whole number from 68 to 65535"),
                 QString("h1.mtu: 不是 68 到 65535 的整数"));
        QCoreApplication::removeTranslator(&chinese);
    }

    void whatIsNotKnownStays()
    {
        for (const QString text : {"", "h1", "an error: that nobody knows", "%1: %2", ": "})
            QCOMPARE(inUsersLanguage(text), text);
    }

    void aNameThatLooksLikeAPlaceForOneStaysAsItIs()
    {
        QCOMPARE(inUsersLanguage("cannot open %2: %1"), "%2 kann nicht geöffnet werden: %1");
    }
};

QTEST_GUILESS_MAIN(TestEngineTexts)
#include "tst_enginetexts.moc"
