// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/filedescriptor.h"
#include "capture/archive/formats/pcapngrecords.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace tomato::replay {

/// The Ethernet frames of a .pcap or .pcapng file, in its order.
class FrameFile final
{
public:
    /// `sentBy`: see ReplaySettings. Takes the open file; `path` is for errors.
    static Result<FrameFile> open(FileDescriptor file, std::filesystem::path path,
                                  std::string sentBy = {});

    struct Frame
    {
        Timestamp time{};
        std::uint32_t original = 0;
        std::span<const char> bytes;
    };
    /// The next frame, whose bytes stay until the next call; nothing at the end.
    Result<std::optional<Frame>> next();
    /// Begins anew.
    Result<> rewind();

private:
    FrameFile() = default;
    bool isWished(std::uint32_t interface) const;
    Result<std::optional<Frame>> nextOfPcapng();

    // On the heap, as readers refer to it.
    std::unique_ptr<FileDescriptor> m_file;
    std::filesystem::path m_path;
    std::string m_sentBy;
    bool m_isPcapng = false;
    std::unique_ptr<capture::PcapngRecords> m_pcapng;
    std::optional<capture::PcapRecords> m_pcap;
};

} // namespace tomato::replay
