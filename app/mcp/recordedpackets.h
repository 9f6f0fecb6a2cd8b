// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mcp/commandrun.h"

namespace tomato::mcp {

/// Which packets of a lab are asked for: the latest `count` that match.
struct RecordedPackets
{
    QString lab;
    QString connection;
    QString filter;
    int count = 0;

    /// As a table of addresses, ports and flags; the filter is a pcap filter.
    Result<QString> asTable(const Caller &caller) const;
    /// As Wireshark's tshark prints them, a line each; the filter is a display filter. tshark reads
    /// them in a confined process. Fails where it, or what confines it, is not installed.
    Result<QString> decoded(const Caller &caller) const;

private:
    Result<> download(const Caller &caller, const QString &file) const;
};

} // namespace tomato::mcp
