// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tomato::capture {

/// What becomes of the packets of a capture.
enum class CaptureMode
{
    /// They are kept for download.
    File,
    /// They are served to live viewers.
    Net,
    Both
};

} // namespace tomato::capture
