// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/address/ipaddress.h"

#include <arpa/inet.h>

namespace tomato::lab {

std::optional<IpAddress> IpAddress::parse(const QString &text, int family)
{
    IpAddress address;
    address.family = family;
    if (inet_pton(family, text.toUtf8().constData(), address.bytes.data()) != 1)
        return std::nullopt;
    return address;
}

std::optional<IpAddress> IpAddress::parse(const QString &text)
{
    return parse(text, text.contains(QLatin1Char(':')) ? AF_INET6 : AF_INET);
}

std::string IpAddress::text() const
{
    std::array<char, INET6_ADDRSTRLEN> buffer{};
    inet_ntop(family, bytes.data(), buffer.data(), buffer.size());
    return buffer.data();
}

std::size_t IpAddress::size() const
{
    return family == AF_INET6 ? 16 : 4;
}

bool IpAddress::isUnspecified() const
{
    return bytes == std::array<std::uint8_t, 16>{};
}

bool IpAddress::isMulticast() const
{
    return family == AF_INET6 ? bytes[0] == 0xff : (bytes[0] & 0xf0) == 0xe0;
}

bool IpAddress::isLoopback() const
{
    if (family != AF_INET6)
        return bytes[0] == 127;
    IpAddress own{AF_INET6, {}};
    own.bytes[15] = 1;
    return bytes == own.bytes;
}

bool IpAddress::isLinkLocal() const
{
    return family == AF_INET6 && bytes[0] == 0xfe && (bytes[1] & 0xc0) == 0x80;
}

} // namespace tomato::lab
