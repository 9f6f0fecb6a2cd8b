// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hosts/hostgreeting.h"
#include "tests/hosts/hostbedtest.h"

using namespace tomato;
using namespace tomato::engine;
using hosts::BedHost;
using hosts::HostBed;

/// Hosts whose shell says much, and hosts that have another program, or none.
class TestStrangeHosts final : public hosts::HostBedTest
{
    Q_OBJECT

    static constexpr const char *Bash = "/bin/bash";

    /// What each shell of this machine's user does first.
    static void setBashrc(const BedHost &host, const QByteArray &lines)
    {
        QFile file(host.home() + "/.bashrc");
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(lines);
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup |
                                    QFile::ReadOther));
    }

    /// A lab with a part at paris does not start: why, and nothing of it is left anywhere.
    QString refusal()
    {
        const auto started = start(threeHosts());
        expectNothingLeft();
        return started ? QString() : QString::fromStdString(started.error().text());
    }

private slots:
    void aShellThatIsSlowAndPrintsMuchIsWaitedFor()
    {
        makeBed(Names, {.shell = Bash});
        setBashrc(m_bed->host("paris"),
                  "head -c 60000 /dev/zero | tr '\\0' x\necho\necho much >&2\nsleep 3\n");
        const auto printed = HostBed::run({m_bed->ssh(), "paris", "true"});
        QVERIFY2(printed && printed->size() == 60'001, "it prints nothing");
        const auto started = start(threeHosts({{"capturing", true}, {"capture_filter", "icmp"}}));
        QVERIFY2(started, started ? "" : started.error().text().c_str());
        QVERIFY(pings("h1", "10.0.0.2"));
        QVERIFY(pings("h2", "10.0.0.1"));
        const QString merged = m_home->filePath("c1.pcapng");
        const auto got = await([&](auto done) {
            m_client->download(ConnectionId("c1"), merged, {}, std::move(done));
        });
        QVERIFY2(got, got ? "" : got.error().text().c_str());
        const auto read = HostBed::run({"tshark", "-r", merged, "-T", "fields", "-e", "icmp.type"});
        QVERIFY2(read, read ? "" : read.error().text().c_str());
        QCOMPARE(read->split('\n', Qt::SkipEmptyParts).size(), 8);
        QVERIFY(await([&](auto done) { m_client->stopLab(std::move(done)); }));
        expectNothingLeft();
    }

    void aShellThatPrintsAMegabyteIsRefused_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::newRow("in one line") << QByteArray("head -c 1000000 /dev/zero | tr '\\0' x\n");
        QTest::newRow("in many lines") << QByteArray("yes noise | head -c 1000000\n");
    }

    void aShellThatPrintsAMegabyteIsRefused()
    {
        QFETCH(QByteArray, lines);
        makeBed(Names, {.shell = Bash});
        setBashrc(m_bed->host("paris"), lines);
        const QString why = refusal();
        QVERIFY2(why.startsWith("paris: its login shell prints more than 64 KiB"), qPrintable(why));
        // It starts when that is mended.
        setBashrc(m_bed->host("paris"), "");
        QVERIFY(start(threeHosts()));
        QVERIFY(pings("h1", "10.0.0.2"));
    }

    void anotherProgramIsRefusedWithWhatToInstall_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QStringList>("said");
        const int own = hosts::HostGreeting::Protocol;
        for (const int protocol : {own - 1, own + 1}) {
            const QString version = QStringLiteral("0.9.%1").arg(protocol);
            QTest::addRow("protocol %d", protocol)
                << QStringLiteral("#!/bin/sh\n"
                                  "echo 'TOMATO-HOST 1 {\"protocol\":%1,\"version\":\"%2\"}'\n"
                                  "exec cat\n")
                       .arg(protocol)
                       .arg(version)
                << QStringList{"paris: has ToMaTo Desktop " + version,
                               QStringLiteral("the protocol %1;").arg(protocol),
                               QStringLiteral("here is %1 with the protocol %2")
                                   .arg(QStringLiteral(TOMATO_VERSION))
                                   .arg(own)};
        }
        QTest::newRow("no program")
            << QString()
            << QStringList{"paris: tomato-engine is not there", "sudo apt install tomato-desktop"};
    }

    void anotherProgramIsRefusedWithWhatToInstall()
    {
        QFETCH(QString, program);
        QFETCH(QStringList, said);
        makeBed();
        const BedHost &paris = m_bed->host("paris");
        const auto hidden =
            paris.run({"sh", "-c",
                       "mount -t tmpfs -o mode=755 none \"$0\" && cd \"$0\" && [ -z \"$1\" ] || "
                       "{ printf %s \"$1\" >tomato-engine && chmod 755 tomato-engine; }",
                       QLatin1String(HostBed::Programs), program});
        QVERIFY2(hidden, hidden ? "" : hidden.error().text().c_str());
        const QString why = refusal();
        for (const QString &each : said)
            QVERIFY2(why.contains(each), qPrintable(why));
        const auto shown = paris.run({"umount", QLatin1String(HostBed::Programs)});
        QVERIFY2(shown, shown ? "" : shown.error().text().c_str());
        QVERIFY(start(threeHosts()));
        QVERIFY(pings("h1", "10.0.0.2"));
    }
};

int main(int argc, char **argv)
{
    return hosts::runInOwnNetwork<TestStrangeHosts>(argc, argv);
}

#include "tst_strangehosts.moc"
