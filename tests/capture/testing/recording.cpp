// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/capture/testing/recording.h"

#include <stdlib.h>

#include <stdexcept>

namespace tomato::capture {

Recording::Recording(RecorderSettings settings)
{
    std::string name = (std::filesystem::temp_directory_path() / "recording-XXXXXX").string();
    if (!::mkdtemp(name.data()))
        throw std::runtime_error("no temporary folder");
    m_top = name;
    m_directory = m_top / "run";
    settings.directory = m_directory;
    auto started = Recorder::start(std::move(settings));
    if (!started)
        throw std::runtime_error(started.error().text());
    m_recorder = std::move(*started);
    for (int side : {0, 1}) {
        if (const auto attached =
                m_recorder->attach(side, m_wire.port(side), m_wire.port(1 - side));
            !attached)
            throw std::runtime_error(attached.error().text());
    }
}

Recording::~Recording()
{
    m_recorder.reset();
    std::error_code error;
    std::filesystem::remove_all(m_top, error);
}

RingSnapshot Recording::snapshot() const
{
    auto reader = RingReader::open(m_directory);
    if (!reader)
        throw std::runtime_error(reader.error().text());
    return (*reader)->snapshot();
}

} // namespace tomato::capture
