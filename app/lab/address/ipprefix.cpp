// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/address/ipprefix.h"

#include <QRegularExpression>

#include <sys/socket.h>

#include <algorithm>

namespace tomato::lab {

std::optional<IpPrefix> IpPrefix::parse(const QString &text, int family)
{
    static const QRegularExpression digits(QStringLiteral("\\A[0-9]{1,3}\\z"));
    const qsizetype slash = text.indexOf(QLatin1Char('/'));
    if (slash < 0 || !digits.match(text.sliced(slash + 1)).hasMatch())
        return std::nullopt;
    const auto address = IpAddress::parse(text.first(slash), family);
    const unsigned length = text.sliced(slash + 1).toUInt();
    if (!address || length > address->size() * 8)
        return std::nullopt;
    return IpPrefix{*address, length};
}

std::optional<IpPrefix> IpPrefix::parse(const QString &text)
{
    return parse(text, text.contains(QLatin1Char(':')) ? AF_INET6 : AF_INET);
}

IpPrefix IpPrefix::everything(int family)
{
    IpPrefix prefix;
    prefix.address.family = family;
    return prefix;
}

IpPrefix IpPrefix::network() const
{
    IpPrefix result = *this;
    for (unsigned byte = 0; byte < result.address.bytes.size(); ++byte) {
        const unsigned bits = std::clamp(length, byte * 8, byte * 8 + 8) - byte * 8;
        result.address.bytes[byte] &= static_cast<std::uint8_t>(0xff00U >> bits);
    }
    return result;
}

std::optional<IpAddress> IpPrefix::broadcast() const
{
    if (address.family != AF_INET || length >= 31)
        return std::nullopt;
    IpAddress result = network().address;
    for (unsigned byte = 0; byte < result.size(); ++byte) {
        const unsigned bits = std::clamp(length, byte * 8, byte * 8 + 8) - byte * 8;
        result.bytes[byte] |= static_cast<std::uint8_t>(0xffU >> bits);
    }
    return result;
}

bool IpPrefix::contains(const IpAddress &other) const
{
    return other.family == address.family && IpPrefix{other, length}.network() == network();
}

} // namespace tomato::lab
