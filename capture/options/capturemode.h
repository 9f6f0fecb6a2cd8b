// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tomato::capture {

/// Says what a capture does with its packets.
enum class CaptureMode
{
    /// They are kept for download.
    File,
    /// They are served to live viewers.
    Net,
    Both
};

} // namespace tomato::capture
