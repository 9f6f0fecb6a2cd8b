// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/ring/ringreader.h"
#include "capture/ring/ringwriter.h"

#include <QByteArray>

#include <vector>

namespace tomato::service {

/// A ring that a test writes itself, with numbered packets.
class TestRing final
{
public:
    explicit TestRing(const std::filesystem::path &directory, capture::RingLimits limits = {});

    /// Writes and commits so many packets, each with so many bytes (at least 8).
    void write(int packets, std::size_t bytes = 100);
    void finish();
    bool isWatched() const { return m_writer->isWatched(); }
    std::shared_ptr<capture::RingReader> reader() const;

private:
    std::filesystem::path m_directory;
    std::unique_ptr<capture::RingWriter> m_writer;
    std::uint64_t m_number = 0;
};

/// The numbers of the packets in a pcap stream that may end anywhere; -1 at the end when a record
/// is none that TestRing wrote.
std::vector<qint64> packetNumbers(const QByteArray &stream);
/// Returns what packetNumbers() gives for all from `first` to `last`.
std::vector<qint64> numbers(qint64 first, qint64 last);

} // namespace tomato::service
