// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/extcap/framefilter.h"

namespace tomato::extcap {

/// A filter as somebody wrote it in Wireshark, as a capture filter or as a display filter.
struct ViewFilter
{
    FrameFilter program;
    /// The capture filter that it came to.
    QString expression;
};

/// Compiles a capture filter, or a display filter that a capture filter can say. The error is
/// libpcap's, or why the display filter has no counterpart.
Result<ViewFilter> viewFilter(const QString &text);
/// A packet must pass both.
Result<ViewFilter> viewFilter(const QString &text, const QString &other);

} // namespace tomato::extcap
