// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <pcap/pcap.h>

#include <memory>

namespace tomato::capture {

struct PcapCloser
{
    void operator()(pcap_t *handle) const { pcap_close(handle); }
};
using PcapHandle = std::unique_ptr<pcap_t, PcapCloser>;

} // namespace tomato::capture
