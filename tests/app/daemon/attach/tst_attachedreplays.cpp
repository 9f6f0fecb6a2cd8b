// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/daemon/attach/attachtest.h"

#include <QDir>
#include <QFile>

using namespace tomato;
using namespace tomato::engine;

/// Elements that play a capture file.
class TestAttachedReplays final : public AttachTest
{
    Q_OBJECT

private slots:
    /// An element without a network stack plays the file in its folder, byte by byte, and tells
    /// how.
    void aReplayPlaysItsFile()
    {
        // A frame that nothing here sends by itself.
        QByteArray frame = QByteArray::fromHex("0200000000020200000000018888");
        frame += QByteArray(86, 'x');
        QByteArray file = QByteArray::fromHex("d4c3b2a102000400000000000000000000000400"
                                              "01000000");
        for (char i = 0; i < 50; ++i) {
            frame[20] = i;
            file += QByteArray::fromHex("00000000") + QByteArray(1, static_cast<char>(i * 4)) +
                    QByteArray::fromHex("0000006400000064000000") + frame;
        }
        QVERIFY(QDir().mkpath(m_home->filePath("files/a1")));
        QFile capture(m_home->filePath("files/a1/x.pcap"));
        QVERIFY(capture.open(QIODevice::WriteOnly));
        capture.write(file);
        capture.close();
        const QJsonObject played =
            document({element("a1", "replay", {{"replay_file", "x.pcap"}, {"replay_loops", 2}}),
                      interfaceOf("a1", "replay", "eth0"), element("a2", "container"),
                      interfaceOf("a2", "container", "eth0", "10.0.0.2/24")});
        QVERIFY(await([&](auto done) {
            m_client->startLab(played, {}, done, {}, m_home->filePath("files"));
        }));
        const auto commands = [this] {
            return m_client->lab().elements.at(ElementId("a1")).commands;
        };
        QTRY_COMPARE(commands().size(), 1u);
        QTRY_COMPARE(commands()[0].state, client::CommandStatus::State::Ended);
        QCOMPARE(commands()[0].reason, QString());
        QCOMPARE(commands()[0].code, 0);
        QFile output(commands()[0].output);
        QVERIFY(output.open(QIODevice::ReadOnly));
        const QByteArray text = output.readAll();
        QVERIFY2(text.contains("\"frames\":100"), text.constData());
        QTRY_COMPARE(flushed(*m_client).counters.written[0], 100);
    }

    /// A program in the element could make a link, and the engine is outside.
    void aReplaysLogFollowsNoLinkOfTheElements()
    {
        const QJsonObject played =
            document({element("a1", "replay", {{"replay_file", "x.pcap"}}),
                      interfaceOf("a1", "replay", "eth0"), element("a2", "container"),
                      interfaceOf("a2", "container", "eth0", "10.0.0.2/24")});
        QVERIFY(await([&](auto done) { m_client->startLab(played, {}, done); }));
        const auto status = [this] { return m_client->lab().elements.at(ElementId("a1")); };
        QTRY_COMPARE(status().commands.size(), 1u);
        QTRY_COMPARE(status().commands[0].state, client::CommandStatus::State::Ended);
        QFile mine(m_home->filePath("mine"));
        QVERIFY(mine.open(QIODevice::WriteOnly));
        mine.write("untouched");
        mine.close();
        const QString log = status().folder + "/replay.log";
        QFile::remove(log);
        QVERIFY(QFile::link(mine.fileName(), log));
        const ElementId element("a1");
        QVERIFY(await([&](auto done) { m_client->stopElement(element, done); }));
        QVERIFY(await([&](auto done) { m_client->startElement(element, done); }));
        QTRY_COMPARE(status().commands.size(), 1u);
        QTRY_COMPARE(status().commands[0].state, client::CommandStatus::State::Ended);
        QVERIFY(mine.open(QIODevice::ReadOnly));
        QCOMPARE(mine.readAll(), QByteArray("untouched"));
        QVERIFY(QFile::exists(status().commands[0].output));
    }

    void aReplayWithoutAFileDoesNotHideIt()
    {
        const QJsonObject nothing = document(
            {element("a1", "replay"), interfaceOf("a1", "replay", "eth0"),
             element("a2", "container"), interfaceOf("a2", "container", "eth0", "10.0.0.2/24")});
        QVERIFY(await([&](auto done) { m_client->startLab(nothing, {}, done); }));
        QTRY_COMPARE(m_client->lab().elements.at(ElementId("a1")).reason,
                     "replay_file: says not what it plays");
        QVERIFY(m_client->lab().elements.at(ElementId("a1")).commands.empty());
    }
};

QTEST_GUILESS_MAIN(TestAttachedReplays)
#include "tst_attachedreplays.moc"
