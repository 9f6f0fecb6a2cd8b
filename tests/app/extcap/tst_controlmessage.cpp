// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/extcap/controlmessage.h"

#include <QTest>

using tomato::extcap::ControlMessage;
using Command = ControlMessage::Command;

class TestControlMessage final : public QObject
{
    Q_OBJECT

private slots:
    void theBytesAreThoseOfWiresharksDescription()
    {
        QCOMPARE(ControlMessage({3, Command::Set, "icmp"}).bytes(),
                 QByteArray::fromHex("54000006") + QByteArray::fromHex("0301") + "icmp");
        QCOMPARE(ControlMessage({0, Command::Initialized, {}}).bytes(),
                 QByteArray::fromHex("540000020000"));
    }

    void messagesComeInAnyPieces()
    {
        const QByteArray all = ControlMessage({0, Command::Set, "tcp port 80"}).bytes() +
                               ControlMessage({1, Command::Set, "out"}).bytes();
        QByteArray read;
        QList<QByteArray> payloads;
        for (const char each : all) {
            read.append(each);
            for (const ControlMessage &message : ControlMessage::extract(read))
                payloads << message.payload;
        }
        QCOMPARE(payloads, (QList<QByteArray>{"tcp port 80", "out"}));
        QVERIFY(read.isEmpty());
    }

    void whatIsNoMessageIsThrownAway()
    {
        QByteArray read = "xx" + QByteArray::fromHex("54ffffff00") +
                          QByteArray::fromHex("5400000000") +
                          ControlMessage({2, Command::Set, "no"}).bytes();
        const auto found = ControlMessage::extract(read);
        QCOMPARE(found.size(), 1u);
        QCOMPARE(found[0].control, 2);
        QCOMPARE(found[0].payload, QByteArray("no"));
    }

    void aPayloadIsNeverLongerThanWiresharkTakes()
    {
        QCOMPARE(ControlMessage({0, Command::Set, QByteArray(70'000, 'x')}).bytes().size(),
                 qsizetype(4 + 65'535));
    }
};

QTEST_GUILESS_MAIN(TestControlMessage)
#include "tst_controlmessage.moc"
