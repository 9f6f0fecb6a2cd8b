// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/trunk/udpsecrets.h"

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <cstring>

namespace tomato::trunk {

Result<UdpSecrets> UdpSecrets::make()
{
    UdpSecrets secrets;
    for (const auto &each :
         {std::span<unsigned char>(secrets.key), std::span<unsigned char>(secrets.knock),
          std::span<unsigned char>(secrets.answer)}) {
        if (RAND_priv_bytes(each.data(), static_cast<int>(each.size())) != 1)
            return failure("gives no random bytes", "OpenSSL");
    }
    return secrets;
}

void UdpSecrets::appendTo(std::string &text) const
{
    for (const auto &each :
         {std::span<const unsigned char>(key), std::span<const unsigned char>(knock),
          std::span<const unsigned char>(answer)})
        text.append(each.begin(), each.end());
}

UdpSecrets UdpSecrets::from(std::span<const char, Bytes> bytes)
{
    UdpSecrets secrets;
    std::size_t at = 0;
    for (const auto &each :
         {std::span<unsigned char>(secrets.key), std::span<unsigned char>(secrets.knock),
          std::span<unsigned char>(secrets.answer)}) {
        std::memcpy(each.data(), bytes.data() + at, each.size());
        at += each.size();
    }
    return secrets;
}

bool UdpSecrets::is(std::span<const char> datagram, const Token &token)
{
    return datagram.size() == token.size() &&
           CRYPTO_memcmp(datagram.data(), token.data(), token.size()) == 0;
}

} // namespace tomato::trunk
