// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/ids.h"
#include "app/protocol/fields.h"

#include <QTest>

enum class Light
{
    Red,
    Green
};

template <>
struct tomato::protocol::Words<Light>
{
    static constexpr Word<Light> all[] = {{Light::Red, QLatin1String("red")},
                                          {Light::Green, QLatin1String("green")}};
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
                       {"light", "green"},
                       {"words", QJsonArray{"a", "b"}},
                       {"byKey", QJsonObject{{"i1", "eth0"}}},
                       {"list", QJsonArray{QJsonObject{{"n", 1}}, QJsonObject{{"n", 2}}}},
                       {"unknown", true}});
        QCOMPARE(fields.text("name"), "h1");
        QCOMPARE(fields.number("count"), 5'000'000'000);
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
