// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/recorder/recorder.h"
#include "capture/recorder/runoutcome.h"

namespace tomato::capture {

/// capture.json in a run's folder: what was recorded, where, with which filter and clock. Written
/// when the run starts, at what happens meanwhile, and when it ends; a run that was killed has no
/// "stop".
class CaptureFile final
{
public:
    explicit CaptureFile(RecorderSettings settings);

    /// The run has ended when there are counters.
    Result<> write(const RunOutcome &outcome) const;

    static std::filesystem::path path(const std::filesystem::path &directory);

private:
    RecorderSettings m_settings;
    Timestamp m_start;
};

} // namespace tomato::capture
