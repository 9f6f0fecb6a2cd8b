// SPDX-License-Identifier: GPL-3.0-or-later
#include "testring.h"

#include <cstring>
#include <numeric>
#include <stdexcept>

namespace tomato::service {

static constexpr qsizetype FileHeader = 24;
static constexpr std::size_t RecordHeader = 16;

static void require(const Result<> &result)
{
    if (!result)
        throw std::runtime_error(result.error().text());
}

TestRing::TestRing(const std::filesystem::path &directory, capture::RingLimits limits)
    : m_directory(directory)
{
    std::filesystem::create_directories(directory);
    m_writer = std::move(capture::RingWriter::create(directory, limits, 65'536).value());
}

void TestRing::write(int packets, std::size_t bytes)
{
    for (int i = 0; i < packets; ++i) {
        std::vector<char> record(RecordHeader + bytes, 'x');
        const auto number = ++m_number;
        const auto length = static_cast<std::uint32_t>(bytes);
        const std::array<std::uint32_t, 4> header{static_cast<std::uint32_t>(number), 0, length,
                                                  length};
        std::memcpy(record.data(), header.data(), sizeof header);
        std::memcpy(record.data() + RecordHeader, &number, sizeof number);
        capture::StagedFrame frame;
        frame.time = std::chrono::seconds(number);
        frame.record = record.data();
        frame.bytes = static_cast<std::uint32_t>(record.size());
        frame.original = length;
        require(m_writer->add(frame));
        require(m_writer->commit());
    }
}

void TestRing::finish()
{
    require(m_writer->finish());
}

std::shared_ptr<capture::RingReader> TestRing::reader() const
{
    return capture::RingReader::open(m_directory).value();
}

std::vector<qint64> packetNumbers(const QByteArray &stream)
{
    std::vector<qint64> numbers;
    const char *at = stream.constData() + FileHeader;
    const char *end = stream.constData() + stream.size();
    while (end - at >= static_cast<std::ptrdiff_t>(RecordHeader)) {
        std::array<std::uint32_t, 4> header{};
        std::memcpy(header.data(), at, sizeof header);
        if (header[1] != 0 || header[2] != header[3] || header[2] < 8 || header[2] > 65'536) {
            numbers.push_back(-1);
            break;
        }
        if (end - at < static_cast<std::ptrdiff_t>(RecordHeader + header[2]))
            break;
        std::uint64_t number = 0;
        std::memcpy(&number, at + RecordHeader, sizeof number);
        numbers.push_back(static_cast<qint64>(number));
        at += RecordHeader + header[2];
    }
    return numbers;
}

std::vector<qint64> numbers(qint64 first, qint64 last)
{
    std::vector<qint64> all(static_cast<std::size_t>(last - first + 1));
    std::iota(all.begin(), all.end(), first);
    return all;
}

} // namespace tomato::service
