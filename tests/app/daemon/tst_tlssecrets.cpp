// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/daemon/enginetest.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>

using namespace tomato;
using namespace tomato::engine;

namespace {

const QString Certify = QStringLiteral(
    "cd /root && openssl req -x509 -newkey rsa:2048 -nodes -keyout key -out certificate "
    "-subj /CN=h2 -days 2 2>/dev/null && ");
/// A web server with a certificate of its own, on h2; it goes with the lab.
const QString Serve =
    Certify +
    QStringLiteral("setsid -f openssl s_server -quiet -www -accept 443 -cert certificate -key key "
                   ">/dev/null 2>&1 </dev/null");
const QString Fetch = QStringLiteral(
    "for try in $(seq 50); do curl -sk --max-time 5 https://10.0.0.2/ >/dev/null && exit 0; "
    "sleep 0.2; done; exit 1");
/// The same with HTTP/2: the server answers the first request of each connection with status 200.
const QString ServeHttp2 = Certify + QStringLiteral(R"(cat > server.py <<'END'
import socket, ssl
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain('certificate', 'key')
context.set_alpn_protocols(['h2'])
server = socket.create_server(('', 443))
def read(stream, count):
    data = b''
    while len(data) < count:
        more = stream.recv(count - len(data))
        if not more:
            raise OSError('closed')
        data += more
    return data
while True:
    try:
        stream = context.wrap_socket(server.accept()[0], server_side=True)
        stream.sendall(bytes.fromhex('000000040000000000'))
        read(stream, 24)
        kind = 0
        while kind != 1:
            frame = read(stream, 9)
            read(stream, int.from_bytes(frame[:3], 'big'))
            kind = frame[3]
        stream.sendall(bytes.fromhex('000000040100000000' '00000101050000000188'))
        read(stream, 1 << 20)
    except OSError:
        pass
END
setsid -f python3 server.py >/dev/null 2>&1 </dev/null)");
/// HTTP/3 over QUIC. The server's secrets would do alone; the client writes them down, too.
const QString ServeHttp3 =
    Certify +
    QStringLiteral("echo greeting >greeting.txt && setsid -f gtlsserver --quiet '*' 443 key "
                   "certificate >/dev/null 2>&1 </dev/null");
const QString FetchHttp3 = QStringLiteral(
    "for try in $(seq 50); do gtlsclient --quiet --timeout=2s --exit-on-all-streams-close "
    "10.0.0.2 443 https://10.0.0.2/greeting.txt >/dev/null 2>&1 && exit 0; sleep 0.2; done; exit "
    "1");

} // namespace

/// Tests what encrypted connections between elements leave in recordings.
class TestTlsSecrets final : public EngineTest
{
    Q_OBJECT

private:
    bool started(const QJsonObject &document)
    {
        return await([&](auto done) { m_client->startLab(document, QString(), done); }).has_value();
    }

    bool download()
    {
        return await([&](auto done) { m_client->download(ConnectionId("c1"), path(), {}, done); })
            .has_value();
    }

    QByteArray recordedWith(bool isOn, const QString &serve = Serve, const QString &fetch = Fetch)
    {
        QJsonObject document = twoHosts({{"capturing", true}});
        QJsonObject topology = document.value("topology").toObject();
        topology.insert("lab_tls_secrets", isOn);
        document.insert("topology", topology);
        if (!started(document) || runIn(*m_client, "h2", {"sh", "-c", serve}) != 0 ||
            runIn(*m_client, "h1", {"sh", "-c", fetch}) != 0 || !download())
            return "failed";
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("failed");
    }

    static bool hasPrograms(const QStringList &more = {"curl"})
    {
        const QStringList all = more + QStringList{"openssl", "tshark"};
        return std::all_of(all.begin(), all.end(), [](const QString &program) {
            return !QStandardPaths::findExecutable(program).isEmpty() ||
                   !QStandardPaths::findExecutable(program, {"/usr/sbin"}).isEmpty();
        });
    }

    QString path() const { return m_home->filePath("one.pcapng"); }

    QString decoded(const QString &filter) const
    {
        QProcess tshark;
        tshark.start("tshark", {"-r", path(), "-Y", filter});
        if (!tshark.waitForFinished(120'000) || tshark.exitCode() != 0)
            return "failed: " + QString::fromUtf8(tshark.readAllStandardError());
        return QString::fromUtf8(tshark.readAllStandardOutput());
    }

private slots:
    void aRecordingCanBeReadWhereTheLabSaysSo()
    {
        if (!hasPrograms())
            QSKIP("curl, openssl and tshark are needed");
        const QByteArray recorded = recordedWith(true);
        QVERIFY(recorded.contains("CLIENT_HANDSHAKE_TRAFFIC_SECRET "));
        const QString lines = decoded("http");
        QVERIFY2(lines.contains("GET / HTTP/1.1"), qPrintable(lines));
        // No recording gets them from now on, though they still lie in the element's folder.
        QJsonObject document = twoHosts({{"capturing", true}});
        QVERIFY(await([&](auto done) { m_client->applyTopology(document, std::move(done)); }));
        QVERIFY(download());
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("_TRAFFIC_SECRET"));
        QCOMPARE(decoded("http"), QString());
        QVERIFY(!decoded("tls").isEmpty());
    }

    /// Shows the requests and answers of curl, without an option.
    void linesOfHttp2AreShown()
    {
        if (!hasPrograms() || QStandardPaths::findExecutable("python3", {"/usr/bin"}).isEmpty())
            QSKIP("curl, openssl, python3 and tshark are needed");
        const QByteArray recorded = recordedWith(true, ServeHttp2);
        QVERIFY(recorded.contains("_TRAFFIC_SECRET"));
        const QString lines = decoded("http2");
        QVERIFY2(lines.contains("GET /"), qPrintable(lines));
        QVERIFY2(lines.contains("200 OK"), qPrintable(lines));
    }

    /// Shows the requests and answers of a QUIC program, without an option.
    void linesOfHttp3AreShown()
    {
        if (!hasPrograms({"gtlsclient", "gtlsserver"}))
            QSKIP("gtlsclient, gtlsserver (ngtcp2-client, ngtcp2-server), openssl and tshark are "
                  "needed");
        const QByteArray recorded = recordedWith(true, ServeHttp3, FetchHttp3);
        QVERIFY(recorded.contains("CLIENT_HANDSHAKE_TRAFFIC_SECRET "));
        const QString lines = decoded("http3");
        QVERIFY2(lines.contains("HEADERS"), qPrintable(lines));
        QVERIFY2(!decoded("quic.stream_data contains \"greeting\"").isEmpty(), qPrintable(lines));
    }

    void noQuicSecretIsWrittenDownWhereTheLabDoesNotSaySo()
    {
        if (!hasPrograms({"gtlsclient", "gtlsserver"}))
            QSKIP("gtlsclient, gtlsserver (ngtcp2-client, ngtcp2-server), openssl and tshark are "
                  "needed");
        const QByteArray recorded = recordedWith(false, ServeHttp3, FetchHttp3);
        QVERIFY(!recorded.startsWith("failed"));
        QVERIFY(!recorded.contains("_TRAFFIC_SECRET"));
        QVERIFY(!decoded("quic").isEmpty());
        QCOMPARE(decoded("http3"), QString());
    }

    void noSecretIsWrittenDownWhereItDoesNot()
    {
        if (!hasPrograms())
            QSKIP("curl, openssl and tshark are needed");
        const QByteArray recorded = recordedWith(false);
        QVERIFY(!recorded.startsWith("failed"));
        QVERIFY(!recorded.contains("_TRAFFIC_SECRET"));
        QVERIFY(!recorded.contains("CLIENT_RANDOM"));
        QCOMPARE(decoded("http"), QString());
        QCOMPARE(runIn(*m_client, "h1", {"sh", "-c", "test -z \"$SSLKEYLOGFILE\""}), 0);
        QCOMPARE(runIn(*m_client, "h1", {"test", "-e", "/root/.sslkeylog"}), 1);
    }
};

QTEST_GUILESS_MAIN(TestTlsSecrets)
#include "tst_tlssecrets.moc"
