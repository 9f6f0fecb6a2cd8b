// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "capture/ring/ringreader.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace tomato::capture {

/// Called now and then with bytes read and bytes in all; returning false cancels.
using DownloadProgress = std::function<bool(std::uint64_t done, std::uint64_t total)>;

/// Writes what the ring holds at this moment into one file, while recording goes on. The ending
/// decides the format: ".pcap" all segments as one pcap file, ".tar.gz"/".tgz" and ".zip" a folder
/// `name` with one pcap file per segment and capture.json. The file appears whole under its name
/// or, on an error or a cancel, not at all. Reads in constant memory. Arrivals are in archives
/// only, in a folder below: mergeToPcap() has them among the others.
Result<> writeDownload(const RingReader &ring, const std::string &name,
                       const std::filesystem::path &file, const DownloadProgress &progress = {});

/// A ring, and the folder inside an archive that its files go into: "capture/h1-eth0--r1-eth0".
struct ArchivedRing
{
    std::shared_ptr<const RingReader> ring;
    std::string folder;
    /// What is known of the clock of the other machine that recorded it, which its capture.json
    /// says then; empty for this machine.
    std::string clock = {};
};

/// A text file that is put into an archive beside the recordings.
struct ArchivedText
{
    std::string path;
    std::string text;
};

/// Writes several rings into one ".tar.gz", ".tgz" or ".zip"; each ring is written as it is when
/// its turn comes, and behind it its arrivals as they were then.
Result<> writeArchive(const std::vector<ArchivedRing> &rings, const std::filesystem::path &file,
                      const DownloadProgress &progress = {},
                      const std::vector<ArchivedText> &texts = {});

/// One pcap file inside a download, or one interface of a pcapng file, read back packet by packet.
struct SegmentSummary
{
    std::string name;
    std::uint64_t packets = 0;
    std::uint64_t bytes = 0;
    Timestamp first{};
    Timestamp last{};
};

/// Reads a .pcap, .tar.gz, .zip or .pcapng that writeDownload() or mergeRings() made (or any like
/// it) and counts its packets.
Result<std::vector<SegmentSummary>> summarizeDownload(const std::filesystem::path &file);

} // namespace tomato::capture
