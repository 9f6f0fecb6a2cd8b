// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/format/jsontext.h"

#include <QTest>

using namespace tomato;

class TestJsonText final : public QObject
{
    Q_OBJECT

private slots:
    void aKeyThatStandsTwiceIsRefusedWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("problem");
        QTest::newRow("plain") << QByteArray("{\"a\": 1,\n \"b\": [], \"a\": 2}")
                               << "byte 19, line 2, column 11: the key 'a' stands here twice";
        QTest::newRow("escaped") << QByteArray("{\"name\": 1, \"n\\u0061me\": 2}")
                                 << "byte 12, line 1, column 13: the key 'name' stands here twice";
        QTest::newRow("inside") << QByteArray("{\"a\": [{\"b\": {\"c\": {}, \"c\": {}}}]}")
                                << "byte 23, line 1, column 24: the key 'c' stands here twice";
        QTest::newRow("empty") << QByteArray("{\"\": \"\", \"\": \"\"}")
                               << "byte 9, line 1, column 10: the key '' stands here twice";
    }
    void aKeyThatStandsTwiceIsRefusedWithItsPlace()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, problem);
        const auto parsed = topology::parseJsonObject(text);
        QVERIFY(!parsed);
        QCOMPARE(QString::fromStdString(parsed.error().text()), problem);
    }

    void whatOnlyLooksLikeAKeyIsNone()
    {
        for (const char *text :
             {"{\"a\": \"a\", \"b\": [\"a\", \"a\", {\"a\": 1}, {\"a\": 2}], \"c\": {\"a\": 1}}",
              "{\"a\\\"\": 1, \"a\": \"}, \\\"a\\\": {\", \"\\\\\": \"\\\\\"}",
              "{\"a\": 1, \"A\": 2}"}) {
            const auto parsed = topology::parseJsonObject(text);
            QVERIFY2(parsed, parsed ? "" : parsed.error().text().c_str());
        }
    }
};

QTEST_GUILESS_MAIN(TestJsonText)
#include "tst_jsontext.moc"
