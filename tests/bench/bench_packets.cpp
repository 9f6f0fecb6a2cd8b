// SPDX-License-Identifier: GPL-3.0-or-later
// The dock Packets beside a real lab: for how long it holds up the window while it follows many
// packets a second, reads a full ring, and is scrolled through; on Qt's software renderer, without
// a display.
#include "app/client/engineclient.h"
#include "app/topology/format/tomatoformat.h"
#include "tests/app/daemon/labhome.h"
#include "tests/bench/benchlab.h"
#include "tests/bench/benchoptions.h"
#include "tests/bench/report.h"
#include "ui/canvas/scene/topologyscene.h"
#include "ui/lab/labsession.h"
#include "ui/mainwindow.h"

#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QMenu>
#include <QProcess>
#include <QScrollBar>
#include <QTableView>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <stdexcept>

using namespace tomato;
using namespace tomato::ui;

namespace {

constexpr int Rate = 10'000;
constexpr int FrameBytes = 100;
constexpr auto TheDock = "the dock";
constexpr int LongMs = 120'000;
constexpr int EndMs = 20'000;

/// A clock that wants to tick every few milliseconds: how late it comes, so long somebody waits who
/// types or moves the mouse.
class HeldUp final
{
public:
    HeldUp()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(Interval);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            m_late.push_back(static_cast<double>(m_clock.nsecsElapsed()) / 1e6 - Interval);
            m_clock.restart();
        });
        m_clock.start();
        m_timer.start();
    }

    void addTo(bench::Report &report, const std::string &theCase)
    {
        std::sort(m_late.begin(), m_late.end());
        const auto part = [this](double share) {
            const auto at =
                static_cast<std::size_t>(share * static_cast<double>(m_late.size() - 1));
            return m_late.empty() ? 0 : std::max(m_late[at], 0.0);
        };
        report.add(theCase, TheDock, "held up at most", "ms", part(1));
        report.add(theCase, TheDock, "99 of 100 times", "ms", part(0.99));
    }

private:
    static constexpr int Interval = 4;
    QTimer m_timer;
    QElapsedTimer m_clock;
    std::vector<double> m_late;
};

/// Two hosts, a connection that is captured, and the window on it.
class Stage final
{
public:
    Stage()
    {
        const QString path = m_home.filePath(QStringLiteral("packets.tomato4.json"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            throw std::runtime_error("no file");
        file.write(QJsonDocument(engine::twoHosts({{"capturing", true}})).toJson());
        file.close();
        m_window = std::make_unique<MainWindow>(QStringList{QStringLiteral(TOMATO_PLUGINS)});
        m_window->resize(1280, 900);
        m_window->show();
        m_window->openFile(path);
        QCoreApplication::processEvents();
        m_window->lab().start();
        wait([this] { return m_window->lab().isElementRunning(ElementId("h1")); }, "no lab");
        wait([this] { return status() && status()->isRecording(); }, "no capture");
        showPackets();
        m_table = m_window->findChild<QTableView *>(QStringLiteral("packetsTable"));
    }

    /// A process that does not end in time is killed with the home.
    ~Stage()
    {
        bool isStopped = false;
        m_window->lab().stop([&isStopped](bool) { isStopped = true; });
        [[maybe_unused]] bool isOver = QTest::qWaitFor([&] { return isStopped; }, EndMs);
        m_window->lab().detach();
        m_window.reset(); // and sharkd with it
        m_home.hurryEngines();
        isOver = QTest::qWaitFor([this] { return m_home.processes().empty(); }, EndMs);
    }

    QTableView &table() { return *m_table; }
    int rows() const { return m_table->model()->rowCount(); }

    void showPackets()
    {
        m_window->scene().selectOnly(ConnectionId("c1"));
        m_window->findChild<QAction *>(QStringLiteral("selected_showPackets"))->trigger();
    }

    const client::CaptureStatus *status() const
    {
        return m_window->lab().engine().capture(ConnectionId("c1"));
    }

    /// Sends from h1 at this rate per second, or as fast as possible when it is 0.
    void send(int rate, double seconds)
    {
        // An element's own users have no say over its network; those of the fabric have.
        const auto &h1 = m_window->lab().engine().lab().elements.at(ElementId("h1"));
        QProcess sender;
        sender.start(
            QStringLiteral("nsenter"),
            {"--preserve-credentials", "--user", "--net", "--target",
             QString::number(m_home.process("--fabric")), "--", "nsenter", "--net", "--target",
             QString::number(h1.process), "--", QCoreApplication::applicationFilePath(), "--send",
             "eth0", QString::number(rate), QString::number(FrameBytes), QString::number(seconds)});
        wait([&sender] { return sender.state() == QProcess::NotRunning; }, "the sender hangs");
        if (sender.exitStatus() != QProcess::NormalExit || sender.exitCode() != 0)
            throw std::runtime_error("the sender failed: " +
                                     sender.readAllStandardError().toStdString());
    }

    template <class Condition>
    static void wait(const Condition &condition, const char *complaint)
    {
        if (!QTest::qWaitFor(condition, LongMs))
            throw std::runtime_error(complaint);
    }

    /// The table has all that the ring has.
    void waitUntilAllAreThere()
    {
        bool isFlushed = false;
        m_window->lab().engine().flushCapture(ConnectionId("c1"),
                                              [&isFlushed](const Result<> &) { isFlushed = true; });
        wait([&isFlushed] { return isFlushed; }, "no flush");
        wait([this] { return rows() == status()->ringPackets; }, "packets are missing");
    }

private:
    engine::LabHome m_home;
    std::unique_ptr<MainWindow> m_window;
    QTableView *m_table = nullptr;
};

void follow(Stage &stage, bench::Report &report, const std::string &theCase, double seconds)
{
    const qint64 before = stage.status()->packets;
    {
        HeldUp held;
        stage.send(Rate, seconds);
        held.addTo(report, theCase);
    }
    stage.waitUntilAllAreThere();
    report.add(theCase, TheDock, "came", "packets",
               static_cast<double>(stage.status()->packets - before));
    report.add(theCase, TheDock, "in the table", "packets", stage.rows());
    report.print(theCase, "");
}

void open(Stage &stage, bench::Report &report)
{
    const std::string theCase = "open a full ring";
    auto *menu = stage.table().window()->findChild<QMenu *>(QStringLiteral("packetsMenu"));
    const auto choose = [menu] {
        emit menu->aboutToShow();
        menu->actions().constFirst()->toggle();
    };
    choose(); // away
    HeldUp held;
    QElapsedTimer clock;
    clock.start();
    choose(); // and back
    Stage::wait([&stage] { return stage.rows() == stage.status()->ringPackets; }, "not opened");
    report.add(theCase, TheDock, "shown after", "ms", static_cast<double>(clock.elapsed()));
    held.addTo(report, theCase);
    report.add(theCase, TheDock, "in the table", "packets", stage.rows());
    report.print(theCase, "");
}

void scroll(Stage &stage, bench::Report &report)
{
    const std::string theCase = "scroll through a full ring";
    QScrollBar *bar = stage.table().verticalScrollBar();
    const auto isDecoded = [&stage] {
        const int row = stage.table().rowAt(2);
        return row >= 0 && !stage.table().model()->index(row, 7).data().toString().isEmpty();
    };
    HeldUp held;
    constexpr int Steps = 400;
    for (int step = 0; step <= Steps; ++step) {
        bar->setSliderPosition(
            static_cast<int>(static_cast<qint64>(bar->maximum()) * step / Steps));
        QTest::qWait(5);
    }
    held.addTo(report, theCase);
    for (const double place : {0.1, 0.5, 0.9, 0.3, 0.7}) {
        QElapsedTimer clock;
        clock.start();
        bar->setSliderPosition(static_cast<int>(bar->maximum() * place));
        Stage::wait(isDecoded, "sharkd does not answer");
        report.add(theCase, TheDock, "decoded after", "ms", static_cast<double>(clock.elapsed()));
    }
    report.print(theCase, "");
}

void measure(bench::Report &report, double seconds)
{
    Stage stage;
    follow(stage, report, "follow 10,000 packets/s", seconds);
    while (stage.status()->evicted == 0)
        stage.send(0, 0.5);
    stage.waitUntilAllAreThere();
    follow(stage, report, "the same, with a ring that is full", seconds);
    open(stage, report);
    scroll(stage, report);
}

} // namespace

int main(int argc, char **argv)
{
    if (bench::sendAsToldBy(argc, argv))
        return 0;
    const bench::BenchOptions options(argc, argv, "packets", "the dock Packets beside a real lab",
                                      {{"--quick", "", "measure for 3 s in place of 15"}});
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    if (const QString refusal = engine::labRefusal(); !refusal.isEmpty()) {
        std::printf("no labs here: %s\n", qPrintable(refusal));
        return 0;
    }
    bench::Report report("packets", options.isJson());
    const double seconds = options.has("--quick") ? 3 : 15;
    try {
        measure(report, seconds);
    } catch (const std::exception &error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
