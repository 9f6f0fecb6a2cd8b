// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/protocol/capturestatus.h"

#include "app/protocol/progress.h"
#include "app/protocol/recordingstatus.h"
#include "app/protocol/runstatus.h"
#include "tests/app/protocol/roundtrip.h"

using namespace tomato;
using namespace tomato::protocol;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp Noon = std::chrono::microseconds(1'769'860'800'123'456);

capture::RecordingOptions options()
{
    using namespace capture;
    return {"udp",          Direction::FromSecond, 96,   Precision::Nano,
            {1'000'000, 3}, {10, 20, 30s},         "arp"};
}

CaptureCounters counters()
{
    return {{1, 2}, {3, 4}, {5, 6}, {7, 8}, {9, 10}, {11, 12}, {13, 5'000'000'000}};
}

CaptureStatus captureStatus()
{
    CaptureStatus status;
    status.connection = ConnectionId("c1");
    status.name = "h1:eth0 \u21c4 r1:eth0";
    status.run = 7;
    status.mode = capture::CaptureMode::Both;
    status.options = options();
    status.state = CaptureState::Armed;
    status.reason = "no room";
    status.ending = "10 packets were recorded";
    status.triggered = Noon + 3s;
    status.directory = "/labs/c1/000007";
    status.packets = 11;
    status.bytes = 12;
    status.dropped = 13;
    status.evicted = 14;
    status.counters = counters();
    status.ringPackets = 15;
    status.ringBytes = 16;
    status.limitBytes = 50'000'000'000;
    status.segments = 5;
    status.first = Noon;
    status.last = Noon + 60s;
    status.host = "192.0.2.7";
    status.port = 40'123;
    status.backlogPort = 65'535;
    status.viewers = {{"127.0.0.1:50012", 1, 2, 3}, {}};
    status.refusedViewers = 17;
    return status;
}

RunStatus run()
{
    RunStatus status;
    status.connection = ConnectionId("c1");
    status.name = "h1:eth0 \u21c4 r1:eth0";
    status.run = 6;
    status.start = Noon;
    status.mode = capture::CaptureMode::Both;
    status.options = options();
    status.directory = "/labs/c1/000006";
    status.packets = 10;
    status.bytes = 5'000'000'000;
    status.dropped = 3;
    status.evicted = 4;
    status.first = Noon + 1s;
    status.last = Noon + 2s;
    return status;
}

RecordingStatus recording()
{
    return {ConnectionId("c1"),      "/labs/c1/000007", true,
            "1 seconds have passed", "no room",         "no room for arrivals"};
}

} // namespace

/// Tests that each key of a capture is sent in both directions, and that none is forgotten.
class TestCaptureStatus final : public QObject
{
    Q_OBJECT

private slots:
    void eachFieldSurvivesTheJourney()
    {
        QVERIFY(CaptureStatus::fromJson(captureStatus().toJson()) == captureStatus());
        QVERIFY(CaptureStatus::fromJson(CaptureStatus().toJson()) == CaptureStatus());
        CaptureStatus unwatched = captureStatus();
        unwatched.liveReason = "no such address";
        QVERIFY(CaptureStatus::fromJson(unwatched.toJson()) == unwatched);
        QVERIFY(CaptureCounters::fromJson(counters().toJson()) == counters());
        QVERIFY(RunStatus::fromJson(run().toJson()) == run());
        QVERIFY(RunStatus::fromJson(RunStatus().toJson()) == RunStatus());
        QVERIFY(RecordingStatus::fromJson(recording().toJson()) == recording());
        QVERIFY(Progress::fromJson(Progress{3, 7}.toJson()) == (Progress{3, 7}));
        const DownloadProgress download{2, 5'000'000'000, 6'000'000'000};
        QVERIFY(DownloadProgress::fromJson(download.toJson()) == download);
    }

    void aKeyThatIsMissingOrOfAnotherTypeIsNamed()
    {
        eachKeyOf(captureStatus());
        eachKeyOf(counters());
        eachKeyOf(run());
        eachKeyOf(ViewerStatus());
        eachKeyOf(Progress());
        eachKeyOf(DownloadProgress());
        const QJsonObject json = recording().toJson();
        test::eachKeyIsNamed(json,
                             {"connection", "directory", "ending", "reason", "arrivalsReason"},
                             &RecordingStatus::fromJson);
        QJsonObject without = json;
        without.remove("recording");
        QCOMPARE(placeOf(RecordingStatus::fromJson(without)), "recording");
    }

    void anErrorInsideHasItsWholePlace()
    {
        QJsonObject json = captureStatus().toJson();
        QJsonObject inner = counters().toJson();
        inner.insert("evicted", QJsonArray{1});
        json.insert("counters", inner);
        QCOMPARE(placeOf(CaptureStatus::fromJson(json)), "counters.evicted");
        json = captureStatus().toJson();
        inner = json.value("options").toObject();
        inner.remove("segments");
        json.insert("options", inner);
        QCOMPARE(placeOf(CaptureStatus::fromJson(json)), "options.segments");
        json = captureStatus().toJson();
        json.insert("viewers", QJsonArray{ViewerStatus().toJson(), QJsonObject()});
        QCOMPARE(placeOf(CaptureStatus::fromJson(json)), "viewers[1].address");
    }

    void aWordThatIsNoneOfTheTablesIsAnError()
    {
        for (const char *key : {"mode", "state"}) {
            QJsonObject json = captureStatus().toJson();
            json.insert(QLatin1String(key), "asleep");
            QCOMPARE(placeOf(CaptureStatus::fromJson(json)), QLatin1String(key));
        }
    }

    void keysOfALaterVersionAreIgnored()
    {
        QJsonObject json = captureStatus().toJson();
        json.insert("weather", "fine");
        QVERIFY(CaptureStatus::fromJson(json) == captureStatus());
    }

private:
    template <class Status>
    static void eachKeyOf(const Status &status)
    {
        const QJsonObject json = status.toJson();
        test::eachKeyIsNamed(json, json.keys(), &Status::fromJson);
    }

    template <class T>
    static QString placeOf(const Result<T> &read)
    {
        return read ? QString() : QString::fromStdString(read.error().place);
    }
};

QTEST_GUILESS_MAIN(TestCaptureStatus)
#include "tst_capturestatus.moc"
