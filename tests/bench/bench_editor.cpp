// SPDX-License-Identifier: GPL-3.0-or-later
// How quick the editor is with large topologies, on Qt's software renderer, without a display.
// Times are of the processor, but for the start, which is by the clock.
#include "app/topology/format/tomatoformat.h"
#include "tests/bench/benchoptions.h"
#include "tests/bench/report.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/scene/topologyscene.h"
#include "ui/mainwindow.h"
#include "ui/plugins/pluginloader.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QMouseEvent>
#include <QProcess>
#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <malloc.h>
#include <random>

using namespace tomato;
using namespace tomato::ui;

namespace {

constexpr double Spacing = 110;
constexpr int HubConnections = 1000;

double milliseconds(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

/// The processor time of this program: other programs do not count.
class ProcessorTime
{
public:
    double milliseconds() const { return now() - m_start; }

private:
    static double now()
    {
        timespec time{};
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
    }

    double m_start = now();
};

/// Returns how much is allocated now.
double megabytes()
{
    const auto info = mallinfo2();
    return static_cast<double>(info.uordblks + info.hblkhd) / 1e6;
}

/// Hosts, routers and switches in a square, joined to neighbours, and one hub with many more
/// connections, in the middle.
class Drawing
{
public:
    explicit Drawing(int elements) : m_side(static_cast<int>(std::ceil(std::sqrt(elements))))
    {
        for (int i = 0; i < elements; ++i)
            addElement(i);
        for (int i = 0; i < HubConnections; ++i)
            connect(hub(), (i * (elements / HubConnections) + 1) % elements);
        std::mt19937 random(1);
        while (m_connections < elements * 3 / 2) {
            const int from = static_cast<int>(random() % static_cast<unsigned>(elements));
            const int step = random() % 2 ? 1 : m_side;
            connect(from, (from + step * static_cast<int>(1 + random() % 3)) % elements);
        }
    }

    int hub() const { return (m_side / 2) * m_side + m_side / 2; }
    const topology::Topology &topology() const { return m_topology; }

    static ElementId id(int element) { return ElementId(text(element)); }

private:
    static std::string text(int number)
    {
        char hex[25];
        std::snprintf(hex, sizeof hex, "%024x", static_cast<unsigned>(number));
        return hex;
    }

    void addElement(int i)
    {
        static const char *types[] = {"openvz", "openvz", "tinc_vpn", "openvz"};
        const QJsonObject position{{"x", (i % m_side) * Spacing}, {"y", (i / m_side) * Spacing}};
        (void)m_topology.insert(
            topology::Element{id(i),
                              {},
                              types[i % 4],
                              {{"name", QStringLiteral("element%1").arg(i)}, {"_pos", position}}});
    }

    void connect(int from, int to)
    {
        if (from == to)
            return;
        std::array<ElementId, 2> ends;
        for (std::size_t end = 0; end < 2; ++end) {
            const ElementId device = id(end == 0 ? from : to);
            ends[end] = ElementId(text(1'000'000 + 2 * m_connections + static_cast<int>(end)));
            const auto name = QStringLiteral("eth%1").arg(m_topology.interfaces(device).size());
            (void)m_topology.insert(
                topology::Element{ends[end], device, "openvz_interface", {{"name", name}}});
        }
        (void)m_topology.insert(
            topology::Connection{ConnectionId(text(2'000'000 + m_connections)), ends, {}, {}});
        ++m_connections;
    }

    topology::Topology m_topology;
    int m_side;
    int m_connections = 0;
};

class EditorBench
{
public:
    EditorBench(bool json, int frames) : m_report("editor", json), m_frames(frames) {}

    void large(int elements)
    {
        const std::string name = std::to_string(elements) + " elements";
        const Drawing drawing(elements);
        const QString file = m_folder.filePath(QStringLiteral("%1.tomato4.json").arg(elements));
        if (const auto saved = topology::saveTopology(drawing.topology(), file); !saved)
            qFatal("%s", saved.error().text().c_str());
        measureMemory(name, file);
        auto window = opened(name, file);
        for (const double zoom : {1.0, 0.5, 0.2, 0.0})
            measureZoom(name, *window, zoom, Drawing::id(drawing.hub()));
        m_report.print(name, "");
    }

    void file(const QString &path)
    {
        const std::string name = QFileInfo(path).fileName().toStdString();
        opened(name, path);
        m_report.print(name, "");
    }

    /// The file has as many nodes and links as the Topology Zoo's largest one.
    void graphMl()
    {
        constexpr int nodes = 754;
        constexpr int edges = 899;
        QByteArray text = "<graphml><key id='n' attr.name='label' for='node'/>"
                          "<key id='x' attr.name='Longitude' for='node'/>"
                          "<key id='y' attr.name='Latitude' for='node'/><graph>\n";
        std::mt19937 random(2);
        const auto degrees = [&random] {
            return QByteArray::number(static_cast<double>(random() % 20'000) / 1000 + 30);
        };
        for (int i = 0; i < nodes; ++i)
            text += "<node id='" + QByteArray::number(i) + "'><data key='n'>Town " +
                    QByteArray::number(i) + "</data><data key='x'>" + degrees() +
                    "</data><data key='y'>" + degrees() + "</data></node>\n";
        for (int i = 0; i < edges; ++i)
            text += "<edge source='" + QByteArray::number(i % nodes) + "' target='" +
                    QByteArray::number((i % nodes + 1 + i / nodes) % nodes) + "'/>\n";
        const QString path = m_folder.filePath(QStringLiteral("754 nodes.graphml"));
        QFile out(path);
        if (!out.open(QIODevice::WriteOnly) || out.write(text + "</graph></graphml>") < 0)
            qFatal("%s", qPrintable(out.errorString()));
        out.close();
        file(path);
    }

    void start(const QString &program)
    {
        std::vector<double> times;
        for (int round = 0; round < 5; ++round) {
            QElapsedTimer timer;
            timer.start();
            QProcess editor;
            editor.start(program, {QStringLiteral("--start")});
            if (editor.waitForReadyRead(30'000))
                times.push_back(milliseconds(timer));
            editor.waitForFinished();
        }
        add("cold start", "usable window", times);
        m_report.print("cold start", "");
    }

private:
    std::unique_ptr<MainWindow> opened(const std::string &name, const QString &file)
    {
        std::unique_ptr<MainWindow> window;
        std::vector<double> opening;
        std::vector<double> showing;
        for (int round = 0; round < 3; ++round) {
            window = std::make_unique<MainWindow>(QStringList());
            window->resize(1280, 800);
            window->show();
            QApplication::processEvents();
            const ProcessorTime timer;
            window->openFile(file);
            opening.push_back(timer.milliseconds());
            QApplication::processEvents();
            showing.push_back(timer.milliseconds());
        }
        add(name, "open", opening);
        add(name, "open and show", showing);
        return window;
    }

    void measureMemory(const std::string &name, const QString &file)
    {
        document::Document document;
        if (!document.load(file))
            return;
        const double before = megabytes();
        const TopologyScene scene(document, QApplication::palette(), QApplication::font());
        m_report.add(name + ", memory", "scene", "size", "MB", megabytes() - before);
        m_report.print(name + ", memory", "");
    }

    /// One step of something, and the picture that follows; median and 95th percentile.
    template <class Step>
    void frames(const std::string &name, const std::string &what, const Step &step)
    {
        std::vector<double> times;
        for (int i = 0; i < m_frames; ++i) {
            const ProcessorTime timer;
            step(i);
            QApplication::processEvents();
            times.push_back(timer.milliseconds());
        }
        add(name, what, times);
    }

    void add(const std::string &name, const std::string &what, std::vector<double> times)
    {
        std::sort(times.begin(), times.end());
        m_report.add(name, what, "median", "ms", times[times.size() / 2]);
        m_report.add(name, what, "p95", "ms", times[times.size() * 95 / 100]);
    }

    static void mouse(CanvasView &view, QEvent::Type type, QPointF at, Qt::MouseButtons buttons)
    {
        QMouseEvent event(type, at, view.viewport()->mapToGlobal(at),
                          type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton, buttons, {});
        QApplication::sendEvent(view.viewport(), &event);
    }

    void drag(const std::string &name, const std::string &what, MainWindow &window,
              const ElementId &id)
    {
        CanvasView &view = window.canvas();
        view.centerOn(window.document().scenePosition(id));
        QApplication::processEvents();
        const QPointF from = view.mapFromScene(window.document().scenePosition(id));
        mouse(view, QEvent::MouseButtonPress, from, Qt::LeftButton);
        frames(name, what, [&](int i) {
            const QPointF to = from + QPointF(5 * (i % 30), 3 * (i % 20));
            mouse(view, QEvent::MouseMove, to, Qt::LeftButton);
        });
        if (window.scene().elementItem(id)->pos() == window.document().scenePosition(id))
            qFatal("the element was not dragged");
        mouse(view, QEvent::MouseButtonRelease, from, Qt::NoButton);
        QElapsedTimer settled;
        settled.start();
        while (settled.elapsed() < 300)
            QApplication::processEvents();
        window.document().undoStack().undo();
    }

    void measureZoom(const std::string &name, MainWindow &window, double zoom, const ElementId &hub)
    {
        CanvasView &view = window.canvas();
        if (zoom > 0)
            view.setZoom(zoom);
        else
            view.zoomToFit();
        const std::string at = zoom > 0 ? "at " + std::to_string(qRound(zoom * 100)) + " %" : "all";
        const ElementId far = Drawing::id(5);
        view.centerOn(window.document().scenePosition(hub));
        QElapsedTimer idle;
        idle.start();
        while (idle.elapsed() < 200) // the zoom is over
            QApplication::processEvents();
        frames(name, at + ": whole picture", [&](int) { view.viewport()->update(); });
        frames(name, at + ": pan", [&](int i) {
            view.horizontalScrollBar()->setValue(view.horizontalScrollBar()->value() +
                                                 (i % 20 < 10 ? 25 : -25));
            view.verticalScrollBar()->setValue(view.verticalScrollBar()->value() +
                                               (i % 10 < 5 ? 15 : -15));
        });
        frames(name, at + ": zoom", [&](int i) {
            const QPointF middle(view.viewport()->rect().center());
            QWheelEvent event(middle, view.viewport()->mapToGlobal(middle), {},
                              QPoint(0, i % 10 < 5 ? 30 : -30), Qt::NoButton, {}, Qt::NoScrollPhase,
                              false);
            QApplication::sendEvent(view.viewport(), &event);
        });
        idle.restart();
        while (idle.elapsed() < 200)
            QApplication::processEvents();
        drag(name, at + ": drag", window, far);
        drag(name, at + ": drag the hub", window, hub);
    }

    bench::Report m_report;
    int m_frames;
    QTemporaryDir m_folder;
};

/// Says a word as soon as a window can be used.
int showWindow()
{
    MainWindow window({QStringLiteral(TOMATO_PLUGINS)});
    window.show();
    QApplication::processEvents();
    std::printf("usable\n");
    std::fflush(stdout);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const bool isShown = argc == 2 && qstrcmp(argv[1], "--start") == 0;
    const bench::BenchOptions options(
        isShown ? 1 : argc, argv, "editor", "how quick the editor is with large topologies",
        {{"--quick", "", "measure 20 pictures of each kind in place of 60"}}, "FILE");
    const QTemporaryDir home;
    for (const char *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"})
        qputenv(name, home.path().toLocal8Bit());
    QApplication application(argc, argv);
    if (isShown)
        return showWindow();
    EditorBench bench(options.isJson(), options.has("--quick") ? 20 : 60);
    bench.start(QCoreApplication::applicationFilePath());
    for (const std::string &file : options.words())
        bench.file(QString::fromLocal8Bit(file));
    bench.graphMl();
    bench.large(10'000);
    bench.large(50'000);
    return 0;
}
