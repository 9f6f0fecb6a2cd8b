// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/parts/ringmirror.h"

#include "capture/ring/ringstate.h"
#include "tests/app/daemon/parts/fakeenginehost.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace tomato;
using namespace tomato::engine;

class TestRingMirror final : public QObject
{
    Q_OBJECT

    static constexpr capture::RingLimits Limits = {10'000, 2};
    /// As many as ring.sides has bytes for with these limits.
    static constexpr int SidesBytes = 149;

    /// A state with one segment, of these packets in their run.
    static QByteArray state(std::uint64_t begin, std::uint64_t end, std::uint64_t segment = 1)
    {
        capture::RingState state;
        state.limits = Limits;
        state.snapLength = 100;
        state.finished = true;
        capture::SegmentState only;
        only.number = segment;
        only.packetsBefore = begin;
        only.packets = end - begin;
        only.bytes = 24;
        state.segments.push_back(only);
        std::string bytes;
        capture::encodeState(state, bytes);
        return QByteArray::fromStdString(bytes);
    }

    /// Brings the copy up to date; returns the problem.
    static QString refresh(RingMirror &mirror, const FakeEngineHost &host)
    {
        const std::size_t ended = host.calls("capture.exportEnd").size();
        mirror.refresh();
        if (!QTest::qWaitFor([&] { return host.calls("capture.exportEnd").size() > ended; },
                             60'000))
            return "no end";
        return mirror.problem();
    }

    static std::map<QString, QByteArray> contents(const QString &folder)
    {
        std::map<QString, QByteArray> all;
        const QDir top(folder);
        for (const QString &below : {QString(), QStringLiteral("arrivals")}) {
            for (const QFileInfo &each : QDir(top.filePath(below)).entryInfoList(QDir::Files)) {
                QFile file(each.filePath());
                if (file.open(QIODevice::ReadOnly))
                    all[top.relativeFilePath(each.filePath())] = file.readAll();
            }
        }
        return all;
    }

    static std::map<QString, QByteArray> mapOf(const FakeEngineHost::Files &files)
    {
        return {files.begin(), files.end()};
    }

private slots:
    void aRingWithArrivalsIsCopied()
    {
        FakeEngineHost host;
        const auto link = host.link();
        QVERIFY(link);
        RingMirror mirror(*link, ConnectionId("c1"), host.filePath("copy"));
        FakeEngineHost::Files files{{"000001.pcap", QByteArray(300, 'a')},
                                    {"ring.state", state(0, 5)},
                                    {"ring.sides", "1"},
                                    {"capture.json", "{}"},
                                    {"arrivals/000001.pcap", QByteArray(250, 'b')},
                                    {"arrivals/ring.state", state(0, 4)},
                                    {"arrivals/ring.sides", "2"}};
        host.record(7, files);
        QCOMPARE(refresh(mirror, host), QString());
        QCOMPARE(mirror.directory(), host.filePath("copy/7"));
        QCOMPARE(contents(mirror.directory()), mapOf(files));
        // Files that are gone there go here.
        files.erase(files.begin() + 4);
        host.record(7, files);
        QCOMPARE(refresh(mirror, host), QString());
        QCOMPARE(contents(mirror.directory()), mapOf(files));
        QCOMPARE(host.openExports(), 0u);
    }

    void onlyWhatIsNewIsFetched()
    {
        FakeEngineHost host;
        const auto link = host.link();
        QVERIFY(link);
        RingMirror mirror(*link, ConnectionId("c1"), host.filePath("copy"));
        FakeEngineHost::Files files{{"000001.pcap", QByteArray(300, 'a')},
                                    {"ring.state", state(0, 5)}};
        host.record(1, files);
        QCOMPARE(refresh(mirror, host), QString());
        const std::size_t before = host.calls("capture.exportRead").size();
        files[0].second += QByteArray(50, 'b');
        files[1].second = state(0, 6);
        host.record(1, files);
        QCOMPARE(refresh(mirror, host), QString());
        QCOMPARE(contents(mirror.directory()), mapOf(files));
        QVERIFY(host.calls("capture.exportRead").size() > before);
        for (std::size_t at = before; at < host.calls("capture.exportRead").size(); ++at) {
            const QJsonObject read = host.calls("capture.exportRead")[at];
            QVERIFY(read["file"].toInt() == 1 || read["offset"].toInt() == 300);
        }
    }

    void whatAnEarlierLabLeftIsNoBeginning()
    {
        FakeEngineHost host;
        QVERIFY(QDir().mkpath(host.filePath("copy/1")));
        QFile old(host.filePath("copy/1/000001.pcap"));
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("of another run");
        old.close();
        const auto link = host.link();
        QVERIFY(link);
        RingMirror mirror(*link, ConnectionId("c1"), host.filePath("copy"));
        const FakeEngineHost::Files files{{"000001.pcap", QByteArray(300, 'a')},
                                          {"ring.state", state(0, 5)}};
        host.record(1, files);
        QCOMPARE(refresh(mirror, host), QString());
        QCOMPARE(contents(mirror.directory()), mapOf(files));
    }

    void theNextRunTakesThePlaceOfTheOneBefore()
    {
        FakeEngineHost host;
        const auto link = host.link();
        QVERIFY(link);
        RingMirror mirror(*link, ConnectionId("c1"), host.filePath("copy"));
        host.record(1, {{"000001.pcap", QByteArray(300, 'a')}, {"ring.state", state(0, 5)}});
        QCOMPARE(refresh(mirror, host), QString());
        const FakeEngineHost::Files files{{"000001.pcap", QByteArray(400, 'b')},
                                          {"ring.state", state(0, 6)}};
        host.record(2, files);
        QCOMPARE(refresh(mirror, host), QString());
        QCOMPARE(mirror.directory(), host.filePath("copy/2"));
        QCOMPARE(contents(mirror.directory()), mapOf(files));
        QVERIFY(!QDir(host.filePath("copy/1")).exists());
    }

    void sidesThatAreWrittenOverAreFetchedAgain()
    {
        FakeEngineHost host;
        const auto link = host.link();
        QVERIFY(link);
        RingMirror mirror(*link, ConnectionId("c1"), host.filePath("copy"));
        FakeEngineHost::Files files{{"000001.pcap", "a"},
                                    {"ring.state", state(0, 1100)},
                                    {"ring.sides", QByteArray(1100 / 8 + 1, '1')}};
        host.record(1, files);
        QCOMPARE(refresh(mirror, host), QString());
        QCOMPARE(contents(mirror.directory()), mapOf(files));
        // The packets up to 1,192 fill the file, those behind them are at its beginning.
        files[1].second = state(800, 1400);
        files[2].second = QByteArray(26, '2') + QByteArray(1100 / 8 - 26, '1') +
                          QByteArray(SidesBytes - 1100 / 8, '3');
        host.record(1, files);
        QCOMPARE(refresh(mirror, host), QString());
        QCOMPARE(contents(mirror.directory()), mapOf(files));
    }

    void aStateThatCannotBeReadIsAProblem()
    {
        FakeEngineHost host;
        const auto link = host.link();
        QVERIFY(link);
        RingMirror mirror(*link, ConnectionId("c1"), host.filePath("copy"));
        host.record(1, {{"000001.pcap", "a"}, {"ring.state", "no state"}});
        QVERIFY(refresh(mirror, host).contains("ring.state cannot be read"));
        QCOMPARE(mirror.directory(), QString());
        QCOMPARE(host.openExports(), 0u);
    }
};

QTEST_GUILESS_MAIN(TestRingMirror)
#include "tst_ringmirror.moc"
