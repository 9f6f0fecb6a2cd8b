// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/hosts/hostbedtest.h"

#include <set>

using namespace tomato;
using namespace tomato::engine;
using hosts::HostBed;

/// Archives of what several hosts recorded, in many files each.
class TestHostArchives final : public hosts::HostBedTest
{
    Q_OBJECT

    static constexpr int Pings = 120;
    /// Where a part's files are in the archive: its host and its connection.
    static inline const QStringList Parts = {"paris/h1-eth0--h2-eth0", "tokyo/h1-eth0--h2-eth0",
                                             "tokyo/h2-eth1--h3-eth0", "lima/h2-eth1--h3-eth0"};

    /// The type and the number of each packet of a file; a program that complains has failed.
    static Result<QStringList> packetsOf(const QString &file)
    {
        const auto read = HostBed::run(
            {"tshark", "-r", file, "-T", "fields", "-e", "icmp.type", "-e", "icmp.seq"});
        if (!read)
            return passOn(read);
        return read->split('\n', Qt::SkipEmptyParts);
    }

    /// What the lab says of a connection's parts, by their hosts.
    std::map<QString, QJsonObject> partsOf(const char *connection) const
    {
        std::map<QString, QJsonObject> all;
        const auto status = m_client->capture(ConnectionId(connection));
        if (!status)
            return all;
        for (const QJsonValue each : status->parts)
            all.emplace(each["host"].toString(), each.toObject());
        return all;
    }

    static qint64 sumOf(const QJsonValue &both)
    {
        return both[0].toInteger() + both[1].toInteger();
    }

private slots:
    void eachFrameOfThreeHostsIsThereOnce()
    {
        makeBed();
        const auto started = start(threeHosts({{"capturing", true},
                                               {"capture_filter", "icmp"},
                                               {"capture_snap_length", 1600},
                                               {"capture_segment_bytes", 24'000},
                                               {"capture_segments", 20}}));
        QVERIFY2(started, started ? "" : started.error().text().c_str());
        for (const auto &[from, to] : {std::pair("h1", "10.0.0.2"), {"h3", "10.0.1.2"}}) {
            const auto pinged = runAt(from, {"ping", "-n", "-c", QString::number(Pings), "-i",
                                             "0.02", "-s", "1000", "-W", "5", to});
            QVERIFY2(pinged && pinged->contains(QStringLiteral("%1 received").arg(Pings)),
                     pinged ? qPrintable(*pinged) : pinged.error().text().c_str());
        }
        const QString archive = m_home->filePath("all.tar.gz");
        const auto got = tomato({"capture", "download", "far", "all", "-o", archive});
        QVERIFY2(got, got ? "" : got.error().text().c_str());
        const auto listed = HostBed::run({"tar", "tzf", archive});
        QVERIFY2(listed, listed ? "" : listed.error().text().c_str());
        QStringList files = listed->split('\n', Qt::SkipEmptyParts);
        QCOMPARE(files.removeDuplicates(), 0);
        QVERIFY(files.contains("all/hosts.json"));
        // Nothing is anywhere but in the folder of a host and a connection.
        for (const QString &file : files.filter(QRegularExpression("\\.pcap$")))
            QVERIFY2(Parts.contains(file.section('/', 1, -2)), qPrintable(file));
        QVERIFY(HostBed::run({"tar", "xzf", archive, "-C", m_home->filePath(".")}));

        std::map<QString, qint64> packets;
        for (const QString &part : Parts) {
            const QStringList segments = files.filter(
                QRegularExpression("^all/" + QRegularExpression::escape(part) + "/[0-9]+\\.pcap$"));
            QVERIFY2(segments.size() >= 5, qPrintable(segments.join(' ')));
            QVERIFY(files.contains("all/" + part + "/capture.json"));
            std::set<QString> seen;
            for (const QString &segment : segments) {
                const auto read = packetsOf(m_home->filePath(segment));
                QVERIFY2(read, read ? "" : read.error().text().c_str());
                QVERIFY2(!read->isEmpty(), qPrintable(segment));
                for (const QString &packet : *read)
                    QVERIFY2(seen.insert(packet).second, qPrintable(part + ": " + packet));
            }
            // Who asks is at paris and at lima, and who answers at tokyo.
            const QString type = part.startsWith("tokyo") ? "0\t" : "8\t";
            for (const QString &packet : seen)
                QVERIFY2(packet.startsWith(type), qPrintable(part + ": " + packet));
            QCOMPARE(seen.size(), static_cast<std::size_t>(Pings));
            packets[part] = static_cast<qint64>(seen.size());
        }

        const auto areCounted = [this] {
            const auto c1 = m_client->capture(ConnectionId("c1"));
            const auto c2 = m_client->capture(ConnectionId("c2"));
            return c1 && c2 && qint64(c1->packets) == 2 * Pings && qint64(c2->packets) == 2 * Pings;
        };
        QTRY_VERIFY_WITH_TIMEOUT(areCounted(), 60'000);
        for (const auto &[connection, name] :
             {std::pair("c1", "h1-eth0--h2-eth0"), {"c2", "h2-eth1--h3-eth0"}}) {
            const auto parts = partsOf(connection);
            QCOMPARE(parts.size(), 2u);
            QJsonObject sum;
            for (const auto &[host, part] : parts) {
                QCOMPARE(part["packets"].toInteger(), packets.at(host + "/" + name));
                const QJsonObject counters = part["counters"].toObject();
                for (auto each = counters.begin(); each != counters.end(); ++each)
                    sum[each.key()] = sum[each.key()].toInteger() + sumOf(*each);
                QCOMPARE(sumOf(counters["written"]), packets.at(host + "/" + name));
                QCOMPARE(sumOf(counters["matched"]), packets.at(host + "/" + name));
                QVERIFY(sumOf(counters["seen"]) >= sumOf(counters["matched"]));
            }
            const QJsonObject whole =
                m_client->capture(ConnectionId(connection))->counters.toJson();
            for (auto each = whole.begin(); each != whole.end(); ++each)
                QVERIFY2(sumOf(*each) == sum[each.key()].toInteger(), qPrintable(each.key()));
        }
    }
};

int main(int argc, char **argv)
{
    return hosts::runInOwnNetwork<TestHostArchives>(argc, argv);
}

#include "tst_hostarchives.moc"
