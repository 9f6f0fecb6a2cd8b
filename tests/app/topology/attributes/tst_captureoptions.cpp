// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/attributes/captureoptions.h"

#include "app/topology/attributes/captureplace.h"
#include "app/topology/format/tomatoformat.h"

#include <QTest>

using namespace tomato::topology;
using tomato::capture::Direction;
using tomato::capture::RecordingOptions;

class TestCaptureOptions final : public QObject
{
    Q_OBJECT

private slots:
    void withoutAttributesTheDefaultsAreThoseOfTheManual()
    {
        const auto options = captureOptions({});
        QVERIFY(options.has_value());
        QCOMPARE(*options == RecordingOptions(), true);
        QCOMPARE(options->limits.bytes(), std::uint64_t{50'000'000});
        QVERIFY(captureAttributes(*options).isEmpty());
    }

    void attributesGoThereAndBack()
    {
        const QJsonObject attributes = {
            {"capture_direction", "in"},    {"capture_snap_length", 96},
            {"capture_precision", "nano"},  {"capture_segment_bytes", 1'000'000},
            {"capture_segments", 3},        {"capture_stop_packets", 10},
            {"capture_stop_bytes", 20'000}, {"capture_stop_seconds", 30},
            {"capture_trigger", "icmp"},    {"capture_arrivals", true}};
        const auto options = captureOptions(attributes);
        QVERIFY2(options.has_value(), options ? "" : options.error().text().c_str());
        QVERIFY(options->direction == Direction::FromSecond);
        QCOMPARE(options->limits.bytes(), std::uint64_t{3'000'000});
        QCOMPARE(captureAttributes(*options), attributes);
        QCOMPARE(captureOptionNames().size(), static_cast<std::size_t>(attributes.size()));
        for (const CaptureOptionName &name : captureOptionNames())
            QVERIFY(attributes.contains(name.attribute));
    }

    void nullIsAsGoodAsMissing()
    {
        QVERIFY(captureOptions({{"capture_segments", QJsonValue()}}) == RecordingOptions());
    }

    void whatCannotBeIsNamedWithItsLimits_data()
    {
        QTest::addColumn<QJsonObject>("attributes");
        QTest::addColumn<QString>("message");
        QTest::newRow("one segment")
            << QJsonObject{{"capture_segments", 1}}
            << "capture_segments: a whole number from 2 to 1000 is wanted here, not 1";
        QTest::newRow("a number as text") << QJsonObject{{"capture_snap_length", "96"}}
                                          << "capture_snap_length: a whole number from 1 to 262144 "
                                             "is wanted here, not '96'";
        QTest::newRow("half a packet") << QJsonObject{{"capture_stop_packets", 0.5}}
                                       << "capture_stop_packets: a whole number from 0 to "
                                          "1000000000000000 is wanted here, not 0.5";
        QTest::newRow("unknown direction")
            << QJsonObject{{"capture_direction", "up"}}
            << "capture_direction: 'both', 'out' or 'in' is wanted here, not 'up'";
        QTest::newRow("unknown precision")
            << QJsonObject{{"capture_precision", "pico"}}
            << "capture_precision: 'micro' or 'nano' is wanted here, not 'pico'";
        QTest::newRow("arrivals as a word")
            << QJsonObject{{"capture_arrivals", "yes"}}
            << "capture_arrivals: true or false is wanted here, not 'yes'";
        QTest::newRow("a segment without room")
            << QJsonObject{{"capture_segment_bytes", 1000}}
            << "capture_segment_bytes: at least 262184 bytes are needed, for one whole packet of "
               "the snap length 262144, not 1000";
        QTest::newRow("a trigger without an end")
            << QJsonObject{{"capture_trigger", "icmp"}}
            << "capture_trigger: needs to be told when the recording ends after it: after a number "
               "of packets, bytes or seconds";
    }
    void whatCannotBeIsNamedWithItsLimits()
    {
        QFETCH(const QJsonObject, attributes);
        QFETCH(const QString, message);
        const auto options = captureOptions(attributes);
        QVERIFY(!options);
        QCOMPARE(QString::fromStdString(options.error().text()), message);
    }

    void thePlaceIsReadAndAWrongOneRefused()
    {
        QVERIFY(capturePlace({}) == CapturePlace::EachEnd);
        QVERIFY(capturePlace({{"capture_at", QJsonValue()}}) == CapturePlace::EachEnd);
        for (const CapturePlace place :
             {CapturePlace::EachEnd, CapturePlace::FirstEnd, CapturePlace::SecondEnd})
            QVERIFY(capturePlace({{"capture_at", placeText(place)}}) == place);
        const auto wrong = capturePlace({{"capture_at", "here"}});
        QVERIFY(!wrong);
        QCOMPARE(QString::fromStdString(wrong.error().text()),
                 QString("capture_at: 'each', 'from' or 'to' is wanted here, not 'here'"));
    }

    void whatBothEndsWouldCountIsRecordedAtOne()
    {
        const auto placeOf = [](const QJsonObject &attributes) {
            return placeBetweenHosts(capturePlace(attributes).value(),
                                     captureOptions(attributes).value());
        };
        QVERIFY(placeOf({}) == CapturePlace::EachEnd);
        QVERIFY(placeOf({{"capture_at", "to"}}) == CapturePlace::SecondEnd);
        QVERIFY(placeOf({{"capture_stop_packets", 5}}) == CapturePlace::FirstEnd);
        QVERIFY(placeOf({{"capture_stop_seconds", 5}, {"capture_trigger", "arp"}}) ==
                CapturePlace::FirstEnd);
        QVERIFY(placeOf({{"capture_stop_packets", 5}, {"capture_at", "to"}}) ==
                CapturePlace::SecondEnd);
        // One end alone counts these.
        QVERIFY(placeOf({{"capture_stop_packets", 5}, {"capture_direction", "in"}}) ==
                CapturePlace::EachEnd);
    }

    void aFileWithAWrongValueIsRefusedAtItsPlace()
    {
        const auto read = readTomato(R"({"file_information": {"version": 4}, "topology": {
            "elements": [{"id": "a", "type": "external_network_endpoint", "parent": null},
                         {"id": "b", "type": "external_network_endpoint", "parent": null}],
            "connections": [{"id": "c", "elements": ["a", "b"], "capture_segments": 1}]}})");
        QVERIFY(!read);
        QCOMPARE(QString::fromStdString(read.error().place),
                 QString("topology.connections[0].capture_segments"));
    }
};

QTEST_GUILESS_MAIN(TestCaptureOptions)
#include "tst_captureoptions.moc"
