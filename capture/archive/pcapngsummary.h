// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/filedescriptor.h"
#include "capture/archive/download.h"

#include <filesystem>

namespace tomato::capture {

/// Counts the packets of a pcapng file by interface, and checks every block.
Result<std::vector<SegmentSummary>> summarizePcapng(const FileDescriptor &file,
                                                    const std::filesystem::path &path);

} // namespace tomato::capture
