// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/engine/cursor.h"
#include "capture/engine/recorder.h"
#include "tests/capture/engine/pcapfiles.h"
#include "tests/capture/engine/testwire.h"

#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace tomato::capture;

class TestRecorder final : public QObject
{
    Q_OBJECT

public:
    explicit TestRecorder(std::string refusal) : m_refusal(std::move(refusal)) {}

private:
    std::string m_refusal;
    std::unique_ptr<QTemporaryDir> m_folder;

    std::filesystem::path run() const { return m_folder->filePath("run").toStdString(); }

    RecorderSettings settings() const
    {
        RecorderSettings made;
        made.directory = run();
        return made;
    }

    static std::unique_ptr<Recorder> start(const RecorderSettings &settings)
    {
        auto started = Recorder::start(settings);
        if (!started)
            qFatal("%s", started.error().text().c_str());
        return std::move(*started);
    }

    static std::unique_ptr<Recorder> record(const RecorderSettings &settings, const TestWire &wire)
    {
        auto recorder = start(settings);
        for (int side : {0, 1}) {
            if (const auto attached = recorder->attach(side, wire.port(side)); !attached)
                qFatal("%s", attached.error().text().c_str());
        }
        return recorder;
    }

    RingSnapshot snapshot() const
    {
        auto reader = RingReader::open(run());
        if (!reader)
            qFatal("%s", reader.error().text().c_str());
        return (*reader)->snapshot();
    }

private slots:
    void initTestCase()
    {
        if (!m_refusal.empty())
            QSKIP(m_refusal.c_str());
    }

    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void everyFrameOfBothDirectionsIsRecordedOnce()
    {
        constexpr std::uint64_t Count = 20'000;
        const TestWire wire;
        const auto recorder = record(settings(), wire);
        const auto left = wire.frameSocket(0);
        const auto right = wire.frameSocket(1);
        std::thread other([&] { flood(right, Count, 200, 1); });
        flood(left, Count, 100, 0);
        other.join();
        recorder->stop();

        QCOMPARE(recorder->failure(), std::string());
        const RingSnapshot ring = snapshot();
        QVERIFY(!ring.recording);
        QCOMPARE(ring.counters.matched, (std::array<std::uint64_t, 2>{Count, Count}));
        QCOMPARE(ring.counters.written, ring.counters.matched);
        QCOMPARE(ring.counters.writtenBytes,
                 (std::array<std::uint64_t, 2>{Count * 100, Count * 200}));
        QCOMPARE(ring.counters.droppedByKernel, 0u);

        const auto packets = readRing(ring);
        QCOMPARE(packets.size(), 2 * Count);
        QCOMPARE(stepsBack(packets), 0u);
        std::array<std::uint64_t, 2> next{};
        for (const ReadPacket &packet : packets) {
            const std::size_t side = packet.bytes.size() == 200 ? 1 : 0;
            QCOMPARE(frameNumber(packet.bytes), next[side]++);
        }
    }
};

int main(int argc, char **argv)
{
    // Before anything starts a thread.
    const std::string refusal = enterTestFabric();
    QCoreApplication application(argc, argv);
    TestRecorder test(refusal);
    return QTest::qExec(&test, argc, argv);
}

#include "tst_recorder.moc"
