// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/protocol/linkstatistics.h"
#include "tests/app/protocol/roundtrip.h"

#include <QJsonArray>

using namespace tomato;
using namespace tomato::protocol;

class TestLinkStatistics final : public QObject
{
    Q_OBJECT

private slots:
    void eachFieldSurvivesTheJourney()
    {
        const AllStatistics all{{ConnectionId("c1"), m_statistics}, {ConnectionId("c2"), {}}};
        QVERIFY(readStatistics(toJson(all)) == all);
    }

    void aKeyThatIsMissingOrOfAnotherTypeIsNamed()
    {
        test::eachKeyIsNamed(LinkCount{1, 2}.toJson(), {"frames", "bytes"}, &LinkCount::fromJson);
        test::eachKeyIsNamed(m_json, {"connection", "sentBy", "deliveredTo"},
                             [](const QJsonObject &json) { return readStatistics({json}); });
    }

    void aConnectionHasTwoEnds()
    {
        QJsonObject json = m_json;
        json.insert("sentBy", QJsonArray{LinkCount{1, 2}.toJson()});
        const auto read = readStatistics({json});
        QVERIFY(!read);
        QCOMPARE(QString::fromStdString(read.error().text()), "sentBy: must have two objects");
    }

private:
    const LinkStatistics m_statistics{{LinkCount{1, 20}, LinkCount{3, 5'000'000'000}},
                                      {LinkCount{5, 60}, LinkCount{7, 80}}};
    const QJsonObject m_json =
        toJson(AllStatistics{{ConnectionId("c1"), m_statistics}}).at(0).toObject();
};

QTEST_GUILESS_MAIN(TestLinkStatistics)
#include "tst_linkstatistics.moc"
