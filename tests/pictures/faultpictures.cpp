// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/pictures/faultpictures.h"

#include "tests/pictures/picturedlab.h"
#include "ui/canvas/canvasview.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>
#include <QSplitter>
#include <QTableView>
#include <QTabWidget>
#include <QTreeWidget>

#include <algorithm>

namespace {

enum Tab
{
    Packets,
    Flows,
    Losses,
    SpaceTime,
    Delay,
    Tcp
};

const QString Sender = QStringLiteral("h1");
const QString Receiver = QStringLiteral("h2");
const QString ReceiverAddress = QStringLiteral("10.0.3.2");

/// Each link is recorded, with arrivals.
QString recordedRouters(const Shell &shell, const QString &name)
{
    return PicturedLab::routers(shell, name,
                                {{"capturing", true},
                                 {"capture_mode", "file"},
                                 {"capture_precision", "nano"},
                                 {"capture_arrivals", true}});
}

/// The dock Journeys of a lab.
class JourneysPictures final
{
public:
    explicit JourneysPictures(const PicturedLab &lab) : m_lab(lab) {}

    /// Reads what was recorded until now.
    void read() const
    {
        m_lab.showDock("journeysDock", Low);
        auto &table = m_lab.find<QTableView>("journeysPackets");
        PicturedLab::wait([&table] { return table.model()->rowCount() > 0; }, "journeys");
    }

    QWidget &dock(Tab tab, int height = Low) const
    {
        QWidget &dock = m_lab.showDock("journeysDock", height);
        m_lab.find<QTabWidget>("journeysTabs").setCurrentIndex(tab);
        QCoreApplication::processEvents();
        return dock;
    }

    QTableView &table(const char *name) const { return m_lab.find<QTableView>(name); }

    /// The first row that has all these texts in it; throws when there is none.
    int rowWith(const char *name, const QStringList &texts) const
    {
        const QAbstractItemModel &model = *table(name).model();
        for (int row = 0; row < model.rowCount(); ++row) {
            QString whole;
            for (int column = 0; column < model.columnCount(); ++column)
                whole += model.index(row, column).data().toString() + '\t';
            if (std::all_of(texts.begin(), texts.end(),
                            [&whole](const QString &each) { return whole.contains(each); }))
                return row;
        }
        PicturedLab::require(false, texts.join(QStringLiteral(", ")));
        return -1;
    }

    /// Chooses this packet, so that its way lights up, and returns the canvas.
    QWidget &way(int row) const
    {
        dock(Packets, Low);
        table("journeysPackets").selectRow(row);
        m_lab.window().canvas().zoomToFit();
        return m_lab.window().canvas();
    }

    /// Each language has a colon and a comma of its own.
    static void choose(QComboBox &box, const QRegularExpression &text)
    {
        for (int at = 0; at < box.count(); ++at) {
            if (box.itemText(at).contains(text)) {
                box.setCurrentIndex(at);
                return;
            }
        }
        PicturedLab::require(false, text.pattern());
    }

    const PicturedLab &lab() const { return m_lab; }

    /// Gives the hops of the chosen packet most of the dock.
    void showHops() const
    {
        auto &hops = m_lab.find<QTreeWidget>("journeyHops");
        for (QWidget *each = hops.parentWidget(); each != nullptr; each = each->parentWidget()) {
            auto *split = qobject_cast<QSplitter *>(each);
            if (split == nullptr)
                continue;
            if (split->orientation() == Qt::Vertical)
                split->setSizes({4, 1});
            else
                split->setSizes({5, 7});
        }
        constexpr int Routed = 4;
        hops.setCurrentItem(hops.topLevelItem(Routed));
        hops.scrollToItem(hops.topLevelItem(Routed), QAbstractItemView::PositionAtTop);
    }

    static constexpr int Low = 330;
    static constexpr int High = 520;

private:
    const PicturedLab &m_lab;
};

/// A router with a queue of half a second before a slow link: a download fills it, and a ping waits
/// behind that.
void takeBufferbloat(const Shell &shell, const QDir &folder)
{
    const PicturedLab lab(shell, recordedRouters(shell, "bufferbloat"), folder);
    lab.run("r1", {"tc", "qdisc", "replace", "dev", "eth1", "root", "tbf", "rate", "4mbit", "burst",
                   "5kb", "latency", "500ms"});
    const auto server = lab.start(Receiver, {"iperf3", "-s"});
    const auto ping = lab.start(Sender, {"ping", "-q", "-i", "0.05", "-c", "200", ReceiverAddress});
    lab.run(Sender, {"sh", "-c", "sleep 1; iperf3 -C cubic -c " + ReceiverAddress + " -t 8"});
    PicturedLab::wait([&ping] { return ping->state() == QProcess::NotRunning; }, "ping");
    const JourneysPictures journeys(lab);
    journeys.read();
    lab.take("bufferbloat_flows", [&]() -> QWidget & {
        QWidget &dock = journeys.dock(Flows);
        constexpr int Queueing = 10;
        journeys.table("journeysFlows").sortByColumn(Queueing, Qt::DescendingOrder);
        journeys.table("journeysFlows").scrollToTop();
        return dock;
    });
    lab.take("bufferbloat_delay", [&]() -> QWidget & {
        QWidget &dock = journeys.dock(Delay);
        // The node, from its arrivals on: the queue is the router's own.
        JourneysPictures::choose(lab.find<QComboBox>("delayStep"),
                                 QRegularExpression(QStringLiteral("(: |：)r1(,|，)")));
        return dock;
    });
    lab.take("bufferbloat_tcp", [&]() -> QWidget & {
        QWidget &dock = journeys.dock(Tcp);
        constexpr int RoundTrip = 1;
        lab.find<QComboBox>("tcpKind").setCurrentIndex(RoundTrip);
        PicturedLab::wait([&] { return lab.find<QComboBox>("tcpFlow").count() > 0; }, "TCP");
        return dock;
    });
}

/// Both routers think that the other one is nearer to a network.
void takeRoutingLoop(const Shell &shell, const QDir &folder)
{
    const PicturedLab lab(shell, recordedRouters(shell, "routing loop"), folder);
    lab.run("r1", {"ip", "route", "add", "10.9.0.0/16", "via", "10.0.2.2"});
    lab.run("r2", {"ip", "route", "add", "10.9.0.0/16", "via", "10.0.2.1"});
    lab.run(Sender, {"ping", "-q", "-i", "0.1", "-c", "20", ReceiverAddress});
    lab.run(Sender, {"ping", "-q", "-i", "0.1", "-c", "20", "-t", "16", "-W", "1", "10.9.0.1"});
    const JourneysPictures journeys(lab);
    journeys.read();
    lab.take("loop_losses", [&]() -> QWidget & {
        QWidget &dock = journeys.dock(Losses);
        journeys.table("journeysLosses").selectRow(journeys.rowWith("journeysLosses", {"TTL"}));
        return dock;
    });
    lab.take("loop_packets", [&]() -> QWidget & {
        QWidget &dock = journeys.dock(Packets, JourneysPictures::High);
        journeys.table("journeysPackets")
            .selectRow(journeys.rowWith("journeysPackets", {"10.9.0.1", "TTL"}));
        journeys.showHops();
        return dock;
    });
    lab.take("loop_canvas", [&]() -> QWidget & {
        return journeys.way(journeys.rowWith("journeysPackets", {"10.9.0.1", "TTL"}));
    });
}

/// After a second, a router has a route that leads nowhere.
void takeBlackHole(const Shell &shell, const QDir &folder)
{
    const PicturedLab lab(shell, recordedRouters(shell, "black hole"), folder);
    const auto ping = lab.start(Sender, {"ping", "-q", "-i", "0.05", "-c", "60", ReceiverAddress});
    lab.run("r2", {"sh", "-c", "sleep 1.5; ip route add blackhole " + ReceiverAddress + "/32"});
    PicturedLab::wait([&ping] { return ping->state() == QProcess::NotRunning; }, "ping");
    lab.run("r2", {"sh", "-c", "sleep 1.5"});
    const JourneysPictures journeys(lab);
    journeys.read();
    const auto lost = [&journeys] {
        constexpr int OnlyLost = 1;
        journeys.lab().find<QComboBox>("journeysKind").setCurrentIndex(OnlyLost);
        return journeys.rowWith("journeysPackets", {ReceiverAddress});
    };
    lab.take("blackhole_losses", [&]() -> QWidget & {
        QWidget &dock = journeys.dock(Losses);
        // Before those that arrived at the receiver.
        journeys.table("journeysLosses")
            .selectRow(journeys.rowWith("journeysLosses", {"ICMP 10.0.1.2"}));
        return dock;
    });
    lab.take("blackhole_spacetime", [&]() -> QWidget & {
        journeys.dock(Packets);
        const int row = lost();
        journeys.table("journeysPackets").selectRow(row);
        return journeys.dock(SpaceTime, JourneysPictures::High);
    });
    lab.take("blackhole_canvas", [&]() -> QWidget & { return journeys.way(lost()); });
}

} // namespace

void takeFaultPictures(const Shell &shell, const QDir &folder)
{
    takeBufferbloat(shell, folder);
    takeRoutingLoop(shell, folder);
    takeBlackHole(shell, folder);
}
