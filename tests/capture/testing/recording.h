// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/recorder/recorder.h"
#include "capture/ring/ringreader.h"
#include "tests/capture/testing/testwire.h"

namespace tomato::capture {

/// A wire that is recorded into a temporary folder. Throws where a test cannot go on.
class Recording final
{
public:
    explicit Recording(RecorderSettings settings = {});
    ~Recording();

    const std::filesystem::path &directory() const { return m_directory; }
    const TestWire &wire() const { return m_wire; }
    Recorder &recorder() { return *m_recorder; }
    RingSnapshot snapshot() const;

private:
    TestWire m_wire;
    std::filesystem::path m_top;
    std::filesystem::path m_directory;
    std::unique_ptr<Recorder> m_recorder;
};

} // namespace tomato::capture
