// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/capture/engine/ringfiller.h"

#include "capture/engine/pcapformat.h"
#include "tests/capture/engine/testwire.h"

#include <stdexcept>

namespace tomato::capture {

namespace {

template <class T>
T expect(Result<T> result)
{
    if (!result)
        throw std::runtime_error(result.error().text());
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

} // namespace

Timestamp fillerTime(std::uint64_t number)
{
    return std::chrono::milliseconds(1'700'000'000'500) + std::chrono::microseconds(number);
}

RingLimits smallLimits(std::uint32_t segments)
{
    return {PcapFileHeaderBytes + PcapRecordHeaderBytes + MaximumSnapLength, segments};
}

RingFiller::RingFiller(const std::filesystem::path &directory, const RingLimits &limits,
                       Precision precision)
    : m_writer(expect(RingWriter::create(directory, limits, MaximumSnapLength, precision))),
      m_precision(precision)
{
}

void RingFiller::add(std::uint64_t packets, std::size_t bytes)
{
    for (const std::uint64_t end = m_next + packets; m_next < end; ++m_next) {
        const int side = static_cast<int>(m_next % 2);
        const auto frame = numberedFrame(m_next, bytes, side);
        const std::span content(reinterpret_cast<const unsigned char *>(frame.data()),
                                frame.size());
        const auto length = static_cast<std::uint32_t>(bytes);
        if (m_precision == Precision::Nano)
            m_merge.stage<Precision::Nano>(side, fillerTime(m_next), content, length);
        else
            m_merge.stage(side, fillerTime(m_next), content, length);
    }
    for (auto frames = m_merge.next(); !frames.empty(); frames = m_merge.next()) {
        for (const StagedFrame &frame : frames)
            expect(m_writer->add(frame));
        m_merge.pop(frames.size());
    }
    expect(m_writer->commit());
    m_merge.release();
}

void RingFiller::finish()
{
    expect(m_writer->finish());
}

} // namespace tomato::capture
