// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/items/connectionlabels.h"

#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/capturesettings.h"
#include "app/topology/attributes/dhcp.h"
#include "app/topology/attributes/linkemulation.h"
#include "plugins/api/listtext.h"
#include "plugins/api/measuretexts.h"

#include <QCoreApplication>
#include <QLocale>

namespace tomato::ui {

using topology::LinkDirection;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(ConnectionLabels)
};

QString number(double value)
{
    return QLocale().toString(value, 'g', 4);
}

QString effects(const LinkDirection &direction)
{
    QStringList parts;
    if (direction.kilobitsPerSecond > 0)
        parts << plugins::MeasureTexts::rate(direction.kilobitsPerSecond * 1000);
    if (direction.jitterMilliseconds > 0)
        parts << number(direction.delayMilliseconds) + QStringLiteral("\u00b1") +
                     number(direction.jitterMilliseconds) + QStringLiteral(" ms");
    else if (direction.delayMilliseconds > 0)
        parts << number(direction.delayMilliseconds) + QStringLiteral(" ms");
    if (direction.lossPercent > 0)
        parts << number(direction.lossPercent) + QStringLiteral(" %");
    if (!parts.isEmpty() && !direction.emulationFilter.isEmpty())
        parts.last() += QStringLiteral(" (%1)").arg(direction.emulationFilter.simplified());
    return plugins::listText(parts);
}

QString linkLabel(const topology::Connection &connection, bool isReversed)
{
    if (topology::isLinkDown(connection))
        return Texts::tr("down");
    const auto emulation = topology::linkEmulation(connection);
    const QString first = effects(emulation.sentBy[0]);
    const QString second = effects(emulation.sentBy[1]);
    if (first == second)
        return first;
    const QString right = QStringLiteral("\u2192 ");
    const QString left = QStringLiteral("\u2190 ");
    QStringList lines;
    if (!first.isEmpty())
        lines << (isReversed ? left : right) + first;
    if (!second.isEmpty())
        lines << (isReversed ? right : left) + second;
    return lines.join(QLatin1Char('\n'));
}

QString filterLabel(const topology::Connection &connection)
{
    const auto settings = topology::captureSettings(connection);
    if (!settings.isEnabled)
        return {};
    return settings.filter().isEmpty() ? Texts::tr("everything") : settings.filter();
}

} // namespace

QString addressLabel(const topology::Element &interface)
{
    if (topology::usesDhcp(interface))
        return QStringLiteral("DHCP");
    const QString address = interface.attributes.value(topology::Ip4AddressAttribute).toString();
    return address.isEmpty() ? interface.attributes.value(topology::Ip6AddressAttribute).toString()
                             : address;
}

QString middleLabel(ConnectionLabels which, const topology::Connection &connection, bool isReversed)
{
    switch (which) {
    case ConnectionLabels::None:
    case ConnectionLabels::Addresses:
        return {};
    case ConnectionLabels::Link:
        return linkLabel(connection, isReversed);
    case ConnectionLabels::CaptureFilter:
        return filterLabel(connection);
    }
    return {};
}

} // namespace tomato::ui
