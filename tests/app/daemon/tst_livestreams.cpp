// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/liveservers.h"
#include "app/daemon/livestreams.h"

#include "app/protocol/folders/labpaths.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QTemporaryDir>
#include <QTest>

using namespace tomato;
using namespace tomato::engine;

namespace {

/// An IPv4 packet with the ports 0x6800 (26624) and 0x9000 (36864) in its payload.
QByteArray ipv4(const char *from, const char *to, const char *protocol = "06",
                const char *fragment = "0000")
{
    return QByteArray::fromHex(QByteArray("4500002800000000").replace(12, 4, fragment) + "40" +
                               protocol + "0000" + from + to + "68009000") +
           QByteArray(20, '\0');
}

QByteArray ipv6(const char *from, const char *to)
{
    return QByteArray::fromHex(QByteArray("6000000000140640") + from + to + "68009000") +
           QByteArray(20, '\0');
}

QByteArray frame(const char *type, const QByteArray &packet)
{
    return QByteArray::fromHex("020000000002020000000001") + QByteArray::fromHex(type) + packet;
}

bool carries(const LiveStreams &streams, const QByteArray &bytes)
{
    return LiveServers(streams.servers())
        .carry({bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

const char *const Loopback = "7f000001";
const char *const Other = "c0000207"; // 192.0.2.7
const char *const Loopback6 = "00000000000000000000000000000001";
const char *const Other6 = "fd000000000000000000000000000007";

} // namespace

class TestLiveStreams final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_RUNTIME_DIR", m_folder->path().toUtf8());
        QVERIFY(rpc::LabPaths::checkControlDirectory());
    }

    void framesOfAStreamAreFound_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("port");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("isFound");
        const QByteArray sent = frame("0800", ipv4(Loopback, Other));
        const QByteArray received = frame("0800", ipv4(Other, Loopback));
        QTest::newRow("from the server") << "127.0.0.1" << 26624 << sent << true;
        QTest::newRow("to the server") << "127.0.0.1" << 36864 << received << true;
        QTest::newRow("the viewer's port") << "127.0.0.1" << 36864 << sent << false;
        QTest::newRow("another address") << "192.0.2.8" << 26624 << sent << false;
        QTest::newRow("any address") << "0.0.0.0" << 26624 << sent << true;
        QTest::newRow("any address, and IPv6") << "::" << 26624 << sent << true;
        QTest::newRow("another port") << "127.0.0.1" << 26625 << sent << false;
        QTest::newRow("UDP") << "127.0.0.1" << 26624 << frame("0800", ipv4(Loopback, Other, "11"))
                             << false;
        QTest::newRow("a later fragment")
            << "127.0.0.1" << 26624 << frame("0800", ipv4(Loopback, Other, "06", "0001")) << false;
        QTest::newRow("in a VLAN")
            << "127.0.0.1" << 26624 << frame("810000640800", ipv4(Loopback, Other)) << true;
        QTest::newRow("in two VLANs")
            << "127.0.0.1" << 26624 << frame("88a80064810000650800", ipv4(Loopback, Other)) << true;
        QTest::newRow("IPv6") << "::1" << 26624 << frame("86dd", ipv6(Loopback6, Other6)) << true;
        QTest::newRow("another IPv6")
            << "::1" << 26624 << frame("86dd", ipv6(Other6, Loopback6)) << false;
        QTest::newRow("ARP") << "127.0.0.1" << 26624 << frame("0806", QByteArray(28, '\0'))
                             << false;
    }

    void framesOfAStreamAreFound()
    {
        QFETCH(const QString, host);
        QFETCH(const int, port);
        QFETCH(const QByteArray, bytes);
        QFETCH(const bool, isFound);
        describe("one", host, port);
        const LiveStreams streams;
        QCOMPARE(carries(streams, bytes), isFound);
    }

    void aFrameThatIsCutIsNone()
    {
        describe("one", "0.0.0.0", 26624);
        const LiveStreams streams;
        const QByteArray whole = frame("88a80064810000650800", ipv4(Loopback, Other));
        QVERIFY(carries(streams, whole));
        const qsizetype ports = 22 + 20;
        for (qsizetype size = 0; size < ports + 4; ++size)
            QVERIFY(!carries(streams, whole.left(size)));
        const QByteArray six = frame("86dd", ipv6(Loopback6, Other6));
        for (qsizetype size = 0; size < 14 + 40 + 4; ++size)
            QVERIFY(!carries(streams, six.left(size)));
    }

    void streamsThatComeAndGoAreHeardOf()
    {
        const QByteArray bytes = frame("0800", ipv4(Loopback, Other));
        LiveStreams streams;
        QVERIFY(!carries(streams, bytes));
        describe("one", "127.0.0.1", 26624);
        streams.refresh();
        QVERIFY(carries(streams, bytes));
        describe("two", "127.0.0.1", 26624);
        QVERIFY(QFile::remove(rpc::LabPaths::description(LabId("one"))));
        streams.refresh();
        QVERIFY(carries(streams, bytes));
        describe("two", "127.0.0.1", 0);
        streams.refresh();
        QVERIFY(!carries(streams, bytes));
    }

    void theDescriptionOfAnEngineThatIsGoneSaysNothing()
    {
        describe("one", "127.0.0.1", 26624, 1'000'000'000);
        QVERIFY(!carries(LiveStreams(), frame("0800", ipv4(Loopback, Other))));
    }

private:
    static void describe(const std::string &lab, const QString &host, int port,
                         qint64 process = QCoreApplication::applicationPid())
    {
        QSaveFile file(rpc::LabPaths::description(LabId(lab)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QJsonArray live{QJsonObject{{"host", host}, {"port", port}}};
        file.write(QJsonDocument(QJsonObject{{"pid", process}, {"live", live}}).toJson());
        QVERIFY(file.commit());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestLiveStreams)
#include "tst_livestreams.moc"
