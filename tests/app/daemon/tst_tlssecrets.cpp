// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/daemon/enginetest.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace tomato;
using namespace tomato::engine;

namespace {

/// A web server with a certificate of its own, on h2; it goes with the lab.
const QString Serve = QStringLiteral(
    "cd /root && openssl req -x509 -newkey rsa:2048 -nodes -keyout key -out certificate "
    "-subj /CN=h2 -days 2 2>/dev/null && "
    "setsid -f openssl s_server -quiet -www -accept 443 -cert certificate -key key "
    ">/dev/null 2>&1 </dev/null");
const QString Fetch = QStringLiteral(
    "for try in $(seq 50); do curl -sk --max-time 5 https://10.0.0.2/ >/dev/null && exit 0; "
    "sleep 0.2; done; exit 1");

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

    QByteArray recordedWith(bool isOn)
    {
        QJsonObject document = twoHosts({{"capturing", true}});
        QJsonObject topology = document.value("topology").toObject();
        topology.insert("lab_tls_secrets", isOn);
        document.insert("topology", topology);
        if (!started(document) || runIn(*m_client, "h2", {"sh", "-c", Serve}) != 0 ||
            runIn(*m_client, "h1", {"sh", "-c", Fetch}) != 0 || !download())
            return "failed";
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("failed");
    }

    static bool hasPrograms()
    {
        for (const char *program : {"curl", "openssl", "tshark"}) {
            if (QStandardPaths::findExecutable(program).isEmpty())
                return false;
        }
        return true;
    }

    QString path() const { return m_home->filePath("one.pcapng"); }

    QString decoded(const QString &filter) const
    {
        QProcess tshark;
        tshark.start("tshark", {"-r", path(), "-Y", filter});
        if (!tshark.waitForFinished() || tshark.exitCode() != 0)
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
