// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/ids.h"
#include "app/protocol/fields/fields.h"

#include <QTest>

enum class Light
{
    Red,
    Green
};

template <>
struct tomato::Words<Light>
{
    static constexpr Word<Light> All[] = {{Light::Red, "red"}, {Light::Green, "green"}};
};

using namespace tomato;
using protocol::Fields;

namespace {

struct Number
{
    static Result<qint64> fromJson(const QJsonObject &json)
    {
        Fields fields(json);
        const qint64 number = fields.number("n");
        return fields.read(number);
    }
};

QString errorOf(const Fields &fields)
{
    return fields.result() ? QString() : QString::fromStdString(fields.result().error().text());
}

} // namespace

class TestFields final : public QObject
{
    Q_OBJECT

private slots:
    void eachKindIsRead()
    {
        Fields fields({{"name", "h1"},
                       {"count", 5e9},
                       {"small", 40'000},
                       {"both", QJsonArray{7, 8}},
                       {"when", 1'700'000'000.123456},
                       {"never", 0},
                       {"on", true},
                       {"light", "green"},
                       {"words", QJsonArray{"a", "b"}},
                       {"byKey", QJsonObject{{"i1", "eth0"}}},
                       {"list", QJsonArray{QJsonObject{{"n", 1}}, QJsonObject{{"n", 2}}}},
                       {"unknown", true}});
        QCOMPARE(fields.text("name"), "h1");
        QCOMPARE(fields.number("count"), 5'000'000'000);
        QCOMPARE(fields.number<quint16>("small"), quint16{40'000});
        QVERIFY(fields.twoNumbers("both") == (std::array<qint64, 2>{7, 8}));
        QCOMPARE(fields.time("when"), Timestamp(1'700'000'000'123'456'000));
        QCOMPARE(fields.time("never"), Timestamp(0));
        QVERIFY(fields.flag("on"));
        QCOMPARE(fields.id<ElementId>("name"), ElementId("h1"));
        QCOMPARE(fields.word<Light>("light"), Light::Green);
        QCOMPARE(fields.texts("words"), QStringList({"a", "b"}));
        const std::map<ElementId, QString> names{{ElementId("i1"), "eth0"}};
        QVERIFY(fields.textsById<ElementId>("byKey") == names);
        QCOMPARE(fields.objects<Number>("list"), std::vector<qint64>({1, 2}));
        QVERIFY(fields.has("unknown"));
        QCOMPARE(errorOf(fields), QString());
    }

    void theFirstFieldThatIsWrongIsNamed()
    {
        Fields fields({{"count", "many"}});
        fields.number("count");
        fields.text("name");
        QCOMPARE(errorOf(fields), "count: must be a number");
    }

    void aNumberIsAWholeOneThatHasRoom()
    {
        for (const double wrong : {1.5, -0.25, 1e19, 1e300}) {
            Fields fields({{"count", wrong}});
            fields.number("count");
            QCOMPARE(errorOf(fields), "count: must be a whole number");
        }
    }

    void whatHasNoRoomIsNamed()
    {
        Fields port({{"port", 65'536}});
        port.number<quint16>("port");
        QCOMPARE(errorOf(port), "port: must be a whole number from 0 to 65535");
        Fields job({{"job", -3e9}});
        job.number<int>("job");
        QCOMPARE(errorOf(job), "job: must be a whole number from -2147483648 to 2147483647");
    }

    void twoNumbersAreTwo()
    {
        for (const QJsonArray &wrong :
             {QJsonArray{1}, QJsonArray{1, 2, 3}, QJsonArray{1, "2"}, QJsonArray{1, 2.5}}) {
            Fields fields({{"both", wrong}});
            fields.twoNumbers("both");
            QCOMPARE(errorOf(fields), "both: must be two whole numbers");
        }
    }

    void timesGoThereAndBack()
    {
        for (const qint64 microseconds :
             {0LL, 1LL, 1'700'000'000'123'457LL, 4'294'967'295'999'999LL}) {
            const Timestamp time = std::chrono::microseconds(microseconds);
            Fields fields({{"when", protocol::inSeconds(time)}});
            QCOMPARE(fields.time("when"), time);
        }
        for (const double wrong : {-1.0, 1e12, 1e300}) {
            Fields fields({{"when", wrong}});
            fields.time("when");
            QCOMPARE(errorOf(fields), "when: must be a time in seconds since 1970");
        }
        QCOMPARE(protocol::inSeconds(Timestamp(-5)), 0.0);
    }

    void aListMayBeTheWholeMessage()
    {
        const auto good = protocol::listFrom<Number>(QJsonArray{QJsonObject{{"n", 1}}});
        QVERIFY(good && *good == std::vector<qint64>({1}));
        const auto bad =
            protocol::listFrom<Number>(QJsonArray{QJsonObject{{"n", 1}}, QJsonObject()});
        QVERIFY(!bad);
        QCOMPARE(QString::fromStdString(bad.error().text()), "[1].n: must be a number");
        QVERIFY(!protocol::listFrom<Number>(QJsonObject()));
    }

    void whatIsMadeOfAnObjectIsNamedWithItsPlace()
    {
        Fields good({{"inner", QJsonObject{{"n", 3}}}});
        QCOMPARE(good.made("inner", Number::fromJson), 3);
        Fields bad({{"inner", QJsonObject{{"m", 3}}}});
        bad.made("inner", Number::fromJson);
        QCOMPARE(errorOf(bad), "inner.n: must be a number");
        Fields none({{"inner", 3}});
        none.made("inner", Number::fromJson);
        QCOMPARE(errorOf(none), "inner: must be an object");
    }

    void aWordThatIsNoneOfTheTablesIsNamed()
    {
        Fields fields({{"light", "blue"}});
        fields.word<Light>("light");
        QCOMPARE(errorOf(fields), "light: must be one of red, green");
    }

    void whatIsWrongInsideIsNamedWithItsPlace()
    {
        const QJsonObject json{{"list", QJsonArray{QJsonObject{{"n", 1}}, QJsonObject{}, 3}},
                               {"words", QJsonArray{"a", 1}},
                               {"byKey", QJsonObject{{"i1", 1}}}};
        Fields objects(json);
        objects.objects<Number>("list");
        QCOMPARE(errorOf(objects), "list[1].n: must be a number");
        Fields texts(json);
        texts.texts("words");
        QCOMPARE(errorOf(texts), "words[1]: must be text");
        Fields byKey(json);
        byKey.textsById<ElementId>("byKey");
        QCOMPARE(errorOf(byKey), "byKey.i1: must be text");
    }
};

QTEST_GUILESS_MAIN(TestFields)
#include "tst_fields.moc"
