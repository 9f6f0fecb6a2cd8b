// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/pictures/windowpictures.h"

#include "tests/pictures/picturedlab.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/scene/topologyscene.h"

#include <QAbstractButton>
#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QMenu>
#include <QTableView>
#include <QTreeView>

#include <algorithm>

namespace {

/// Triggers an action of the connection that is selected.
void trigger(const PicturedLab &lab, const QString &name)
{
    // Menus are filled when they are opened.
    for (QMenu *menu : lab.window().findChildren<QMenu *>())
        emit menu->aboutToShow();
    auto &action = lab.find<QAction>(name);
    action.trigger();
    QCoreApplication::processEvents();
}

QDialog &dialog(const PicturedLab &lab, const QString &name)
{
    auto &found = lab.find<QDialog>(name);
    found.setMinimumSize(560, 500);
    QCoreApplication::processEvents();
    return found;
}

/// These packets have their protocols.
bool areDecoded(const PicturedLab &lab, int first, int behind)
{
    constexpr int Protocol = 7;
    const auto *rows = lab.find<QTableView>("packetsTable").model();
    for (int row = std::max(first, 0); row < behind; ++row) {
        if (rows->index(row, Protocol).data().toString().isEmpty())
            return false;
    }
    return true;
}

/// Chooses a packet of the ping, and has what is in it shown.
void choosePacket(const PicturedLab &lab)
{
    constexpr int Around = 2;
    auto &table = lab.find<QTableView>("packetsTable");
    PicturedLab::wait([&table] { return table.model()->rowCount() > 12 * Around; }, "packets");
    const int row = table.model()->rowCount() / 3;
    table.selectRow(row);
    table.scrollTo(table.model()->index(row, 0), QAbstractItemView::PositionAtCenter);
    PicturedLab::wait([&] { return areDecoded(lab, row - Around, row + Around + 1); }, "protocols");
    const auto *details = lab.find<QTreeView>("packetTree").model();
    PicturedLab::wait([details] { return details->rowCount() > 0; }, "details");
}

} // namespace

void takeWindowPictures(const Shell &shell, const QDir &folder)
{
    const QString topology =
        PicturedLab::routers(shell, "routers", {{"capturing", true}, {"capture_mode", "both"}});
    const PicturedLab lab(shell, topology, folder);
    lab.window().resize(1120, 720);
    for (const char *address : {"10.0.3.2", "fd00:0:0:3::2"})
        lab.run("h1", {"ping", "-q", "-i", "0.2", "-c", "20", address});
    auto &scene = lab.window().scene();
    scene.selectAll();
    trigger(lab, "showPackets");
    lab.showDock("packetsDock", 300);
    lab.take("main_window", [&]() -> QWidget & {
        scene.clearSelection();
        lab.showDock("packetsDock", 300);
        lab.window().canvas().zoomToFit();
        lab.find<QAbstractButton>("packetsFollow").setChecked(false);
        choosePacket(lab);
        // The machine may have been busy meanwhile.
        lab.find<QWidget>("fidelityMark").hide();
        return lab.window();
    });
    scene.selectOnly(lab.window().document().topology().connections().begin()->first);
    trigger(lab, "actionConfigure");
    lab.take("config_window", [&]() -> QWidget & { return dialog(lab, "configWindow"); });
    lab.find<QDialog>("configWindow").close();
    trigger(lab, "liveCaptureInfo");
    lab.take("live_capture", [&]() -> QWidget & {
        auto &info = lab.find<QWidget>("liveCaptureInfo");
        info.resize(590, 640);
        return info;
    });
}
