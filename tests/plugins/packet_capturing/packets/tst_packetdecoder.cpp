// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/packets/packetdecoder.h"

#include "capture/archive/download.h"
#include "plugins/packet_capturing/packets/packettablemodel.h"
#include "tests/plugins/packet_capturing/mixedring.h"

#include <QLocale>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace tomato;
using namespace tomato::plugins;
using test::MixedRing;

namespace {

constexpr capture::RingLimits WholeRing{10'000'000, 5};
constexpr int LongMs = 120'000;

/// A table of packets without a window.
struct Table
{
    PacketStore store;
    PacketDecoder decoder{store};
    PacketTexts texts{store, decoder};
    PacketFilter filter{store, decoder};
    PacketTableModel model{store, decoder, texts, filter};

    explicit Table(const QStringList &directories)
    {
        decoder.setWatched(true);
        store.open(directories);
    }

    QString cell(int row, PacketTableModel::Column column) const
    {
        return model.index(row, column).data().toString();
    }
};

} // namespace

/// The judge is tshark with two passes, as Wireshark makes them: with one it does not know yet what
/// comes later.
class TestPacketDecoder final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c()); // as tshark writes numbers
        for (const QString program : {"sharkd", "tshark"}) {
            if (QStandardPaths::findExecutable(program).isEmpty())
                QSKIP("sharkd or tshark is not installed");
        }
    }

    void init() { m_home = std::make_unique<QTemporaryDir>(); }

    void everyColumnOfAWholeRingIsWhatTsharkSays()
    {
        MixedRing ring(path("c1"), WholeRing);
        ring.add(100'000);
        Table table({string("c1")});
        QTRY_COMPARE_WITH_TIMEOUT(table.store.end(), static_cast<qint64>(ring.packets()), LongMs);
        compare(table, "c1");
    }

    void itStaysSoWhileTheRingGrowsAndTurns()
    {
        MixedRing ring(path("c1"), {2'000'000, 4});
        Table table({string("c1")});
        for (int turn = 0; turn < 5; ++turn) {
            ring.add(6'000);
            if (QTest::currentTestFailed())
                return;
            compare(table, "c1");
        }
        QVERIFY(table.store.first() > 0);
    }

    void eachOfSeveralConnectionsIsDecodedByItself()
    {
        MixedRing first(path("c1"), WholeRing);
        first.add(3'000);
        MixedRing second(path("c2"), WholeRing);
        second.add(2'000);
        Table table({string("c1"), string("c2")});
        const auto all = static_cast<int>(first.packets() + second.packets());
        QTRY_COMPARE_WITH_TIMEOUT(table.model.rowCount(), all, LongMs);
        std::vector<QStringList> shown[2];
        for (int row = 0; row < all; row += 500) {
            see(table, row, std::min(row + 499, all - 1));
            for (int i = row; i < std::min(row + 500, all); ++i)
                shown[table.store.at(i).source].push_back(rowOf(table, i, false));
        }
        for (int source = 0; source < 2; ++source) {
            const auto judged = tshark(source == 0 ? "c1" : "c2", {}, false);
            QCOMPARE(shown[source].size(), judged.size());
            for (std::size_t i = 0; i < judged.size(); ++i)
                QCOMPARE(shown[source][i], judged[i]);
        }
    }

    void aFilterFindsWhatTsharkFinds()
    {
        MixedRing ring(path("c1"), {2'000'000, 4});
        ring.add(8'000);
        Table table({string("c1")});
        QSignalSpy checked(&table.filter, &PacketFilter::checked);
        const QString filter = "tcp.analysis.flags or icmp.resp_not_found or tcp.seq > 100000";
        table.filter.set(filter);
        QTRY_COMPARE_WITH_TIMEOUT(checked.size(), 1, LongMs);
        for (int turn = 0; turn < 3; ++turn) {
            QTRY_COMPARE_WITH_TIMEOUT(table.store.end(), static_cast<qint64>(ring.packets()),
                                      LongMs);
            QTRY_VERIFY_WITH_TIMEOUT(table.decoder.isUpToDate() &&
                                         table.filter.lookedAt() ==
                                             table.store.end() - table.store.first(),
                                     LongMs);
            QVERIFY(table.model.rowCount() > 10);
            compareRows(table, tshark("c1", {"-Y", filter}));
            ring.add(3'000);
        }
    }

    void whatIsNotDecodedYetSaysSo()
    {
        MixedRing ring(path("c1"), WholeRing);
        ring.add(200);
        Table table({string("c1")});
        table.decoder.setWatched(false);
        QTRY_COMPARE_WITH_TIMEOUT(table.store.end(), static_cast<qint64>(ring.packets()), LongMs);
        table.model.setSeen(0, 50);
        QVERIFY(table.cell(0, PacketTableModel::Info).startsWith("being decoded"));
        QCOMPARE(table.cell(9, PacketTableModel::Number), QString("10"));
        table.decoder.setWatched(true);
        see(table, 0, 50);
        QVERIFY(!table.cell(0, PacketTableModel::Info).startsWith("being decoded"));
    }

    void filesThatAreNotNeededAnyMoreGo()
    {
        MixedRing ring(path("c1"), {1'000'000, 3});
        Table table({string("c1")});
        for (int turn = 0; turn < 6; ++turn) {
            ring.add(3'000);
            settle(table, ring);
            qint64 bytes = 0;
            const QDir folder(QFileInfo(table.decoder.file(0).path).path());
            for (const QFileInfo &each : folder.entryInfoList({"*.pcap"}, QDir::Files))
                bytes += each.size();
            QVERIFY2(bytes <= 3'000'000, qPrintable(QString::number(bytes)));
        }
    }

private:
    std::filesystem::path path(const QString &name) const { return string(name).toStdString(); }
    QString string(const QString &name) const { return m_home->filePath(name); }

    static void settle(Table &table, const MixedRing &ring)
    {
        QTRY_COMPARE_WITH_TIMEOUT(table.store.end(), static_cast<qint64>(ring.packets()), LongMs);
        table.model.setSeen(0, 0);
        QTRY_VERIFY_WITH_TIMEOUT(table.decoder.isUpToDate() && table.texts.areComplete() &&
                                     table.decoder.covers(table.store.at(table.store.end() - 1)),
                                 LongMs);
    }

    static void see(Table &table, int first, int last)
    {
        table.model.setSeen(first, last);
        QTRY_VERIFY_WITH_TIMEOUT(
            table.decoder.isUpToDate() && table.texts.areComplete() &&
                table.decoder.covers(table.store.at(table.model.numberAt(last))),
            LongMs);
    }

    static QStringList rowOf(const Table &table, int row, bool withDelta = true)
    {
        QStringList cells;
        for (const auto column :
             {PacketTableModel::Number, PacketTableModel::Time, PacketTableModel::Delta,
              PacketTableModel::Source, PacketTableModel::Destination, PacketTableModel::Protocol,
              PacketTableModel::Length, PacketTableModel::Info}) {
            if (withDelta || column != PacketTableModel::Delta)
                cells << table.cell(row, column);
        }
        return cells;
    }

    /// Each row of the whole table with each of the download.
    void compare(Table &table, const QString &ring)
    {
        QVERIFY(table.store.reader());
        const auto judged = tshark(ring);
        QVERIFY(judged.size() > 1000);
        QTRY_COMPARE_WITH_TIMEOUT(table.model.rowCount(), static_cast<int>(judged.size()), LongMs);
        compareRows(table, judged);
    }

    static void compareRows(Table &table, const std::vector<QStringList> &judged)
    {
        const int rows = table.model.rowCount();
        QCOMPARE(rows, static_cast<int>(judged.size()));
        int wrong = 0;
        for (int row = 0; row < rows; row += 500) {
            const int end = std::min(row + 500, rows);
            see(table, row, end - 1);
            for (int each = row; each < end; ++each) {
                const QStringList shown = rowOf(table, each);
                if (shown == judged[static_cast<std::size_t>(each)])
                    continue;
                if (++wrong <= 10)
                    qInfo() << "shown:" << shown
                            << "tshark:" << judged[static_cast<std::size_t>(each)];
            }
        }
        QCOMPARE(wrong, 0);
    }

    /// Returns what tshark says about the recording as it is downloaded.
    std::vector<QStringList> tshark(const QString &ring, const QStringList &more = {},
                                    bool withDelta = true) const
    {
        const QString file = string("download.pcap");
        const auto reader = capture::RingReader::open(path(ring));
        if (!reader || !capture::writeDownload(**reader, "download", file.toStdString()))
            return {};
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("WIRESHARK_CONFIG_DIR", string("none"));
        process.setProcessEnvironment(environment);
        QStringList arguments{"-2", "-r", file, "-t", "a", "-T", "fields", "-E", "separator=/t"};
        for (const QString column :
             {"_ws.col.No.", "_ws.col.Time", "frame.time_delta_displayed", "_ws.col.Source",
              "_ws.col.Destination", "_ws.col.Protocol", "_ws.col.Length", "_ws.col.Info"})
            arguments << "-e" << column;
        process.start("tshark", arguments + more);
        if (!process.waitForFinished(LongMs))
            return {};
        std::vector<QStringList> rows;
        QStringList lines = QString::fromUtf8(process.readAllStandardOutput()).split('\n');
        lines.removeLast();
        for (const QString &line : std::as_const(lines)) {
            QStringList cells = line.split('\t');
            if (withDelta)
                cells[2].chop(3); // of microseconds tshark tells nanoseconds
            else
                cells.removeAt(2);
            rows.push_back(cells);
        }
        return rows;
    }

    std::unique_ptr<QTemporaryDir> m_home;
};

QTEST_GUILESS_MAIN(TestPacketDecoder)
#include "tst_packetdecoder.moc"
