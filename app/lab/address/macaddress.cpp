// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/address/macaddress.h"

#include <QCryptographicHash>
#include <QRegularExpression>

#include <algorithm>

namespace tomato::lab {

constexpr std::uint8_t MulticastBit = 0x01;
constexpr std::uint8_t LocalBit = 0x02;

std::optional<MacAddress> parseMacAddress(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("\\A[0-9a-fA-F]{2}([:-])(?:[0-9a-fA-F]{2}\\1){4}[0-9a-fA-F]{2}\\z"));
    if (!form.match(text).hasMatch())
        return std::nullopt;
    const QByteArray bytes = QByteArray::fromHex(text.toLatin1());
    MacAddress address{};
    std::copy_n(bytes.cbegin(), address.size(), address.begin());
    const bool zero = std::ranges::all_of(address, [](std::uint8_t each) { return each == 0; });
    if (zero || (address[0] & MulticastBit) != 0)
        return std::nullopt;
    return address;
}

MacAddress derivedMacAddress(const std::string &seed)
{
    const QByteArray hash =
        QCryptographicHash::hash(QByteArray::fromStdString(seed), QCryptographicHash::Sha256);
    MacAddress address{};
    std::copy_n(hash.cbegin(), address.size(), address.begin());
    address[0] = static_cast<std::uint8_t>((address[0] & ~MulticastBit) | LocalBit);
    return address;
}

std::string macText(const MacAddress &address)
{
    const QByteArray bytes(reinterpret_cast<const char *>(address.data()),
                           static_cast<qsizetype>(address.size()));
    return bytes.toHex(':').toStdString();
}

} // namespace tomato::lab
