// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/engine/counters.h"
#include "capture/engine/recorder.h"
#include "capture/engine/timestamp.h"

namespace tomato::capture {

/// capture.json in a run's folder: what was recorded, where, with which filter and clock. Written
/// when the run starts and again when it ends; a run that was killed has no "stop".
class CaptureFile final
{
public:
    explicit CaptureFile(RecorderSettings settings);

    Result<> writeStarted() const;
    /// `failure` tells why the run ended by itself, else it is empty.
    Result<> writeStopped(const Counters &counters, const std::string &failure) const;

    static std::filesystem::path path(const std::filesystem::path &directory);

private:
    Result<> write(const std::string &stop, const std::string &counters,
                   const std::string &failure) const;

    RecorderSettings m_settings;
    Timestamp m_start;
};

} // namespace tomato::capture
