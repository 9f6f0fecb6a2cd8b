// SPDX-License-Identifier: GPL-3.0-or-later
// Measures the editor while a lab captures on very many connections: marks that count, colours by
// traffic, arrows that pulse; on Qt's software renderer, without a display. The engine's side is
// another process, which costs nothing here.
#include "app/client/engineclient.h"
#include "app/topology/format/tomatoformat.h"
#include "tests/bench/benchoptions.h"
#include "tests/bench/captureteller.h"
#include "tests/bench/report.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/scene/topologyscene.h"
#include "ui/lab/labsession.h"
#include "ui/mainwindow.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

#include <cmath>
#include <cstdio>
#include <ctime>

using namespace tomato;
using namespace tomato::ui;

namespace {

constexpr int Connections = 500;
constexpr int Side = 16;

/// A square of elements, each joined to its neighbours: 256 elements and 500 connections.
topology::Topology drawing()
{
    topology::Topology drawn;
    const auto id = [](int number) {
        char hex[25];
        std::snprintf(hex, sizeof hex, "%024x", static_cast<unsigned>(number));
        return std::string(hex);
    };
    for (int i = 0; i < Side * Side; ++i) {
        const QJsonObject position{{"x", (i % Side) * 110}, {"y", (i / Side) * 110}};
        (void)drawn.insert(
            topology::Element{ElementId(id(i)),
                              {},
                              "openvz",
                              {{"name", QStringLiteral("element%1").arg(i)}, {"_pos", position}}});
    }
    int connections = 0;
    const auto connect = [&](int from, int to) {
        if (connections == Connections)
            return;
        std::array<ElementId, 2> ends;
        for (std::size_t end = 0; end < 2; ++end) {
            const ElementId device(id(end == 0 ? from : to));
            ends[end] = ElementId(id(10'000 + 2 * connections + static_cast<int>(end)));
            const auto name = QStringLiteral("eth%1").arg(drawn.interfaces(device).size());
            (void)drawn.insert(
                topology::Element{ends[end], device, "openvz_interface", {{"name", name}}});
        }
        (void)drawn.insert(topology::Connection{ConnectionId(id(100'000 + connections)),
                                                ends,
                                                {},
                                                {{"capturing", true}, {"capture_mode", "both"}}});
        ++connections;
    };
    for (int i = 0; i < Side * Side; ++i) {
        if (i % Side < Side - 1)
            connect(i, i + 1);
        if (i / Side < Side - 1)
            connect(i, i + Side);
    }
    for (int i = 0; connections < Connections; ++i)
        connect(i, i + Side + 1);
    return drawn;
}

double processorSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

void runFor(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

/// Percent of one core, over so many seconds.
double cost(int seconds)
{
    runFor(1500); // what was changed just now is over
    QElapsedTimer clock;
    clock.start();
    const double before = processorSeconds();
    runFor(seconds * 1000);
    return 100 * (processorSeconds() - before) / (static_cast<double>(clock.elapsed()) / 1e3);
}

/// The other process.
int tellCaptures(const QString &file)
{
    const auto topology = topology::loadTopology(file);
    bench::CaptureTeller teller(client::labForFile(file), file, *topology);
    if (!teller.listen())
        return 1;
    std::printf("ready\n");
    std::fflush(stdout);
    return QCoreApplication::exec();
}

void measure(MainWindow &window, bench::Report &report, const std::string &zoom, int seconds)
{
    const auto action = [&window](const char *name) { return window.findChild<QAction *>(name); };
    const std::string name = std::to_string(Connections) + " captures, " + zoom;
    const auto add = [&](const char *what) {
        report.add(name, what, "processor", "%", cost(seconds));
    };
    add("marks that count alone");
    action("trafficColours")->setChecked(true);
    add("and colours by traffic");
    action("trafficArrows")->setChecked(true);
    add("and arrows that pulse");
    window.hide();
    add("all of it, hidden");
    window.show();
    action("trafficColours")->setChecked(false);
    action("trafficArrows")->setChecked(false);
    report.print(name, "");
}

} // namespace

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    if (argc == 3 && qstrcmp(argv[1], "--teller") == 0) {
        QCoreApplication application(argc, argv);
        return tellCaptures(QString::fromLocal8Bit(argv[2]));
    }
    const bench::BenchOptions options(argc, argv, "traffic",
                                      "the editor while a lab captures on very many connections",
                                      {{"--quick", "", "measure for 4 s in place of 15"}});
    const QTemporaryDir home;
    for (const char *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"})
        qputenv(name, home.path().toLocal8Bit());
    QApplication application(argc, argv);
    const QString file = home.filePath(QStringLiteral("captures.tomato4.json"));
    if (const auto saved = topology::saveTopology(drawing(), file); !saved)
        qFatal("%s", saved.error().text().c_str());
    QProcess teller;
    teller.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--teller"), file});
    if (!teller.waitForReadyRead())
        qFatal("nobody tells of captures");
    {
        MainWindow window({QStringLiteral(TOMATO_PLUGINS)});
        window.resize(1280, 800);
        window.show();
        window.openFile(file);
        while (window.lab().engine().captures().size() < Connections)
            runFor(100);
        bench::Report report("traffic", options.isJson());
        const int seconds = options.has("--quick") ? 4 : 15;
        window.canvas().zoomToFit();
        measure(window, report, "all in view", seconds);
        window.canvas().setZoom(1);
        measure(window, report, "at 100 %", seconds);
        window.lab().detach();
    }
    teller.kill();
    teller.waitForFinished();
    return 0;
}
