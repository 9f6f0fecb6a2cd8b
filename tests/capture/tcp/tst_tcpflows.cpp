// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/tcp/tcpflows.h"

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace tomato;
using namespace tomato::capture;
using namespace std::chrono_literals;

namespace {

struct Packet
{
    Timestamp time{};
    std::string frame;
};

std::string number(std::uint64_t value, int bytes)
{
    std::string text;
    for (int byte = bytes - 1; byte >= 0; --byte)
        text += static_cast<char>(value >> (8 * byte));
    return text;
}

enum Flag
{
    Fin = 1,
    Syn = 2,
    Reset = 4,
    Ack = 16
};

/// One end of a connection, as its packets look on a wire.
class End final
{
public:
    End(int own, int other, std::uint32_t initial) : m_own(own), m_other(other), m_initial(initial)
    {
    }

    /// Sequence numbers count from the SYN, which has 0.
    std::string frame(int flags, std::uint64_t sequence, std::uint32_t acknowledgement,
                      std::size_t bytes = 0, std::string options = {}) const
    {
        options.resize((options.size() + 3) / 4 * 4, '\1');
        const std::size_t header = 20 + options.size();
        std::string frame(12, '\2');
        frame += number(0x0800, 2) + number(0x4500, 2) + number(20 + header + bytes, 2) +
                 number(0, 4) + number(0x40060000, 4) + address(m_own) + address(m_other);
        frame += number(m_own, 2) + number(m_other, 2) + number(m_initial + sequence, 4) +
                 number(acknowledgement, 4) +
                 number(header / 4 << 12 | static_cast<std::size_t>(flags), 2) + number(1000, 2) +
                 number(0, 4) + options;
        return frame + std::string(bytes, 'x');
    }
    std::uint32_t at(std::uint64_t sequence) const
    {
        return static_cast<std::uint32_t>(m_initial + sequence);
    }

private:
    static std::string address(int last) { return number(0x0a000000u + unsigned(last), 4); }

    int m_own;
    int m_other;
    std::uint32_t m_initial;
};

const std::string Scale7 = std::string("\3\3\7\1", 4);

/// A transfer over a link with 20 ms of delay behind the capture, that loses each 50th segment
/// once. Numbers wrap on the way, where nothing else is asked for.
std::vector<Packet> lossyTransfer(std::size_t segments, std::uint32_t initial = 0xffff0000u)
{
    constexpr std::size_t Bytes = 1000;
    const End client(1001, 1002, initial);
    const End server(1002, 1001, 77);
    std::vector<Packet> packets;
    Timestamp now = 1'700'000'000s;
    packets.push_back({now, client.frame(Syn, 0, 0, 0, Scale7)});
    packets.push_back({now + 20ms, server.frame(Syn | Ack, 0, client.at(1), 0, Scale7)});
    packets.push_back({now + 20ms + 10us, client.frame(Ack, 1, server.at(1))});
    now += 21ms;
    for (std::size_t at = 0; at < segments; at += 10, now += 30ms) {
        const bool loses = at % 50 == 40;
        for (std::size_t each = 0; each < 10; ++each)
            packets.push_back({now + each * 100us,
                               client.frame(Ack, 1 + (at + each) * Bytes, server.at(1), Bytes)});
        // The third one of ten is lost: those behind it are acknowledged by SACK.
        for (std::size_t each = 0; each < 10; ++each) {
            const std::uint64_t hole = 1 + (at + 2) * Bytes;
            const std::uint64_t next = 1 + (at + each + 1) * Bytes;
            if (loses && each == 2)
                continue;
            const std::string sack = loses && each > 2 ? std::string("\1\1\5\12", 4) +
                                                             number(client.at(hole + Bytes), 4) +
                                                             number(client.at(next), 4)
                                                       : std::string();
            packets.push_back(
                {now + 20ms + each * 100us,
                 server.frame(Ack, 1, client.at(loses && each > 2 ? hole : next), 0, sack)});
        }
        if (!loses)
            continue;
        now += 22ms;
        packets.push_back({now, client.frame(Ack, 1 + (at + 2) * Bytes, server.at(1), Bytes)});
        packets.push_back({now + 20ms, server.frame(Ack, 1, client.at(1 + (at + 10) * Bytes))});
    }
    const std::uint64_t end = 1 + segments * Bytes;
    packets.push_back({now, client.frame(Fin | Ack, end, server.at(1))});
    packets.push_back({now + 20ms, server.frame(Fin | Ack, 1, client.at(end + 1))});
    packets.push_back({now + 21ms, client.frame(Ack, end + 1, server.at(2))});
    return packets;
}

TcpFlows flowsOf(const std::vector<Packet> &packets, TcpFlows::Limits limits = {})
{
    TcpFlows flows(limits);
    for (const Packet &each : packets)
        flows.add(each.time, each.frame);
    return flows;
}

} // namespace

class TestTcpFlows final : public QObject
{
    Q_OBJECT

private slots:
    void packetsOfThoseEndsBelongToTheConnectionOfTheirTime()
    {
        std::vector<Packet> packets = lossyTransfer(50);
        const Timestamp second = packets.back().time + 1s;
        const End again(1001, 1002, 0x9000'0000);
        packets.push_back({second, again.frame(Syn, 0, 0)});
        packets.push_back({second + 1s, again.frame(Ack, 1, 1, 100)});
        const TcpFlows all = flowsOf(packets);
        QCOMPARE(all.flows().size(), 2u);
        const TcpFlows::Lifetime one = all.lifetimeOf(all.flows()[0]);
        const TcpFlows::Lifetime other = all.lifetimeOf(all.flows()[1]);
        QVERIFY(one.contains(packets.front().time - 1s) && !other.contains(packets.front().time));
        QVERIFY(one.contains(second - 1ns) && !one.contains(second));
        QVERIFY(!other.contains(second - 1ns) && other.contains(second + 1h));
        // The number of the other one is in no window of this one.
        const TcpDirection &sent = all.flows()[0].sentBy[0];
        QVERIFY(sent.numberAt(*sent.initial + 10, second - 1s));
        QVERIFY(!sent.numberAt(*sent.initial + 0x7000'0000, second - 1s));
    }

    void pointsAreThoseOfTheTransfer()
    {
        const TcpFlows flows = flowsOf(lossyTransfer(500));
        QCOMPARE(flows.flows().size(), 1u);
        const TcpFlow &flow = flows.flows().front();
        const TcpDirection &data = flow.sentBy[0];
        QCOMPARE(data.uniqueBytes, 500'000u);
        QCOMPARE(data.retransmittedSegments, 10u);
        QCOMPARE(data.retransmittedBytes, 10'000u);
        QCOMPARE(data.segments.size(), 500u + 10 + 2);
        QCOMPARE(data.segments.back().end, 500'002u);
        QCOMPARE(data.sacks.size(), 10u * 7);
        QCOMPARE(data.sacks.front().end - data.sacks.front().begin, 1000u);
        QCOMPARE(data.acknowledgements.back().number, 500'002u);
        QCOMPARE(data.acknowledgements.back().window, 128'000u);
        for (const TcpDirection::RoundTrip &each : data.roundTrips)
            QCOMPARE(each.duration, std::chrono::nanoseconds(20ms));
        // SYN, FIN, and of each ten that lost one the two before it.
        QCOMPARE(data.roundTrips.size(), 500u - 10 * 8 + 2);
        QCOMPARE(std::max_element(
                     data.inFlight.begin(), data.inFlight.end(),
                     [](const auto &one, const auto &other) { return one.bytes < other.bytes; })
                     ->bytes,
                 10'000u);
    }

    void valuesAreThoseOfTcptrace()
    {
        if (QStandardPaths::findExecutable("tcptrace").isEmpty())
            QSKIP("tcptrace is not installed");
        // tcptrace has no good number in flight where numbers wrap.
        const std::vector<Packet> packets = lossyTransfer(2000, 1000);
        QTemporaryDir folder;
        const QString path = folder.filePath("a.pcap");
        std::ofstream file(path.toStdString(), std::ios::binary);
        const auto put = [&file](std::uint32_t word) {
            file.write(reinterpret_cast<const char *>(&word), sizeof word);
        };
        for (const std::uint32_t word : {0xa1b2c3d4u, 2u | 4u << 16, 0u, 0u, 65535u, 1u})
            put(word);
        for (const Packet &each : packets) {
            const auto microseconds = std::chrono::floor<std::chrono::microseconds>(each.time);
            put(static_cast<std::uint32_t>(microseconds.count() / 1'000'000));
            put(static_cast<std::uint32_t>(microseconds.count() % 1'000'000));
            put(static_cast<std::uint32_t>(each.frame.size()));
            put(static_cast<std::uint32_t>(each.frame.size()));
            file << each.frame;
        }
        file.close();
        QProcess tcptrace;
        tcptrace.start("tcptrace", {"-l", "-r", "-n", "-W", path});
        QVERIFY(tcptrace.waitForFinished());
        const QString told = QString::fromUtf8(tcptrace.readAllStandardOutput());
        const auto value = [&](const QString &name) {
            const QRegularExpression line(name + ": +([0-9.]+)");
            return line.match(told).captured(1).toDouble();
        };
        const TcpFlow flow = flowsOf(packets).flows().front();
        const TcpDirection &data = flow.sentBy[0];
        double sum = 0;
        for (const TcpDirection::RoundTrip &each : data.roundTrips)
            sum += std::chrono::duration<double, std::milli>(each.duration).count();
        const double average = sum / static_cast<double>(data.roundTrips.size());
        std::uint64_t inFlight = 0;
        for (const TcpDirection::InFlight &each : data.inFlight)
            inFlight = std::max(inFlight, each.bytes);
        const std::pair<const char *, double> values[] = {
            {"unique bytes sent", double(data.uniqueBytes)},
            {"rexmt data pkts", double(data.retransmittedSegments)},
            {"rexmt data bytes", double(data.retransmittedBytes)},
            {"RTT samples", double(data.roundTrips.size())},
            {"RTT avg", average},
            {"max owin", double(inFlight)},
            {"throughput", flow.goodput(0) / 8}};
        for (const auto &[name, ours] : values) {
            const double theirs = value(name);
            QVERIFY2(theirs > 0 && std::abs(ours - theirs) <= theirs / 100,
                     qPrintable(QStringLiteral("%1: %2, tcptrace has %3\n")
                                    .arg(QLatin1String(name))
                                    .arg(ours)
                                    .arg(theirs) +
                                told));
        }
    }

    void aNewConnectionOnTheSamePortsIsAnotherFlow()
    {
        std::vector<Packet> packets = lossyTransfer(100);
        const End again(1001, 1002, 5);
        packets.push_back({packets.back().time + 1s, again.frame(Syn, 0, 0)});
        packets.push_back({packets.back().time + 1s, again.frame(Syn, 0, 0)});
        const TcpFlows flows = flowsOf(packets);
        QCOMPARE(flows.flows().size(), 2u);
        QCOMPARE(flows.flows()[1].sentBy[0].segments.size(), 2u);
        QVERIFY(flows.flows()[1].sentBy[0].segments[1].isRetransmission);
    }

    void whatIsTooMuchIsCounted()
    {
        const std::vector<Packet> packets = lossyTransfer(500);
        QVERIFY(flowsOf(packets, {0, 1000}).flows().empty());
        QCOMPARE(flowsOf(packets, {0, 1000}).omittedPackets(), packets.size());
        QVERIFY(flowsOf(packets, {10, 100}).omittedPackets() > 900);
    }

    void framesThatAreCutAreNoSegments()
    {
        const std::string whole = lossyTransfer(10)[0].frame;
        QVERIFY(parseTcp(whole));
        for (std::size_t bytes = 0; bytes < whole.size(); ++bytes)
            QVERIFY(!parseTcp(std::span(whole).first(bytes)));
    }
};

QTEST_GUILESS_MAIN(TestTcpFlows)
#include "tst_tcpflows.moc"
