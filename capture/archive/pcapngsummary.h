// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/archive/download.h"
#include "capture/engine/filedescriptor.h"

namespace tomato::capture {

/// Counts the packets of a pcapng file by interface, and checks every block.
Result<std::vector<SegmentSummary>> summarizePcapng(const FileDescriptor &file,
                                                    const std::filesystem::path &path);

} // namespace tomato::capture
