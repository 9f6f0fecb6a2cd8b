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
    const int groupBits = version == IpVersion::V4 ? 4 : 8;
    const auto first = static_cast<unsigned>(address->bits >> (address->width() - groupBits));
    return first != (version == IpVersion::V4 ? 0xeU : 0xffU);
}

} // namespace tomato::topology
