// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/cisco/routerconfig.h"

#include "app/topology/networkaddress.h"

#include <QRegularExpression>
#include <QStringList>

namespace tomato::exchange {

/// "255.255.255.0" as 24; -1 for what is no mask.
static int prefixOf(const QString &mask)
{
    using topology::NetworkAddress;
    const auto address =
        NetworkAddress::parse(mask + QStringLiteral("/32"), topology::IpVersion::V4);
    if (!address)
        return -1;
    const auto bits = static_cast<quint32>(address->bits);
    int prefix = 0;
    while (prefix < 32 && (bits & 1U << (31 - prefix)) != 0)
        ++prefix;
    return prefix == 32 || bits << prefix == 0 ? prefix : -1;
}

static void readLine(const QStringList &words, ConfiguredInterface &interface)
{
    const bool isFour = words[0] == QLatin1String("ip");
    if (words.size() < 3 || words[1] != QLatin1String("address") ||
        (!isFour && words[0] != QLatin1String("ipv6")))
        return;
    QString &address = isFour ? interface.ip4Address : interface.ip6Address;
    if (!address.isEmpty())
        return; // the second one is a further one
    if (words[2].contains(QLatin1Char('/')))
        address = words[2];
    else if (isFour && words.size() > 3 && prefixOf(words[3]) >= 0)
        address = words[2] + QLatin1Char('/') + QString::number(prefixOf(words[3]));
}

std::vector<ConfiguredInterface> configuredInterfaces(const QString &configuration)
{
    std::vector<ConfiguredInterface> all;
    bool isInside = false;
    for (const QString &line : configuration.split(QLatin1Char('\n'))) {
        const QStringList words =
            line.simplified().toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts);
        if (words.isEmpty())
            continue;
        if (!line.front().isSpace()) {
            isInside = words.size() > 1 && words[0] == QLatin1String("interface");
            if (isInside)
                all.push_back({words.mid(1).join(QString()), {}, {}});
        } else if (isInside) {
            readLine(words, all.back());
        }
    }
    std::erase_if(all, [](const ConfiguredInterface &each) {
        return each.ip4Address.isEmpty() && each.ip6Address.isEmpty();
    });
    return all;
}

bool isSameInterface(const QString &first, const QString &second)
{
    static const QRegularExpression parts(QStringLiteral("^([A-Za-z-]+)([0-9][0-9/.:]*)$"));
    const auto one = parts.match(first.simplified().remove(QLatin1Char(' ')));
    const auto other = parts.match(second.simplified().remove(QLatin1Char(' ')));
    if (!one.hasMatch() || !other.hasMatch() || one.captured(2) != other.captured(2))
        return false;
    return one.captured(1).startsWith(other.captured(1), Qt::CaseInsensitive) ||
           other.captured(1).startsWith(one.captured(1), Qt::CaseInsensitive);
}

} // namespace tomato::exchange
