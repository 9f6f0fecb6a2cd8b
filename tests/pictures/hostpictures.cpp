// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/pictures/hostpictures.h"

#include "tests/hosts/hostbed.h"
#include "tests/pictures/picturedlab.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/scene/topologyscene.h"

#include <QAction>
#include <QJsonArray>
#include <QJsonDocument>
#include <QListWidget>
#include <QPushButton>
#include <QTreeWidget>

using tomato::hosts::HostBed;

namespace {

const QStringList Machines{"paris", "tokyo"};

/// Two routers and two hosts, the second half of which is far away.
QString topologyOverHosts(const Shell &shell)
{
    const QString name = PicturedLab::routers(shell, "hosts", {});
    QFile file(name);
    PicturedLab::require(file.open(QIODevice::ReadWrite), name);
    QJsonObject document = QJsonDocument::fromJson(file.readAll()).object();
    QJsonObject topology = document["topology"].toObject();
    QJsonArray elements;
    for (const QJsonValue each : topology["elements"].toArray()) {
        QJsonObject element = each.toObject();
        const QString of = element["name"].toString();
        if (of == "r1")
            element["host"] = Machines[0];
        else if (of == "r2" || of == "h2")
            element["host"] = Machines[1];
        elements.append(element);
    }
    topology["elements"] = elements;
    document["topology"] = topology;
    file.resize(0);
    file.write(QJsonDocument(document).toJson());
    return name;
}

void colourByHost(const PicturedLab &lab)
{
    lab.find<QAction>("hostColours").setChecked(true);
}

QString stateOf(const PicturedLab &lab, const QString &host)
{
    const auto rows = lab.find<QTreeWidget>("hostsList").findItems(host, Qt::MatchExactly);
    return rows.isEmpty() ? QString() : rows.front()->text(1);
}

/// Twenty routers on three machines, as Place Anew spreads them.
void takePlacement(const Shell &shell, const QDir &folder)
{
    const PicturedLab lab(shell, TOMATO_SOURCE "/resources/examples/twenty_routers.graphml", folder,
                          PicturedLab::Lab::Stopped);
    lab.find<QAction>("actionPlaceAnew").trigger();
    auto &hosts = lab.find<QListWidget>("placeHosts");
    for (int row = 0; row < hosts.count(); ++row)
        hosts.item(row)->setCheckState(Qt::Checked);
    auto &place = lab.find<QPushButton>("placeOk");
    PicturedLab::wait([&place] { return place.isEnabled(); }, "a placement");
    place.click();
    colourByHost(lab);
    lab.take("hosts_placement", [&lab]() -> QWidget & {
        lab.window().scene().clearSelection();
        lab.window().canvas().zoomToFit();
        return lab.window().canvas();
    });
    lab.window().document().undoStack().setClean();
}

} // namespace

void takeHostPictures(const Shell &shell, const QDir &folder)
{
    auto made = HostBed::make(Machines, TOMATO_BIN);
    PicturedLab::require(made.has_value(),
                         made ? QString() : QString::fromStdString(made.error().text()));
    HostBed &bed = **made;
    qputenv("TOMATO_SSH", bed.ssh().toUtf8());
    const QString list = shell.path("config/tomato-desktop");
    QFile hosts(list + "/hosts.conf");
    PicturedLab::require(QDir().mkpath(list) && hosts.open(QIODevice::WriteOnly), hosts.fileName());
    hosts.write(bed.hostsConf().toUtf8());
    hosts.close();
    takePlacement(shell, folder);

    const PicturedLab lab(shell, topologyOverHosts(shell), folder);
    constexpr int DockHeight = 130;
    lab.window().resize(1120, 640);
    colourByHost(lab);
    lab.run("h1", {"ping", "-q", "-i", "0.2", "-c", "20", "10.0.3.2"});
    lab.take("hosts_dock", [&lab]() -> QWidget & {
        QWidget &dock = lab.showDock("hostsDock", DockHeight);
        const auto &shown = lab.find<QTreeWidget>("hostsList");
        PicturedLab::wait([&shown] { return shown.topLevelItemCount() == 3; }, "all hosts");
        return dock;
    });
    (void)HostBed::setCable(bed.host(Machines[1]), false);
    bed.host(Machines[1]).kill();
    const QString before = stateOf(lab, Machines[1]);
    PicturedLab::wait([&] { return stateOf(lab, Machines[1]) != before; }, "a lost host");
    lab.take("hosts_lost", [&lab]() -> QWidget & {
        lab.showDock("hostsDock", DockHeight);
        lab.window().scene().clearSelection();
        lab.window().canvas().zoomToFit();
        // The machine may have been busy meanwhile.
        lab.find<QWidget>("fidelityMark").hide();
        return lab.window();
    });
}
