// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/files/fileaccess.h"
#include "app/replay/playedframes.h"
#include "tests/app/replay/capturefiles.h"

#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/socket.h>

using namespace tomato;
using namespace tomato::replay;
using namespace capturefiles;
using namespace std::chrono_literals;

class TestPlayedFrames final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_sent.clear();
        m_figures = {};
    }

    void everyByteIsSentInOrderAndNoneTooEarly()
    {
        QList<Timed> frames;
        for (int i = 0; i < 500; ++i)
            frames << Timed{i * 200, frame(i, 60 + i)};
        std::vector<std::chrono::steady_clock::time_point> times;
        QVERIFY(play(pcap(frames), [&](std::span<const char> bytes) -> Result<bool> {
            m_sent << QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size()));
            times.push_back(std::chrono::steady_clock::now());
            return true;
        }));
        QCOMPARE(m_sent.size(), frames.size());
        for (int i = 0; i < frames.size(); ++i) {
            QCOMPARE(m_sent[i], frames[i].bytes);
            QVERIFY(times[static_cast<std::size_t>(i)] - m_began >=
                    std::chrono::microseconds(frames[i].microseconds));
        }
        QCOMPARE(m_figures.sent(), 500u);
        QVERIFY(m_figures.drift() >= 0ns);
        QVERIFY(m_figures.gapError(0.5) <= m_figures.gapError(0.99));
    }

    void whatTheInterfaceDoesNotTakeIsCounted()
    {
        QVERIFY(
            play(pcap({{0, frame(1)}, {10, frame(2, 2000)}, {20, frame(3)}}),
                 [](std::span<const char> bytes) -> Result<bool> { return bytes.size() < 1515; }));
        QCOMPARE(m_figures.sent(), 2u);
        QCOMPARE(m_figures.refused(), 1u);
    }

    void itEndsWhenItIsToldTo()
    {
        const auto ended = play(pcap({{0, frame(1)}, {3'600'000'000, frame(2)}}),
                                [this](std::span<const char>) -> Result<bool> {
                                    m_goesOn = false;
                                    return true;
                                });
        m_goesOn = true;
        QVERIFY(!ended);
        QCOMPARE(ended.error().message, "interrupted");
        QCOMPARE(m_figures.sent(), 1u);
    }

    void anInterfaceThatIsGoneIsAnError()
    {
        const auto ended = play(pcap({{0, frame(1)}, {10, frame(2)}}), senderOf(-1));
        QVERIFY(!ended);
        QVERIFY(QString::fromStdString(ended.error().message).startsWith("cannot send: "));
    }

    void framesGoThroughASocketAsTheyAre()
    {
        int ends[2];
        QCOMPARE(socketpair(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0, ends), 0);
        const FileDescriptor left(ends[0]);
        const FileDescriptor right(ends[1]);
        QVERIFY(play(pcap({{0, frame(1)}, {10, frame(2, 1514)}}), senderOf(left.get())));
        for (const QByteArray &wanted : {frame(1), frame(2, 1514)}) {
            QByteArray got(4096, '\0');
            const auto bytes = recv(right.get(), got.data(), 4096, 0);
            QCOMPARE(got.left(bytes), wanted);
        }
    }

    void figuresTellOfEachGap()
    {
        ReplayFigures figures;
        for (int i = 0; i < 101; ++i)
            figures.addSent(100, i * 1ms, i * 1ms + (i == 100 ? 2ms : 20us), false);
        QCOMPARE(figures.sent(), 101u);
        QCOMPARE(figures.late(), 1u);
        QCOMPARE(figures.latest(), 2ms);
        QCOMPARE(figures.drift(), 20us);
        QVERIFY(figures.gapError(0.5) <= 100ns);
        QVERIFY(figures.gapError(1) >= 1900us);
        const QJsonObject json = figures.toJson();
        QCOMPARE(json["frames"].toInt(), 101);
        QCOMPARE(json["bytes"].toInt(), 10'100);
        QCOMPARE(json["latest_ms"].toDouble(), 2.0);
        QCOMPARE(json["drift_ms"].toDouble(), 0.02);
        QCOMPARE(json["gap_error_us"]["max"].toDouble(), 1980.0);
        QVERIFY(figures.text().startsWith(
            "101 frames in 0.102 s, 1 late, the latest by 2.000 ms, drift 0.020 ms"));
    }

    void driftIsWhatAddsUp()
    {
        ReplayFigures held;
        ReplayFigures adds;
        for (int i = 0; i < 100'000; ++i) {
            // One frame in a hundred is held up, and the last one is one of them.
            held.addSent(100, i * 100us, i * 100us + (i % 100 == 99 ? 5ms : 10us), false);
            adds.addSent(100, i * 100us, i * 100us + i * 50ns, false);
        }
        QCOMPARE(held.drift(), 10us);
        QCOMPARE(held.latest(), 5ms);
        QVERIFY(adds.drift() > 4900us);
        QCOMPARE(ReplayFigures().drift(), 0ns);
    }

private:
    Result<> play(const QByteArray &content, const SendFrame &send)
    {
        const QString path = m_folder.filePath("x.pcap");
        write(path, content);
        auto descriptor = openFile(path.toStdString(), O_RDONLY | O_CLOEXEC);
        auto file = FrameFile::open(*std::move(descriptor), path.toStdString());
        if (!file)
            return passOn(file);
        FrameFeed feed(*std::move(file), {}, {});
        m_began = std::chrono::steady_clock::now();
        return playFrames(
            feed, send, [this] { return m_goesOn; }, m_figures);
    }

    QTemporaryDir m_folder;
    QList<QByteArray> m_sent;
    ReplayFigures m_figures;
    std::chrono::steady_clock::time_point m_began;
    bool m_goesOn = true;
};

QTEST_GUILESS_MAIN(TestPlayedFrames)
#include "tst_playedframes.moc"
