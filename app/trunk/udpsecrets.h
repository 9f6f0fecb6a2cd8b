// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/trunk/dtlssession.h"

namespace tomato::trunk {

/// The secrets that the home makes up for each attempt, and tells the other end over ssh.
struct UdpSecrets
{
    using Token = std::array<unsigned char, 16>;

    DtlsKey key{};
    /// The home's first datagrams are this, by which the other end knows its address.
    Token knock{};
    /// The answer to these, by which the home knows that datagrams get through.
    Token answer{};

    static constexpr std::size_t Bytes = sizeof(DtlsKey) + 2 * sizeof(Token);
    static Result<UdpSecrets> make();
    /// Appends all, in Bytes bytes.
    void appendTo(std::string &text) const;
    static UdpSecrets from(std::span<const char, Bytes> bytes);

    /// Tells whether a datagram is this token, in a time that says nothing about how much of it is.
    static bool is(std::span<const char> datagram, const Token &token);
};

} // namespace tomato::trunk
