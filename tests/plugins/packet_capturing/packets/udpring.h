// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/ring/ringwriter.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <memory>
#include <vector>

namespace tomato::test {

/// A ring with UDP packets from 10.0.0.1 to 10.0.0.2 and back; every tenth one asks for a name.
class UdpRing final
{
public:
    explicit UdpRing(const QString &directory, capture::RingLimits limits = {});

    /// Adds so many packets with `payload` bytes each, at least 24. Returns whether they are
    /// committed.
    bool add(int count, std::size_t payload = 64);

private:
    bool addOne(std::size_t payload);

    std::unique_ptr<capture::RingWriter> m_writer;
    std::vector<QByteArray> m_frames;
    std::uint64_t m_next = 0;
};

} // namespace tomato::test
