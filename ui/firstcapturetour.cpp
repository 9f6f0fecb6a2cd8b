// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/firstcapturetour.h"

#include "app/topology/attributes/attributenames.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/scene/topologyscene.h"
#include "ui/lab/echoreply.h"
#include "ui/lab/labsession.h"
#include "ui/mainwindow.h"

#include <QAction>
#include <QDockWidget>
#include <QMenuBar>

#include <algorithm>

namespace tomato::ui {

namespace {

/// The tour's questions about a window, and where things are in it.
class Tour
{
    Q_DECLARE_TR_FUNCTIONS(FirstCaptureTour)

public:
    explicit Tour(MainWindow &window) : m_window(window) {}

    const topology::Topology &topology() const { return m_window.document().topology(); }
    const client::EngineClient &engine() const { return m_window.lab().engine(); }

    bool hasTwoHosts() const
    {
        const auto &all = topology().elements();
        return std::count_if(all.begin(), all.end(), [](const auto &each) {
                   return each.second.kind() == topology::ElementKind::Host;
               }) >= 2;
    }

    bool hasAddresses() const
    {
        const auto &all = topology().connections();
        return std::any_of(all.begin(), all.end(), [this](const auto &each) {
            return hasAddress(each.second.ends[0]) && hasAddress(each.second.ends[1]);
        });
    }

    bool isCapturing() const
    {
        const auto &all = topology().connections();
        return std::any_of(all.begin(), all.end(), [](const auto &each) {
            return each.second.attributes.value(topology::CapturingAttribute).toBool();
        });
    }

    /// The kernel of each host reports its multicast groups by itself: these packets do not count
    /// as a ping.
    bool hasPing() const
    {
        const auto &all = engine().captures();
        return std::any_of(all.begin(), all.end(), [](const auto &each) {
            return each.second.packets > 0 && holdsEchoReply(each.second.directory);
        });
    }

    void chooseSelectTool() const
    {
        if (auto *arrow = m_window.findChild<QAction *>(QStringLiteral("actionSelectTool")))
            arrow->trigger();
    }

    bool isDockVisible(const char *name) const
    {
        const auto *dock = m_window.findChild<QDockWidget *>(QLatin1String(name));
        return dock && dock->isVisible();
    }

    /// Returns the area of a widget by its name.
    QRect widget(const char *name) const
    {
        const auto *found = m_window.findChild<QWidget *>(QLatin1String(name));
        return found && found->isVisible() ? QRect(found->mapTo(&m_window, QPoint()), found->size())
                                           : QRect();
    }

    /// Returns the area of the first connection's middle, as far as the names of its interfaces
    /// leave it free.
    QRect connection() const
    {
        constexpr int Widest = 18;
        constexpr int Narrowest = 6;
        const auto &all = m_window.scene().connections().all();
        if (all.empty())
            return {};
        const std::vector<QRect> labels = labelsOf(*all.begin()->second);
        for (int around = Widest; around > Narrowest; around -= 2) {
            const QRect middle = onCanvas(all.begin()->second->middle(), around);
            const QRect framed = middle.adjusted(-5, -5, 5, 5);
            if (std::none_of(labels.begin(), labels.end(),
                             [&framed](const QRect &each) { return each.intersects(framed); }))
                return middle;
        }
        return onCanvas(all.begin()->second->middle(), Narrowest);
    }

    /// The elements with their names, connections with the names of their interfaces, the menus,
    /// and the packets.
    std::vector<QRect> work() const
    {
        std::vector<QRect> all{m_window.menuBar()->geometry()};
        const auto add = [&all](const QRect &area) {
            if (!area.isEmpty())
                all.push_back(area);
        };
        for (const auto &[id, item] : m_window.scene().elementItems())
            add(inWindow(item->lifeSize()));
        for (const auto &[id, each] : m_window.scene().connections().all()) {
            for (const QRect &label : labelsOf(*each))
                add(label);
        }
        add(connection());
        for (const char *dock : {"packetsDock", "downloadsDock"})
            add(widget(dock));
        return all;
    }

    QRect host() const
    {
        for (const auto &[id, element] : topology().elements()) {
            if (element.kind() == topology::ElementKind::Host)
                return onCanvas(m_window.document().scenePosition(id), 30);
        }
        return {};
    }

    std::vector<GuidedTour::Step> steps() const;

private:
    bool hasAddress(const ElementId &end) const
    {
        return !topology()
                    .element(end)
                    ->attributes.value(topology::Ip4AddressAttribute)
                    .toString()
                    .isEmpty();
    }

    /// Returns the part of the window that shows a part of the scene.
    QRect inWindow(const QRectF &scene) const
    {
        const CanvasView &view = m_window.canvas();
        const QRect seen = view.mapFromScene(scene).boundingRect() & view.viewport()->rect();
        return seen.isEmpty()
                   ? QRect()
                   : QRect(view.viewport()->mapTo(&m_window, seen.topLeft()), seen.size());
    }

    std::vector<QRect> labelsOf(const DrawnConnection &connection) const
    {
        std::vector<QRect> labels;
        const auto covered = connection.covered(m_window.canvas().transform().m11());
        for (const QRectF &label : {covered[1], covered[2]}) { // of its ends
            if (const QRect seen = inWindow(label); !label.isEmpty() && !seen.isEmpty())
                labels.push_back(seen);
        }
        return labels;
    }

    QRect onCanvas(const QPointF &scene, int around) const
    {
        const CanvasView &view = m_window.canvas();
        const QPoint at = view.mapFromScene(scene);
        if (!view.viewport()->rect().contains(at))
            return {};
        return {view.viewport()->mapTo(&m_window, at) - QPoint(around, around),
                QSize(2 * around, 2 * around)};
    }

    MainWindow &m_window;
};

std::vector<GuidedTour::Step> Tour::steps() const
{
    const Tour tour = *this; // each step has its own
    std::vector<GuidedTour::Step> steps{
        {tr("Add two hosts"),
         tr("Click Host twice. You can also drag it to its place on the canvas."),
         [tour] { return tour.widget("paletteHost"); }, [tour] { return tour.hasTwoHosts(); }},
        {tr("Connect them"),
         tr("Choose this tool, or press C, then drag from one host to the other."),
         [tour] { return tour.widget("toolButton_actionConnectTool"); },
         [tour] { return !tour.topology().connections().empty(); }},
        {tr("Give them addresses"),
         tr("This gives an IPv4 and an IPv6 address to each interface, so that the hosts reach "
            "each "
            "other."),
         [tour] { return tour.widget("toolButton_actionAssignAddresses"); },
         [tour] { return tour.hasAddresses(); }},
        {tr("Enable packet capturing"),
         tr("Double-click the connection. In the tab Packet Capturing, tick Enable packet "
            "capturing, choose Both, and save."),
         [tour] { return tour.connection(); }, [tour] { return tour.isCapturing(); }},
        {tr("Start the lab"),
         tr("The hosts become real: namespaces of this machine, each with a network of its own."),
         [tour] { return tour.widget("toolButton_actionStartLab"); },
         [tour] { return tour.m_window.lab().isRunning(); }},
        {tr("Make some traffic"),
         tr("Right-click a host, choose Run Command, and ping the other one by its name, such as "
            "ping -c 3 host2. The mark on the connection counts the packets; the tour goes on when "
            "an answer crossed it."),
         [tour] { return tour.host(); }, [tour] { return tour.hasPing(); }},
        {tr("See the packets"),
         tr("Right-click the connection and choose Show Packets, or Download Capture to save them "
            "as a file. The recording goes on meanwhile."),
         [tour] { return tour.connection(); },
         [tour] {
             return tour.isDockVisible("packetsDock") || tour.isDockVisible("downloadsDock");
         }},
        {tr("That was your first capture"),
         tr("With Live capture info you watch a connection in Wireshark while packets cross. The "
            "manual (F1) tells the rest."),
         {},
         {}}};
    for (GuidedTour::Step &each : steps)
        each.needed = [tour] { return tour.work(); };
    // The tool would stay chosen, and the next steps are clicks on what is there.
    steps[1].whenDone = [tour] { tour.chooseSelectTool(); };
    return steps;
}

} // namespace

std::vector<GuidedTour::Step> firstCaptureTour(MainWindow &window)
{
    return Tour(window).steps();
}

} // namespace tomato::ui
