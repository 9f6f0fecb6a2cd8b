// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/networkaddress.h"

#include <algorithm>
#include <array>

#include <arpa/inet.h>

namespace tomato::topology {

using Bits = NetworkAddress::Bits;

static int family(IpVersion version)
{
    return version == IpVersion::V4 ? AF_INET : AF_INET6;
}

/// Returns a mask with all bits behind a prefix set.
static Bits hostMask(int width, int prefix)
{
    const int bits = width - prefix;
    return bits >= 128 ? ~Bits(0) : (Bits(1) << bits) - 1;
}

std::optional<NetworkAddress> NetworkAddress::parse(const QString &text, IpVersion version)
{
    NetworkAddress address{version, 0, version == IpVersion::V4 ? 24 : 64};
    const QString trimmed = text.trimmed();
    const qsizetype slash = trimmed.indexOf(QLatin1Char('/'));
    if (slash >= 0) {
        bool isNumber = false;
        address.prefix = QStringView(trimmed).mid(slash + 1).toInt(&isNumber);
        if (!isNumber || address.prefix < 0 || address.prefix > address.width())
            return std::nullopt;
    }
    std::array<unsigned char, 16> bytes{};
    const QByteArray host = trimmed.left(slash < 0 ? trimmed.size() : slash).toUtf8();
    if (inet_pton(family(version), host.constData(), bytes.data()) != 1)
        return std::nullopt;
    for (int i = 0; i < address.width() / 8; ++i)
        address.bits = address.bits << 8 | bytes[static_cast<std::size_t>(i)];
    return address;
}

Bits NetworkAddress::capacity() const
{
    const Bits mask = hostMask(width(), prefix);
    return mask < 3 ? 0 : mask - 1;
}

Bits NetworkAddress::network() const
{
    return bits & ~hostMask(width(), prefix);
}

bool NetworkAddress::contains(Bits address) const
{
    return ((address ^ bits) & ~hostMask(width(), prefix)) == 0;
}

bool NetworkAddress::overlaps(const NetworkAddress &other) const
{
    const int shorter = std::min(prefix, other.prefix);
    return version == other.version && ((bits ^ other.bits) & ~hostMask(width(), shorter)) == 0;
}

QString NetworkAddress::text() const
{
    return QStringLiteral("%1/%2").arg(addressText()).arg(prefix);
}

QString NetworkAddress::addressText() const
{
    std::array<unsigned char, 16> bytes{};
    for (int i = 0; i < width() / 8; ++i)
        bytes[static_cast<std::size_t>(i)] =
            static_cast<unsigned char>(bits >> (width() - 8 - 8 * i) & 0xff);
    std::array<char, INET6_ADDRSTRLEN> buffer{};
    inet_ntop(family(version), bytes.data(), buffer.data(), buffer.size());
    return QString::fromLatin1(buffer.data());
}

} // namespace tomato::topology
