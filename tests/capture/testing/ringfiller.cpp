// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/capture/testing/ringfiller.h"

#include "capture/ring/pcapformat.h"
#include "tests/capture/testing/testwire.h"

#include <sys/eventfd.h>

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

RingSnapshot ringSnapshot(const std::filesystem::path &directory)
{
    return expect(RingReader::open(directory))->snapshot();
}

Timestamp fillerTime(std::uint64_t number)
{
    return std::chrono::milliseconds(1'700'000'000'500) + std::chrono::microseconds(number);
}

RingLimits smallLimits(std::uint32_t segments)
{
    return {PcapFileHeaderBytes + PcapRecordHeaderBytes + MaxSnapLength, segments};
}

RingFiller::RingFiller(const std::filesystem::path &directory, const RingLimits &limits,
                       Precision precision)
    : m_writer(expect(RingWriter::create(directory, limits, MaxSnapLength, precision))),
      m_staging(std::make_shared<StagingPool>(), MaxSnapLength, precision,
                FileDescriptor(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)))
{
}

void RingFiller::add(std::uint64_t packets, std::size_t bytes)
{
    for (const std::uint64_t end = m_next + packets; m_next < end;)
        stage(fillerTime(m_next), bytes);
    commit();
}

void RingFiller::addAt(Timestamp time, std::size_t bytes)
{
    stage(time, bytes);
    commit();
}

void RingFiller::stage(Timestamp time, std::size_t bytes)
{
    const int side = static_cast<int>(m_next % 2);
    const auto frame = numberedFrame(m_next++, bytes, side);
    const std::span content(reinterpret_cast<const unsigned char *>(frame.data()), frame.size());
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
    m_staging.stage(side, static_cast<std::uint32_t>(seconds.count()),
                    static_cast<std::uint32_t>((time - seconds).count()), content,
                    static_cast<std::uint32_t>(bytes));
}

void RingFiller::commit()
{
    m_staging.publish(Timestamp::max());
    std::vector<StagedFrame> frames;
    m_staging.take(frames);
    for (const StagedFrame &frame : frames)
        expect(m_writer->add(frame));
    expect(m_writer->commit());
    m_staging.release(frames);
}

void RingFiller::finish()
{
    expect(m_writer->finish());
}

} // namespace tomato::capture
