// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/protocol/fields/recordingoptionsjson.h"

#include "capture/options/numberoption.h"
#include "capture/options/optionwords.h"
#include "tests/app/protocol/roundtrip.h"

#include <QJsonDocument>

using namespace tomato;
using namespace tomato::capture;
using namespace std::chrono_literals;

class TestRecordingOptionsJson final : public QObject
{
    Q_OBJECT

private:
    static RecordingOptions unusual()
    {
        return {"udp",          Direction::FromSecond, 96,    Precision::Nano,
                {1'000'000, 3}, {10, 20, 30s},         "arp", true};
    }

private slots:
    void optionsGoThereAndBackUnderTheNamesOfTheProtocol()
    {
        const QJsonObject json = protocol::toJson(unusual());
        const QJsonObject expected{
            {"filter", "udp"},     {"direction", "in"},       {"snapLength", 96},
            {"precision", "nano"}, {"segmentBytes", 1000000}, {"segments", 3},
            {"stopPackets", 10},   {"stopBytes", 20},         {"stopSeconds", 30},
            {"trigger", "arp"},    {"arrivals", true}};
        QCOMPARE(json, expected);
        QVERIFY(protocol::recordingOptions(json) == unusual());
    }

    void whatIsMissingOrHasNoPossibleValueIsNamed()
    {
        const QJsonObject whole = protocol::toJson(unusual());
        QStringList keys = whole.keys();
        QVERIFY(keys.removeOne("arrivals")); // an engine that does not know it leaves it out
        test::eachKeyIsNamed(whole, keys, &protocol::recordingOptions);
        QJsonObject other = whole;
        other.insert("arrivals", "yes");
        QCOMPARE(QString::fromStdString(protocol::recordingOptions(other).error().place),
                 QString("arrivals"));
        other.remove("arrivals");
        QVERIFY(!protocol::recordingOptions(other)->arrivals);
        for (const NumberOption &number : numberOptions()) {
            const auto name = QLatin1String(QByteArrayView(number.parameter));
            for (const std::int64_t wrong : {number.min - 1, number.max + 1}) {
                QJsonObject json = whole;
                json.insert(name, qint64{wrong});
                const auto read = protocol::recordingOptions(json);
                QVERIFY(!read);
                QCOMPARE(QString::fromStdString(read.error().place), name);
            }
        }
    }

    void whatADescriptionDoesNotSayIsTheDefault()
    {
        QVERIFY(protocol::describedOptions({}) == RecordingOptions());
        QVERIFY(protocol::recordingOptions(protocol::toJson(RecordingOptions())) ==
                RecordingOptions());
    }

    void theDescriptionOfAnEarlierVersionIsRead()
    {
        const QByteArray description = R"({"filter": "udp", "direction": "b->a", "snapLength": 96,
            "timestamps": "nano", "limits": {"segmentBytes": 1000000, "segments": 3},
            "stopAfter": {"packets": 10, "bytes": 20, "seconds": 30}, "trigger": "arp"})";
        RecordingOptions earlier = unusual();
        earlier.arrivals = false;
        QVERIFY(protocol::describedOptions(QJsonDocument::fromJson(description).object()) ==
                earlier);
        const QByteArray endless = R"({"filter": "", "direction": "both", "snapLength": 262144,
            "timestamps": "micro", "limits": {"segmentBytes": 10000000, "segments": 5},
            "stopAfter": null, "trigger": null})";
        QVERIFY(protocol::describedOptions(QJsonDocument::fromJson(endless).object()) ==
                RecordingOptions());
    }

    void everyNumberGoesWhereItSaysAndNowhereElse()
    {
        for (const NumberOption &number : numberOptions()) {
            RecordingOptions options;
            number.set(options, 7);
            QCOMPARE(number.get(options), 7);
            QVERIFY(numberOption(number.parameter) == &number);
            for (const NumberOption &other : numberOptions()) {
                if (&other != &number)
                    QCOMPARE(other.get(options), other.get(RecordingOptions()));
            }
        }
        QVERIFY(numberOption("trigger") == nullptr);
    }

    void wordsGoThereAndBack()
    {
        for (const CaptureMode mode : {CaptureMode::File, CaptureMode::Net, CaptureMode::Both})
            QVERIFY(fromWord<CaptureMode>(word(mode)) == mode);
        for (const Direction direction :
             {Direction::Both, Direction::FromFirst, Direction::FromSecond}) {
            QVERIFY(fromWord<Direction>(word(direction)) == direction);
            QVERIFY(describedDirection(describedWord(direction)) == direction);
        }
        QVERIFY(!fromWord<Precision>("pico"));
    }
};

QTEST_GUILESS_MAIN(TestRecordingOptionsJson)
#include "tst_recordingoptionsjson.moc"
