// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QTest>

/// Follows what happens in a lab by the shell, as a script does.
class TestCommandLineEvents final : public QObject
{
    Q_OBJECT

    /// `tomato lab events FILE --json` while it runs.
    class Events
    {
    public:
        Events(const Shell &shell, const QString &file)
        {
            m_process.setProcessEnvironment(shell.environment());
            m_process.start(TOMATO_BIN "/tomato", {"lab", "events", file, "--json"});
        }

        /// Whether an event came with all these values; those that came before it are passed over.
        bool has(const QJsonObject &wanted)
        {
            read();
            for (const QJsonObject &event : m_events) {
                bool isIt = true;
                for (auto it = wanted.begin(); isIt && it != wanted.end(); ++it)
                    isIt = event.value(it.key()) == it.value();
                if (isIt)
                    return true;
            }
            return false;
        }

        const std::vector<QJsonObject> &all()
        {
            read();
            return m_events;
        }
        /// Each line has been an object.
        bool isGood() const { return m_isGood; }
        QProcess &process() { return m_process; }

    private:
        void read()
        {
            while (m_process.canReadLine()) {
                const auto document = QJsonDocument::fromJson(m_process.readLine());
                m_isGood = m_isGood && document.isObject();
                m_events.push_back(document.object());
            }
        }

        QProcess m_process;
        std::vector<QJsonObject> m_events;
        bool m_isGood = true;
    };

private slots:
    void initTestCase()
    {
        const QString problem = Shell::labProblem();
        if (!problem.isEmpty())
            QSKIP(qPrintable("labs cannot run here: " + problem));
    }

    void whatHappensIsToldAsItHappensUntilTheLabEnds()
    {
        const Shell shell;
        const QString file = shell.twoHosts("events");
        QCOMPARE(shell.tomato({"lab", "start", file}).exitCode, 0);
        Events events(shell, file);
        // First what there is.
        for (const char *name : {"h1", "h2"}) {
            const QJsonObject running{{"event", "element"}, {"name", name}, {"state", "running"}};
            QTRY_VERIFY_WITH_TIMEOUT(events.has(running), 60'000);
        }
        QVERIFY(events.has({{"event", "lab"}, {"state", "running"}}));
        // Then each change.
        QVERIFY(!events.has({{"event", "link"}, {"up", false}}));
        QTRY_VERIFY_WITH_TIMEOUT(
            events.has({{"event", "link"}, {"name", "h1:eth0 ⇄ h2:eth0"}, {"up", true}}), 60'000);
        QCOMPARE(shell.tomato({"lab", "link", file, "h1--h2", "down"}).exitCode, 0);
        QTRY_VERIFY_WITH_TIMEOUT(events.has({{"event", "link"}, {"up", false}}), 60'000);
        QCOMPARE(shell.tomato({"lab", "link", file, "h1--h2", "up"}).exitCode, 0);
        QCOMPARE(shell.tomato({"lab", "link", file, "h1--h2", "--set", "delay_from=20"}).exitCode,
                 0);
        QTRY_VERIFY_WITH_TIMEOUT(
            events.has({{"event", "emulation"}, {"attributes", QJsonObject{{"delay_from", 20}}}}),
            60'000);
        QCOMPARE(shell.tomato({"capture", "start", file, "h1--h2"}).exitCode, 0);
        QTRY_VERIFY_WITH_TIMEOUT(events.has({{"event", "capture"}, {"state", "recording"}}),
                                 60'000);
        QCOMPARE(shell.tomato({"capture", "stop", file, "h1--h2"}).exitCode, 0);
        QTRY_VERIFY_WITH_TIMEOUT(events.has({{"event", "capture"}, {"state", "stopped"}}), 60'000);
        QCOMPARE(shell.tomato({"lab", "stop", file}).exitCode, 0);
        // It ends with the lab.
        QVERIFY(events.process().waitForFinished(60'000));
        QCOMPARE(events.process().exitCode(), 0);
        QVERIFY(events.has({{"event", "lab"}, {"state", "stopped"}}));
        QVERIFY(events.isGood());
        QDateTime last;
        for (const QJsonObject &event : events.all()) {
            const auto time = QDateTime::fromString(event["time"].toString(), Qt::ISODateWithMs);
            QVERIFY(time.isValid() && (!last.isValid() || time >= last));
            last = time;
        }
    }

    void anInterruptEndsItAndNotTheLab()
    {
        const Shell shell;
        const QString file = shell.twoHosts("going");
        QCOMPARE(shell.tomato({"lab", "start", file}).exitCode, 0);
        Events events(shell, file);
        QTRY_VERIFY_WITH_TIMEOUT(events.has({{"event", "lab"}, {"state", "running"}}), 60'000);
        events.process().terminate();
        QVERIFY(events.process().waitForFinished(60'000));
        QCOMPARE(events.process().exitCode(), 130);
        QCOMPARE(shell.tomato({"lab", "status", file, "--json"}).object()["wires"].toInt(), 1);
    }

    void aLabThatDoesNotRunIsNotFound()
    {
        const Shell shell;
        const auto none = shell.tomato({"lab", "events", shell.twoHosts("asleep"), "--json"});
        QCOMPARE(none.exitCode, 3);
        QCOMPARE(none.output, QString());
        QVERIFY(!none.errors.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestCommandLineEvents)
#include "tst_commandlineevents.moc"
