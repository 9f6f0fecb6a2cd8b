// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/packets/partrings.h"

#include "plugins/packet_capturing/packets/packetsources.h"
#include "tests/plugins/fakeengine.h"
#include "tests/plugins/fakehost.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tomato;
using namespace tomato::plugins;

/// Judges what the dock Packets shows of captures that other hosts record.
class TestPartRings final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;
    std::unique_ptr<test::FakeEngine> m_engine;
    std::unique_ptr<test::FakeHost> m_host;

    /// A capture that is recorded here and on another host.
    static QJsonObject crossing()
    {
        QJsonObject capture = test::FakeEngine::recording("file");
        capture.insert("directory", "");
        capture.insert("parts",
                       QJsonArray{QJsonObject{{"host", "here"}}, QJsonObject{{"host", "far"}}});
        return capture;
    }

    static QJsonObject ring(const char *host, const char *directory, const char *reason = "")
    {
        return {{"host", host}, {"directory", directory}, {"reason", reason}};
    }

private slots:
    void init()
    {
        for (const char *name : {"XDG_RUNTIME_DIR", "XDG_DATA_HOME"})
            qputenv(name, m_home.path().toUtf8());
        m_engine = std::make_unique<test::FakeEngine>();
        QVERIFY(m_engine->listen(LabId("one")));
        m_engine->setLab("running");
        m_host = std::make_unique<test::FakeHost>();
        bool isOpen = false;
        m_host->engine().open(LabId("one"), false,
                              [&](const auto &opened) { isOpen = opened.has_value(); });
        QTRY_VERIFY(isOpen);
    }

    void cleanup()
    {
        m_host.reset();
        m_engine.reset();
    }

    void eachHostIsASourceOfItsOwn()
    {
        m_engine->setCapture(crossing());
        m_engine->mirrors = {ring("here", "/run/1"), ring("far", "/mirrors/1")};
        QTRY_VERIFY(PacketSources::areThere(*m_host, m_host->connection));
        PartRings rings(*m_host);
        QSignalSpy changed(&rings, &PartRings::changed);
        rings.watch({m_host->connection});
        rings.setShown(true);
        QTRY_COMPARE(changed.count(), 1);
        const PacketSources sources =
            PacketSources::find(*m_host, {m_host->connection}, rings, true);
        QCOMPARE(sources.directories, (QStringList{"/run/1", "/mirrors/1"}));
        QVERIFY(sources.names[0].connection.endsWith("(here)"));
        QVERIFY(sources.names[1].connection.endsWith("(far)"));
        QCOMPARE(sources.connections.size(), 2U);
    }

    void nothingIsCopiedWhileNobodyLooks()
    {
        m_engine->setCapture(crossing());
        QTRY_VERIFY(PacketSources::areThere(*m_host, m_host->connection));
        PartRings rings(*m_host);
        rings.watch({m_host->connection});
        m_engine->setCapture(crossing());
        QTRY_VERIFY(m_host->engine().capture(m_host->connection) != nullptr);
        QCOMPARE(m_engine->asked, 0);
        rings.setShown(true);
        QTRY_VERIFY(m_engine->asked > 1); // again and again
    }

    void aCopyThatCannotBeMadeIsSaid()
    {
        m_engine->setCapture(crossing());
        m_engine->mirrors = {ring("far", "", "far: cannot be reached")};
        QTRY_VERIFY(PacketSources::areThere(*m_host, m_host->connection));
        PartRings rings(*m_host);
        QSignalSpy failed(&rings, &PartRings::failed);
        rings.watch({m_host->connection});
        rings.setShown(true);
        QTRY_VERIFY(failed.count() > 0);
        QVERIFY(failed[0][0].toString().contains("cannot be reached"));
        QVERIFY(
            PacketSources::find(*m_host, {m_host->connection}, rings, true).connections.empty());
    }

    void aRecordingOfThisMachineIsAskedForNothing()
    {
        m_engine->setCapture(test::FakeEngine::recording("file"));
        QTRY_VERIFY(m_host->engine().capture(m_host->connection) != nullptr);
        PartRings rings(*m_host);
        rings.watch({m_host->connection});
        rings.setShown(true);
        const PacketSources sources =
            PacketSources::find(*m_host, {m_host->connection}, rings, true);
        QCOMPARE(sources.directories, QStringList{"/run/1"});
        QVERIFY(!sources.names[0].connection.contains('('));
        QCOMPARE(m_engine->asked, 0);
    }
};

QTEST_MAIN(TestPartRings)
#include "tst_partrings.moc"
