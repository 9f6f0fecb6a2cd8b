// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/files/fileaccess.h"
#include "app/replay/framefeed.h"
#include "tests/app/replay/capturefiles.h"

#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>

using namespace tomato;
using namespace tomato::replay;
using namespace capturefiles;

namespace {

struct Fed
{
    QList<QByteArray> frames;
    QList<qint64> microseconds;
    int padded = 0;
    QString error;
};

class File
{
public:
    explicit File(const QByteArray &content) : m_path(m_folder.filePath("x"))
    {
        write(m_path, content);
    }

    Fed feed(const ReplaySettings &settings = {}) const
    {
        Fed fed;
        auto descriptor = openFile(m_path.toStdString(), O_RDONLY | O_CLOEXEC);
        auto file = FrameFile::open(*std::move(descriptor), m_path.toStdString(),
                                    settings.sentBy.toStdString());
        if (!file) {
            fed.error = QString::fromStdString(file.error().message);
            return fed;
        }
        FrameFeed feed(*std::move(file), settings, *AddressMap::parse(settings.addresses));
        while (true) {
            const auto batch = feed.next();
            if (!batch)
                fed.error = QString::fromStdString(batch.error().message);
            if (!batch || batch->frames.empty())
                return fed;
            for (const FrameBatch::Frame &each : batch->frames) {
                fed.frames << QByteArray(batch->bytes.data() + each.begin,
                                         static_cast<qsizetype>(each.bytes));
                fed.microseconds << each.due.count() / 1000;
                fed.padded += each.isPadded ? 1 : 0;
            }
        }
    }

private:
    QTemporaryDir m_folder;
    QString m_path;
};

} // namespace

class TestFrameFeed final : public QObject
{
    Q_OBJECT

private slots:
    void framesComeWholeWithTheirTimes()
    {
        const File file(
            pcap({{5'000'000, frame(1)}, {5'000'700, frame(2, 1514)}, {6'000'000, frame(3)}}));
        const Fed fed = file.feed();
        QCOMPARE(fed.error, "");
        QCOMPARE(fed.frames, QList<QByteArray>({frame(1), frame(2, 1514), frame(3)}));
        QCOMPARE(fed.microseconds, QList<qint64>({0, 700, 1'000'000}));
    }

    void aFactorMakesItFaster()
    {
        const File file(pcap({{0, frame(1)}, {700, frame(2)}, {3'000, frame(3)}}));
        QCOMPARE(file.feed({.speed = 2}).microseconds, QList<qint64>({0, 350, 1'500}));
        QCOMPARE(file.feed({.speed = 0.5}).microseconds, QList<qint64>({0, 1'400, 6'000}));
    }

    void aRoundFollowsTheOneBeforeAsFramesFollowEachOther()
    {
        const File file(pcap({{100, frame(1)}, {200, frame(2)}, {300, frame(3)}}));
        const Fed fed = file.feed({.loops = 3});
        QCOMPARE(fed.microseconds, QList<qint64>({0, 100, 200, 300, 400, 500, 600, 700, 800}));
        QCOMPARE(fed.frames[3], frame(1));
        QCOMPARE(fed.frames[8], frame(3));
    }

    void manyFramesStayInTheirOrder()
    {
        QList<Timed> many;
        for (int i = 0; i < 40'000; ++i)
            many << Timed{i * 10, frame(i)};
        const Fed fed = File(pcap(many)).feed();
        QCOMPARE(fed.frames.size(), many.size());
        for (int i = 0; i < many.size(); ++i) {
            if (fed.frames[i] != many[i].bytes || fed.microseconds[i] != many[i].microseconds)
                QFAIL(qPrintable(QStringLiteral("frame %1").arg(i)));
        }
    }

    void oneDirectionOfARecordingOfOurs_data()
    {
        QTest::addColumn<QString>("sentBy");
        QTest::addColumn<QList<qint64>>("times");
        QTest::newRow("all") << "" << QList<qint64>{0, 10, 20, 30};
        QTest::newRow("element") << "h1" << QList<qint64>{0, 20};
        QTest::newRow("interface") << "h2:eth0" << QList<qint64>{0, 20};
        QTest::newRow("nobody") << "h" << QList<qint64>{};
    }

    void oneDirectionOfARecordingOfOurs()
    {
        QFETCH(QString, sentBy);
        QFETCH(QList<qint64>, times);
        const File file(pcapng({{50, frame(1)}, {60, frame(2)}, {70, frame(3)}, {80, frame(4)}}));
        QCOMPARE(file.feed({.sentBy = sentBy}).microseconds, times);
    }

    void whatWasNotRecordedWholeEndsInZeros()
    {
        const Fed fed = File(pcap({{0, frame(1, 60), 200}})).feed();
        QCOMPARE(fed.frames, QList<QByteArray>{frame(1, 60) + QByteArray(140, '\0')});
        QCOMPARE(fed.padded, 1);
    }

    void timeNeverGoesBack()
    {
        const Fed fed = File(pcap({{500, frame(1)}, {900, frame(2)}, {100, frame(3)}})).feed();
        QCOMPARE(fed.microseconds, QList<qint64>({0, 400, 400}));
    }

    void whatCannotBePlayedIsSaid()
    {
        QVERIFY(File(pcap({{0, frame(1)}}, 101)).feed().error.contains("link type 101"));
        QVERIFY(File(QByteArray("no capture, but long enough"))
                    .feed()
                    .error.contains("not a pcap file"));
        QVERIFY(File("no capture").feed().error.contains("ends inside the pcap file header"));
        QVERIFY(File(pcap({{0, frame(1)}})).feed({.sentBy = "h1"}).error.contains("does not tell"));
        const QByteArray whole = pcap({{0, frame(1)}, {10, frame(2)}});
        const Fed cut = File(whole.chopped(5)).feed();
        QCOMPARE(cut.frames, QList<QByteArray>{frame(1)});
        QVERIFY2(cut.error.contains("is cut off"), qPrintable(cut.error));
    }
};

QTEST_GUILESS_MAIN(TestFrameFeed)
#include "tst_framefeed.moc"
