// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/attributes/interfacevalues.h"

#include <QRegularExpression>

namespace tomato::topology {

bool isMacAddress(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("\\A[0-9a-fA-F]{2}([:-])(?:[0-9a-fA-F]{2}\\1){4}[0-9a-fA-F]{2}\\z"));
    static const QRegularExpression zero(QStringLiteral("\\A[0:-]+\\z"));
    if (!form.match(text).hasMatch() || zero.match(text).hasMatch())
        return false;
    // The lowest bit of the first byte is that of groups.
    return text.left(2).toInt(nullptr, 16) % 2 == 0;
}

bool isGateway(const QString &text, IpVersion version)
{
    if (text.contains(QLatin1Char('/')))
        return false;
    const auto address = NetworkAddress::parse(text, version);
    if (!address || address->bits == 0)
        return false;
    const auto first = static_cast<unsigned>(address->bits >> (address->width() - 8));
    constexpr unsigned ThisMachine = 127;
    constexpr NetworkAddress::Bits Everybody = 0xffffffff;
    if (version == IpVersion::V4)
        return first >> 4 != 0xe && first != ThisMachine && address->bits != Everybody;
    return first != 0xff && address->bits != 1;
}

} // namespace tomato::topology
