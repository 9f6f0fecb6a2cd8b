// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/options/samplingfilter.h"

namespace tomato::capture {

std::string samplingFilter(unsigned every)
{
    const std::string isHit = " & " + std::to_string(every - 1) + " == 0";
    // `tcp[...]` and its like look at IPv4 only (pcap-filter(7)): behind the 40 bytes of an IPv6
    // header the same fields are counted from that.
    const std::string ipv4 =
        "tcp[16:2]" + isHit + " or (udp[6:2]" + isHit + " and udp[6:2] != 0) or icmp[2:2]" + isHit;
    const std::string ipv6 = "(ip6[6] == 6 and ip6[56:2]" + isHit +
                             ") or (ip6[6] == 17 and ip6[46:2]" + isHit +
                             " and ip6[46:2] != 0) or (ip6[6] == 58 and ip6[42:2]" + isHit + ")";
    const std::string untagged = ipv4 + " or " + ipv6;
    // Behind the word `vlan` everything is looked for four bytes later.
    return untagged + " or (vlan and (" + untagged + "))";
}

} // namespace tomato::capture
