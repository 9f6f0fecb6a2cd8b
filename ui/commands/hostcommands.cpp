// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/hostcommands.h"

#include "app/hosts/hostlist.h"
#include "app/topology/attributes/hostvalues.h"
#include "ui/canvas/scene/topologyscene.h"
#include "ui/commands/placedialog.h"

#include <QAction>
#include <QInputDialog>
#include <QMenu>

#include <set>

namespace tomato::ui {

HostCommands::HostCommands(TopologyScene &scene, QWidget &window)
    : m_scene(scene), m_window(window), m_place(new QAction(tr("Place A&new…"), &window))
{
    m_place->setObjectName(QStringLiteral("actionPlaceAnew"));
    m_place->setStatusTip(tr("Spread the elements over several machines, so that few connections "
                             "lead from one to another; shows first what would be cut"));
    m_place->setToolTip(m_place->statusTip());
    connect(m_place, &QAction::triggered, this, &HostCommands::placeAnew);
}

/// Returns the host to which the element was assigned by hand; empty when it was not.
static QString pinOf(const topology::Element &element)
{
    return element.attributes.value(topology::HostAttribute).toString();
}

/// Returns the hosts of the user's list and those that the topology names.
static std::set<QString> namesToOffer(const topology::Topology &topology)
{
    std::set<QString> names;
    if (const auto list = hosts::HostList::known()) {
        for (const auto &[name, host] : list->hosts())
            names.insert(name);
    }
    for (const auto &[id, element] : topology.elements()) {
        if (!element.isInterface())
            names.insert(topology::hostOf(element));
    }
    names.erase(hosts::OwnHost);
    return names;
}

QMenu *HostCommands::createAssignMenu(QWidget *parent)
{
    auto *menu = new QMenu(tr("&Assign to Host"), parent);
    menu->setObjectName(QStringLiteral("assignToHostMenu"));
    menu->setToolTipsVisible(true);
    const QString tip = tr("The machine that this element runs on, or all that are selected");
    menu->menuAction()->setToolTip(tip);
    menu->menuAction()->setStatusTip(tip);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillAssignMenu(*menu); });
    return menu;
}

void HostCommands::fillAssignMenu(QMenu &menu)
{
    menu.clear();
    const auto elements = m_scene.selectedElements();
    std::set<QString> pins;
    for (const ElementId &id : elements)
        pins.insert(pinOf(*m_scene.document().topology().element(id)));
    const auto add = [&](const QString &host, const QString &text, const QString &tip) {
        QAction *action = menu.addAction(text);
        action->setObjectName(QStringLiteral("assignToHost_") + host);
        action->setStatusTip(tip);
        action->setToolTip(tip);
        action->setCheckable(true);
        action->setChecked(pins == std::set<QString>{host});
        connect(action, &QAction::triggered, this,
                [this, elements, host] { assign(elements, host); });
    };
    add(hosts::OwnHost, tr("&This Machine"), tr("They run here, whatever is placed anew"));
    for (const QString &name : namesToOffer(m_scene.document().topology()))
        add(name, name, tr("They run on the host %1").arg(name));
    QAction *other = menu.addAction(tr("&New Host…"));
    other->setObjectName(QStringLiteral("assignToNewHost"));
    other->setToolTip(tr("A host that is in no list yet; Preferences > Hosts says how it is "
                         "reached"));
    other->setStatusTip(other->toolTip());
    connect(other, &QAction::triggered, this, [this, elements] { askForName(elements); });
    menu.addSeparator();
    add(QString(), tr("&Anywhere"), tr("The next placement decides where they run"));
}

void HostCommands::askForName(const std::vector<ElementId> &elements)
{
    auto *dialog = new QInputDialog(&m_window);
    dialog->setObjectName(QStringLiteral("newHostDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("New Host"));
    dialog->setLabelText(tr("What topologies call the host:"));
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this, elements](const QString &name) { assign(elements, name.trimmed()); });
    dialog->open();
}

void HostCommands::assign(const std::vector<ElementId> &elements, const QString &host)
{
    const topology::Topology &topology = m_scene.document().topology();
    std::map<ElementId, QJsonObject> changes;
    for (const ElementId &id : elements) {
        // They may have gone while somebody was asked.
        if (topology.element(id) == nullptr)
            continue;
        // An assignment replaces an earlier placement.
        changes[id] = {{topology::HostAttribute,
                        host.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(host)}};
        if (!host.isEmpty())
            changes[id].insert(topology::PlacedAttribute, QJsonValue(QJsonValue::Null));
    }
    const QString text = host.isEmpty() ? tr("Assign to no host") : tr("Assign to %1").arg(host);
    const auto done =
        m_scene.document().changeElements(changes, m_scene.document().annotations(), text);
    if (!done)
        emit failed(QString::fromStdString(done.error().text()));
    else if (!host.isEmpty())
        warnOfUnknown(host);
}

/// Tells it at once, before a lab fails to start for this reason.
void HostCommands::warnOfUnknown(const QString &host)
{
    const auto list = hosts::HostList::known();
    if (!list)
        emit failed(QString::fromStdString(list.error().text()));
    else if (!list->find(host))
        emit placed(tr("%1 is not in the list of hosts yet: Edit > Preferences > Hosts says how it "
                       "is reached")
                        .arg(host));
}

void HostCommands::placeAnew()
{
    auto *dialog = new PlaceDialog(m_scene.document(), &m_window);
    connect(dialog, &PlaceDialog::placed, this, &HostCommands::placed);
    connect(dialog, &PlaceDialog::failed, this, &HostCommands::failed);
    dialog->open();
}

} // namespace tomato::ui
