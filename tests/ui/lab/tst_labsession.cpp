// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/labsession.h"

#include "app/client/kernelcheck.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <optional>

using namespace tomato;
using namespace tomato::ui;

/// Tests what the window learns about a running lab.
class TestLabSession final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_home.isValid());
        qputenv("XDG_RUNTIME_DIR", m_home.path().toUtf8());
        qputenv("XDG_DATA_HOME", m_home.path().toUtf8());
        qputenv("XDG_CONFIG_HOME", m_home.filePath("config").toUtf8());
        qputenv("TOMATO_ENGINE", TOMATO_BIN "/tomato-engine");
    }

    void emulationThatTheKernelHasNotIsAMessageWhenTheLabStarts_data()
    {
        QTest::addColumn<int>("connections");
        QTest::newRow("one") << 1;
        QTest::newRow("three") << 3;
    }

    void emulationThatTheKernelHasNotIsAMessageWhenTheLabStarts()
    {
        QFETCH(const int, connections);
        const auto features = client::KernelCheck::ask();
        if (!features)
            QSKIP(features.error().text().c_str());
        bool hasNetem = false;
        for (const client::MachineFeature &feature : *features)
            hasNetem |= feature.name == "netem" && feature.works;
        document::Document document;
        draw(document, connections);
        LabSession lab(document);
        QSignalSpy problems(&lab, &LabSession::problem);
        lab.start();
        QTRY_VERIFY_WITH_TIMEOUT(!lab.isStarting(), 60'000);
        if (!lab.isRunning())
            QSKIP(qPrintable(problems.value(0).value(0).toString()));
        QCOMPARE(problems.count(), hasNetem ? 0 : 1);
        if (!hasNetem) {
            const QString text = problems[0][0].toString();
            QVERIFY2(text.contains("cannot emulate: delay"), qPrintable(text));
            QVERIFY2(text.contains(":eth0 \u21c4 host"), qPrintable(text));
            QCOMPARE(text.contains("2 other"), connections == 3);
            QVERIFY(std::ranges::count(m_hosts, problems[0][1].value<ElementId>()) == 1);
        }
        bool stopped = false;
        lab.stop([&stopped](bool) { stopped = true; });
        QTRY_VERIFY_WITH_TIMEOUT(stopped, 60'000);
    }

    void whatFailedIsSettledByAGoodStart()
    {
        document::Document document;
        const auto one = document.addElement(topology::ElementKind::Host, {0, 0});
        const auto other = document.addElement(topology::ElementKind::Host, {200, 0});
        QVERIFY(one && other);
        const auto connection = document.connectElements(*one, *other);
        QVERIFY(connection);
        // Right in form, but Linux takes no address that is a loopback's on Ethernet.
        QVERIFY(document.changeElement(document.topology().connection(*connection)->ends[1],
                                       {{"ip6address", "::1/128"}}, "Address"));
        LabSession lab(document);
        QSignalSpy problems(&lab, &LabSession::problem);
        QSignalSpy resolved(&lab, &LabSession::resolved);
        lab.start();
        QTRY_VERIFY_WITH_TIMEOUT(!lab.isStarting(), 60'000);
        QVERIFY(!problems.isEmpty());
        QSet<QString> topics;
        for (const auto &problem : problems)
            topics << problem[2].toString();
        QVERIFY(!topics.contains(QString()));
        document.undoStack().undo();
        resolved.clear();
        lab.start();
        QTRY_VERIFY_WITH_TIMEOUT(!lab.isStarting(), 60'000);
        if (!lab.isRunning())
            QSKIP("labs cannot run here");
        for (const auto &each : resolved)
            topics.remove(each[0].toString());
        QVERIFY2(topics.isEmpty(), qPrintable(QStringList(topics.values()).join(' ')));
        bool stopped = false;
        lab.stop([&stopped](bool) { stopped = true; });
        QTRY_VERIFY_WITH_TIMEOUT(stopped, 60'000);
    }

    void aLoopThatIsClosedWhileTheLabRunsIsAMessageUntilItIsOpened()
    {
        document::Document document;
        const auto one = document.addElement(topology::ElementKind::Switch, {0, 0});
        const auto other = document.addElement(topology::ElementKind::Switch, {200, 0});
        QVERIFY(one && other);
        QVERIFY(document.connectElements(*one, *other));
        LabSession lab(document);
        QSignalSpy problems(&lab, &LabSession::problem);
        QSignalSpy resolved(&lab, &LabSession::resolved);
        lab.start();
        QTRY_VERIFY_WITH_TIMEOUT(!lab.isStarting(), 60'000);
        if (!lab.isRunning())
            QSKIP(qPrintable(problems.value(0).value(0).toString()));
        QCOMPARE(problems.count(), 0);
        QVERIFY(document.connectElements(*one, *other));
        QTRY_COMPARE_WITH_TIMEOUT(problems.count(), 1, 60'000);
        const QString text = problems[0][0].toString();
        QVERIFY2(text.contains("a loop without spanning tree goes through"), qPrintable(text));
        QVERIFY(problems[0][1].value<ElementId>() == *one ||
                problems[0][1].value<ElementId>() == *other);
        resolved.clear();
        document.undoStack().undo();
        const auto isResolved = [&] {
            return std::ranges::any_of(resolved, [&](const QList<QVariant> &each) {
                return each[0].toString() == problems[0][2].toString();
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(isResolved(), 60'000);
        QCOMPARE(problems.count(), 1);
        bool stopped = false;
        lab.stop([&stopped](bool) { stopped = true; });
        QTRY_VERIFY_WITH_TIMEOUT(stopped, 60'000);
    }

    /// As by `tomato capture start`: it goes on when something else changes here, and ends here.
    void aCaptureThatWasBegunElsewhereStays()
    {
        document::Document document;
        const auto one = document.addElement(topology::ElementKind::Host, {0, 0});
        const auto other = document.addElement(topology::ElementKind::Host, {200, 0});
        QVERIFY(one && other);
        const auto connection = document.connectElements(*one, *other);
        QVERIFY(connection);
        LabSession lab(document);
        QSignalSpy problems(&lab, &LabSession::problem);
        lab.start();
        QTRY_VERIFY_WITH_TIMEOUT(!lab.isStarting(), 60'000);
        if (!lab.isRunning())
            QSKIP(qPrintable(problems.value(0).value(0).toString()));
        client::EngineClient shell;
        std::optional<Result<>> answer;
        const auto keep = [&answer](const Result<> &result) { answer = result; };
        shell.open(lab.id(), false, keep);
        QTRY_VERIFY_WITH_TIMEOUT(answer && *answer, 60'000);
        answer.reset();
        client::EngineClient::CaptureChange begun;
        begun.capturing = true;
        begun.mode = QStringLiteral("file");
        shell.setCapture(*connection, begun, keep);
        QTRY_VERIFY_WITH_TIMEOUT(answer && *answer, 60'000);
        const auto isCapturing = [&] {
            const client::CaptureStatus *status = shell.capture(*connection);
            return status != nullptr && status->isRecording();
        };
        QTRY_VERIFY_WITH_TIMEOUT(isCapturing(), 60'000);
        // The change has come when the lab has the new element, in what this client sees, too.
        const auto changeSomething = [&] {
            const auto added = document.addElement(topology::ElementKind::Host, {400, 0});
            return added &&
                   QTest::qWaitFor([&] { return shell.lab().elements.contains(*added); }, 60'000);
        };
        QVERIFY(changeSomething());
        QVERIFY(isCapturing());
        QVERIFY(document.changeConnection(*connection, {{"capturing", true}}, "on"));
        QVERIFY(changeSomething());
        QVERIFY(isCapturing());
        QVERIFY(document.changeConnection(*connection, {{"capturing", false}}, "off"));
        QTRY_VERIFY_WITH_TIMEOUT(!isCapturing(), 60'000);
        bool stopped = false;
        lab.stop([&stopped](bool) { stopped = true; });
        QTRY_VERIFY_WITH_TIMEOUT(stopped, 60'000);
    }

private:
    /// Pairs of hosts, each with a connection that delays.
    void draw(document::Document &document, int pairs)
    {
        m_hosts.clear();
        for (int pair = 0; pair < pairs; ++pair) {
            const auto one = document.addElement(topology::ElementKind::Host, {0, 100.0 * pair});
            const auto other =
                document.addElement(topology::ElementKind::Host, {200, 100.0 * pair});
            QVERIFY(one && other);
            m_hosts.push_back(*one);
            const auto connection = document.connectElements(*one, *other);
            QVERIFY(connection);
            QVERIFY(document.changeConnection(*connection, {{"delay_from", 20}}, "delay"));
        }
    }

    QTemporaryDir m_home;
    std::vector<ElementId> m_hosts;
};

QTEST_MAIN(TestLabSession)
#include "tst_labsession.moc"
