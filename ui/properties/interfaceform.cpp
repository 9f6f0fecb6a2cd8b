// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/properties/interfaceform.h"

#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/dhcp.h"
#include "app/topology/attributes/replayattributes.h"
#include "ui/properties/checkedfield.h"
#include "ui/properties/fieldcheck.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace tomato::ui {

using topology::ElementKind;

InterfaceForm::InterfaceForm(document::Document &document, const ElementId &interface,
                             Leased leased, QWidget *parent)
    : ElementFields(document, {interface}, parent), m_leased(std::move(leased))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    addHeading(*layout);
    auto *form = createForm();
    layout->addLayout(form);
    const QString suffix = QLatin1Char('_') + element().name();
    const ElementKind kind = topology().deviceOf(interface)->kind();
    // An element that plays a capture file has no addresses, and nobody asks for its interface's
    // name.
    const bool isReplay = topology::isReplay(*topology().deviceOf(interface));
    if (kind == ElementKind::Attach && !isReplay)
        addName(*form, tr("Name"), QStringLiteral("propertyInterfaceName") + suffix)
            ->setToolTip(tr("Of the interface there: one that is there to listen to, or the one "
                            "that is to be made for an element of the lab"));
    if (kind == ElementKind::Switch)
        addVlans(*form, suffix);
    else if (!isReplay)
        addAddresses(*form, suffix);
    refresh();
}

void InterfaceForm::addHeading(QVBoxLayout &layout)
{
    QString title = element().name();
    const topology::Connection *connection = topology().connectionAt(id());
    if (connection != nullptr) {
        const ElementId &other =
            connection->ends[0] == id() ? connection->ends[1] : connection->ends[0];
        title += QStringLiteral(" \u21c4 ") + topology().label(other);
    }
    auto *heading = new QLabel(title, this);
    heading->setTextFormat(Qt::PlainText);
    heading->setEnabled(connection != nullptr);
    QFont bold = heading->font();
    bold.setWeight(QFont::DemiBold);
    heading->setFont(bold);
    layout.addWidget(heading);
}

/// Adds the fields of a switch's port, which is an access port or a trunk.
void InterfaceForm::addVlans(QFormLayout &form, const QString &suffix)
{
    const QString access = topology::VlanAttribute;
    const QString trunk = topology::VlanTrunkAttribute;
    const QString native = topology::VlanNativeAttribute;
    const auto ofTrunk = [this, access](auto check) {
        return [this, access, check](const QString &text) {
            return text.isEmpty() || valueOf(access).isEmpty()
                       ? check(text)
                       : tr("This port is an access port: empty its VLAN first");
        };
    };
    addAttribute(form, access, tr("Access VLAN"), QStringLiteral("propertyVlan") + suffix,
                 [this, trunk, native](const QString &text) {
                     const bool isTrunk = !valueOf(trunk).isEmpty() || !valueOf(native).isEmpty();
                     return text.isEmpty() || !isTrunk
                                ? vlanProblem(text)
                                : tr("This port is a trunk: empty the fields below first");
                 })
        ->setPlaceholder(tr("none"));
    addAttribute(form, trunk, tr("Trunk of VLANs"), QStringLiteral("propertyTrunk") + suffix,
                 ofTrunk(vlanTrunkProblem))
        ->setPlaceholder(tr("e.g. %1").arg(QStringLiteral("10,20-30")));
    addAttribute(form, native, tr("Native VLAN"), QStringLiteral("propertyNative") + suffix,
                 ofTrunk(vlanProblem))
        ->setPlaceholder(tr("none"));
}

void InterfaceForm::addAddresses(QFormLayout &form, const QString &suffix)
{
    const ElementKind kind = topology().deviceOf(id())->kind();
    const bool hasPrograms = kind == ElementKind::Host || kind == ElementKind::Router;
    auto *address = addAttribute(form, topology::Ip4AddressAttribute, tr("IPv4"),
                                 QStringLiteral("propertyIp4") + suffix, ip4WithPrefixProblem);
    address->setPlaceholder(tr("e.g. %1").arg(QStringLiteral("10.0.0.1/24")));
    if (hasPrograms) {
        addClient(form, suffix, *address);
        addServer(form, suffix);
    }
    addAttribute(form, topology::Ip6AddressAttribute, tr("IPv6"),
                 QStringLiteral("propertyIp6") + suffix, ip6WithPrefixProblem)
        ->setPlaceholder(tr("e.g. %1").arg(QStringLiteral("fd00::1/64")));
}

void InterfaceForm::addClient(QFormLayout &form, const QString &suffix, CheckedField &address)
{
    auto *box = addBox(form, tr("Address by DHCP"), QStringLiteral("propertyDhcp") + suffix,
                       tr("Change DHCP of %1").arg(topology().label(id())), topology::usesDhcp,
                       clientChanges);
    box->setToolTip(clientTip());
    onRefresh([this, &address] {
        const bool asks = topology::usesDhcp(element());
        const QString leased = asks ? m_leased(id()) : QString();
        address.line()->setEnabled(!asks);
        address.setPlaceholder(!asks              ? tr("e.g. %1").arg(QStringLiteral("10.0.0.1/24"))
                               : leased.isEmpty() ? tr("by DHCP")
                                                  : leased);
        address.setToolTip(!asks              ? QString()
                           : leased.isEmpty() ? tr("This interface asks for its address by DHCP.")
                                              : tr("It got %1 by DHCP.").arg(leased));
    });
}

void InterfaceForm::addServer(QFormLayout &form, const QString &suffix)
{
    auto *box =
        addBox(form, tr("Serve addresses by DHCP"), QStringLiteral("propertyDhcpServer") + suffix,
               tr("Change the DHCP server of %1").arg(topology().label(id())), topology::servesDhcp,
               serverChanges);
    onRefresh([this, box] {
        const bool canServe =
            !topology::usesDhcp(element()) && !valueOf(topology::Ip4AddressAttribute).isEmpty();
        // A server that is on can always be turned off.
        box->setEnabled(canServe || box->isChecked());
        box->setToolTip(canServe ? serverTip()
                                 : tr("Give this interface an IPv4 address first: it serves "
                                      "addresses of that network."));
    });
}

QJsonObject serverChanges(bool on)
{
    return {{topology::DhcpServerAttribute, on ? QJsonValue(true) : QJsonValue(QJsonValue::Null)}};
}

QString serverTip()
{
    return InterfaceForm::tr("Gives interfaces in its segment that ask for one an address of its "
                             "network that no other has, and tells them the topology's name "
                             "servers and, unless it is a host, itself as their default route.");
}

/// A static address is removed with it, so that no address is shown that is not in use.
QJsonObject clientChanges(bool on)
{
    const QJsonValue none(QJsonValue::Null);
    if (!on)
        return {{topology::UseDhcpAttribute, none}};
    return {{topology::UseDhcpAttribute, true},
            {topology::DhcpServerAttribute, none},
            {topology::Ip4AddressAttribute, none}};
}

QString clientTip()
{
    return InterfaceForm::tr("Asks its segment for its IPv4 address, its default route and its "
                             "name servers, as most computers do. A router, a host or an external "
                             "network there answers when it serves addresses by DHCP.");
}

} // namespace tomato::ui
