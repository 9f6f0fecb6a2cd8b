// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tomato::client {

/// A field of Wireshark's display filters, and what stands for it in a capture filter
/// (pcap-filter(7)).
struct DisplayField
{
    enum class Kind
    {
        /// Tested by its name alone; `capture` is the capture filter.
        Protocol,
        /// `capture` is a qualifier in front of the value: "ip src host". A network takes "net".
        Mac,
        Address4,
        Address6,
        /// `capture` is a qualifier in front of the value: "tcp dst port".
        Port,
        /// `capture` is an expression with a number as value: "ip[8]".
        Number,
        /// `capture` is an expression that differs from 0 when the flag is set.
        Flag,
        /// The tag of a VLAN, behind which the capture filter's places are others.
        Vlan
    };

    const char *name;
    Kind kind;
    const char *capture;
    /// A filter for packets that have the field.
    const char *presence;
    /// The same number in packets of IPv6, in which libpcap knows no place of TCP and UDP; null
    /// when there is none, or when `capture` means both.
    const char *capture6 = nullptr;
    const char *presence6 = nullptr;
};

/// Returns nullptr when the field has no counterpart.
const DisplayField *displayField(const QString &name);
/// Returns the capture filter for what a protocol that Wireshark recognises by what is in a packet
/// usually is; empty for another name.
QString usualFilter(const QString &protocol);
/// Returns why a field has no counterpart.
QString whyNot(const QString &name);

} // namespace tomato::client
