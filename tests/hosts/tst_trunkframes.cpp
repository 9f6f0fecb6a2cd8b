// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/lab/framesocket.h"
#include "tests/app/lab/oddframes.h"
#include "tests/hosts/hostbedtest.h"

#include <filesystem>

using namespace tomato;
using namespace tomato::engine;
using hosts::HostBed;

/// Frames of all kinds and lengths that cross from one host to another, byte by byte.
class TestTrunkFrames final : public hosts::HostBedTest
{
    Q_OBJECT

    /// A process that is in the network of this element, by the numbers of this machine.
    pid_t processIn(const char *id)
    {
        const auto network = runAt(id, {"readlink", "/proc/self/ns/net"});
        const std::string wanted = network.value_or(QString()).trimmed().toStdString();
        for (const QString &each : QDir("/proc").entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            std::error_code unreadable;
            const auto found = std::filesystem::read_symlink(
                "/proc/" + each.toStdString() + "/ns/net", unreadable);
            if (each.toInt() > 0 && !unreadable && found == wanted)
                return each.toInt();
        }
        qFatal("no process is in the network of %s: %s", id, wanted.c_str());
    }

    /// From the shortest frame of Ethernet to the longest that a connection may carry, around those
    /// where a path of 1280 or of 1500 bytes has to cut.
    static std::vector<std::pair<QByteArray, QByteArray>> framesOfAllLengths()
    {
        std::vector<std::pair<QByteArray, QByteArray>> all;
        for (const int length :
             {60,   61,   64,   65,   127,  128,  512,  1180, 1200, 1232, 1280, 1294, 1400, 1472,
              1500, 1513, 1514, 1515, 1518, 2048, 4096, 8972, 9000, 9014, 9018, 9100, 9216, 9230}) {
            const QByteArray bytes = QByteArray::number(length) + " bytes";
            all.emplace_back(bytes, lab::frame("02aabbccdd01", "88b5", length));
            all.emplace_back(bytes + ", tagged",
                             lab::frame("02aabbccdd01", "8100006488b5", length));
            all.emplace_back(bytes + ", tagged twice",
                             lab::frame("02aabbccdd01", "88a800648100006588b5", length));
        }
        return all;
    }

    /// What a machine had to cut, and to join, of what IP carries.
    static int fragments(const Result<QString> &counters)
    {
        const QStringList ip =
            counters.value_or(QString()).split('\n').filter(QRegularExpression("^Ip: "));
        int all = ip.size() == 2 ? 0 : -1;
        for (const char *name : {"FragCreates", "FragOKs", "FragFails", "ReasmReqds"}) {
            const qsizetype at = all < 0 ? -1 : ip[0].split(' ').indexOf(name);
            all = at > 0 ? all + ip[1].split(' ')[at].toInt() : -1;
        }
        return all;
    }

private slots:
    void eachFrameCrossesUnchanged_data()
    {
        QTest::addColumn<QString>("trunk");
        QTest::addColumn<int>("mtu");
        QTest::addColumn<bool>("isKnown");
        QTest::addColumn<bool>("hasIcmp");
        for (const char *trunk : {"stream", "udp"}) {
            QTest::addRow("%s", trunk) << trunk << 1500 << true << true;
            QTest::addRow("%s over 1280 bytes", trunk) << trunk << 1280 << true << true;
            QTest::addRow("%s over 1280 bytes without ICMP", trunk)
                << trunk << 1280 << true << false;
            // Longer packets of a host vanish, and nobody tells it.
            QTest::addRow("%s over 1280 bytes that hosts do not know", trunk)
                << trunk << 1280 << false << false;
        }
    }

    void eachFrameCrossesUnchanged()
    {
        QFETCH(QString, trunk);
        QFETCH(int, mtu);
        QFETCH(bool, isKnown);
        QFETCH(bool, hasIcmp);
        makeBed(Names, {.host = "trunk=" + trunk + "\n"});
        for (const auto &[name, host] : m_bed->hosts()) {
            const auto narrowed = HostBed::setMtu(*host, mtu, isKnown);
            QVERIFY2(narrowed, narrowed ? "" : narrowed.error().text().c_str());
            if (hasIcmp)
                continue;
            const auto blocked =
                host->run({"nft", "add table inet t; "
                                  "add chain inet t i { type filter hook input priority 0; }; "
                                  "add chain inet t o { type filter hook output priority 0; }; "
                                  "add rule inet t i meta l4proto icmp drop; "
                                  "add rule inet t o meta l4proto icmp drop"});
            QVERIFY2(blocked, blocked ? "" : blocked.error().text().c_str());
        }
        const auto started = start(threeHosts({{"mtu", 9216}}));
        QVERIFY2(started, started ? "" : started.error().text().c_str());
        QVERIFY(pings("h1", "10.0.0.2"));
        const auto isCarried = [this, &trunk] {
            return std::ranges::all_of(
                hosts(), [&trunk](const auto &each) { return each.trunk.carrier == trunk; });
        };
        QTRY_VERIFY_WITH_TIMEOUT(isCarried(), 60'000);
        const lab::FrameSocket h1(processIn("h1"), "eth0");
        const lab::FrameSocket h2(processIn("h2"), "eth0");
        std::vector<std::pair<QByteArray, QByteArray>> frames = lab::oddFrames();
        for (auto &&each : framesOfAllLengths())
            frames.push_back(std::move(each));
        for (const auto &[name, sent] : frames) {
            QVERIFY2(h1.send(sent), name.constData());
            QVERIFY2(h2.receives(sent), name.constData());
            QVERIFY2(h2.send(sent), name.constData());
            QVERIFY2(h1.receives(sent), name.constData());
        }
        QVERIFY(isCarried());
        for (const auto &[name, host] : m_bed->hosts())
            QCOMPARE(fragments(host->run({"cat", "/proc/net/snmp"})), 0);
        QCOMPARE(fragments(HostBed::run({"cat", "/proc/net/snmp"})), 0);
    }
};

int main(int argc, char **argv)
{
    return hosts::runInOwnNetwork<TestTrunkFrames>(argc, argv);
}

#include "tst_trunkframes.moc"
