// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/archive/capturedring.h"
#include "capture/archive/download.h"

namespace tomato::capture {

/// Writes what the rings hold at this moment into one pcapng file, in the order of time, while
/// recording goes on. Each port is an interface of its own ("h1:eth0 -> r1:eth1") with its filter
/// and counters; where arrivals are recorded two, "… sent" and "… delivered". They say what its
/// emulation was at first and each change of it at the packet that came then, from when to when
/// they were recorded, and when packets may be missing in between. The names of
/// addresses stand in the file, too, and secrets when there are any. The file appears whole under
/// its name or, on an error or a cancel, not at all. Memory does not grow with what the rings hold,
/// but for one bit per packet.
Result<> mergeRings(const std::vector<CapturedRing> &rings, const std::filesystem::path &file,
                    const DownloadProgress &progress = {});

/// Writes one ring and its arrivals, which it must have, into one pcap file in the order of time.
/// The format pcap does not say which of the packets were sent and which were delivered.
Result<> mergeToPcap(const CapturedRing &ring, const std::filesystem::path &file,
                     const DownloadProgress &progress = {});

/// Merges files that were downloaded: a pcap file is one interface with the file's name; a pcapng
/// file keeps its interfaces, their counters, names and secrets, and the comments on its packets.
Result<> mergeFiles(const std::vector<std::filesystem::path> &files,
                    const std::filesystem::path &file, const DownloadProgress &progress = {});

} // namespace tomato::capture
