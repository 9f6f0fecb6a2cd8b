// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/pcapngsummary.h"

#include "capture/archive/filewindow.h"
#include "capture/archive/pcapngformat.h"

#include <cstring>

namespace tomato::capture {

namespace {

/// Type and length before a block's content, the length again behind it.
constexpr std::size_t HeadBytes = 8;
constexpr std::size_t FrameBytes = 12;
/// The least that each kind of block holds.
constexpr std::size_t SectionBytes = 28;
constexpr std::size_t InterfaceBytes = 20;
constexpr std::size_t PacketBytes = 32;
/// Far more than any packet with comments needs.
constexpr std::uint32_t LongestBlock = 1 << 24;
constexpr std::size_t MostInterfaces = 10'000;
constexpr int MostDigits = 9;

class PcapngReader final
{
public:
    PcapngReader(const FileDescriptor &file, const std::filesystem::path &path)
        : m_window(file, path, UINT64_MAX)
    {
    }

    Result<std::vector<SegmentSummary>> read()
    {
        for (;;) {
            const auto block = nextBlock();
            if (!block)
                return passOn(block);
            if (block->empty())
                break;
            if (const auto taken = take(*block); !taken)
                return passOn(taken);
            m_window.skip(block->size());
        }
        return std::move(m_summaries);
    }

private:
    /// The next whole block; empty at the end of the file.
    Result<std::span<const char>> nextBlock()
    {
        // The magic of a section begins behind its length, which needs it.
        auto head = m_window.peek(FrameBytes);
        if (!head || head->empty())
            return head;
        if (head->size() < FrameBytes)
            return bad("the file ends inside a block");
        std::uint32_t type = 0;
        std::memcpy(&type, head->data(), sizeof type);
        if (type == pcapng::SectionHeader) {
            m_swapped = false;
            const std::uint32_t magic = word(*head, 8);
            m_swapped = magic != pcapng::ByteOrderMagic;
            if (m_swapped && __builtin_bswap32(magic) != pcapng::ByteOrderMagic)
                return bad("a section without a byte order");
        } else if (m_window.offset() == 0) {
            return bad("this is not a pcapng file");
        }
        const std::uint32_t length = word(*head, 4);
        if (length < FrameBytes || length % 4 != 0 || length > LongestBlock)
            return bad("a block of " + std::to_string(length) + " bytes");
        const auto block = m_window.peek(length);
        if (!block)
            return block;
        if (block->size() < length)
            return bad("the file ends inside a block");
        if (word(*block, length - 4) != length)
            return bad("a block with two lengths");
        return block;
    }

    Result<> take(std::span<const char> block)
    {
        const std::uint32_t type = word(block, 0);
        const auto needs = [&](std::size_t bytes) { return block.size() < bytes; };
        if (type == pcapng::SectionHeader) {
            m_firstInterface = m_summaries.size();
            return needs(SectionBytes) ? bad("a section header that is too short") : Result<>();
        }
        if (type == pcapng::InterfaceDescription)
            return needs(InterfaceBytes) ? bad("an interface that is too short")
                                         : takeInterface(block);
        if (type == pcapng::EnhancedPacket)
            return needs(PacketBytes) ? bad("a packet that is too short") : takePacket(block);
        return {};
    }

    Result<> takeInterface(std::span<const char> block)
    {
        if (m_summaries.size() == MostInterfaces)
            return bad("more than " + std::to_string(MostInterfaces) + " interfaces");
        SegmentSummary summary;
        std::int64_t ticksPerSecond = 1'000'000;
        std::size_t at = InterfaceBytes - 4;
        while (at + 4 <= block.size() - 4) {
            const std::uint16_t code = half(block, at);
            const std::size_t length = half(block, at + 2);
            if (code == 0)
                break;
            if (at + 4 + length > block.size() - 4)
                return bad("an option that is longer than its block");
            const std::string value(block.data() + at + 4, length);
            if (code == pcapng::InterfaceName)
                summary.name = value;
            if (code == pcapng::InterfaceResolution && length == 1) {
                if (value[0] < 0 || value[0] > MostDigits)
                    return bad("timestamps of a resolution that is not supported");
                ticksPerSecond = 1;
                for (int digit = 0; digit < value[0]; ++digit)
                    ticksPerSecond *= 10;
            }
            at += 4 + (length + 3) / 4 * 4;
        }
        m_summaries.push_back(summary);
        m_ticks.push_back(std::nano::den / ticksPerSecond);
        return {};
    }

    Result<> takePacket(std::span<const char> block)
    {
        const std::size_t interface = m_firstInterface + word(block, 8);
        if (interface >= m_summaries.size())
            return bad("a packet of an interface that is not described");
        const std::uint32_t captured = word(block, 20);
        if (captured > block.size() - PacketBytes)
            return bad("a packet that is longer than its block");
        const std::uint64_t ticks = std::uint64_t{word(block, 12)} << 32 | word(block, 16);
        const auto most = static_cast<std::uint64_t>(INT64_MAX / m_ticks[interface]);
        if (ticks > most)
            return bad("a packet with a time that is not of this world");
        SegmentSummary &summary = m_summaries[interface];
        summary.last = Timestamp(static_cast<std::int64_t>(ticks) * m_ticks[interface]);
        if (summary.packets++ == 0)
            summary.first = summary.last;
        summary.bytes += block.size();
        return {};
    }

    std::uint32_t word(std::span<const char> bytes, std::size_t at) const
    {
        std::uint32_t value = 0;
        std::memcpy(&value, bytes.data() + at, sizeof value);
        return m_swapped ? __builtin_bswap32(value) : value;
    }

    std::uint16_t half(std::span<const char> bytes, std::size_t at) const
    {
        std::uint16_t value = 0;
        std::memcpy(&value, bytes.data() + at, sizeof value);
        return m_swapped ? __builtin_bswap16(value) : value;
    }

    tl::unexpected<Error> bad(const std::string &what) const
    {
        return failure("byte " + std::to_string(m_window.offset()) + ": " + what);
    }

    FileWindow m_window;
    bool m_swapped = false;
    /// Of the section.
    std::size_t m_firstInterface = 0;
    std::vector<SegmentSummary> m_summaries;
    /// Nanoseconds in a tick, by interface.
    std::vector<std::int64_t> m_ticks;
};

} // namespace

Result<std::vector<SegmentSummary>> summarizePcapng(const FileDescriptor &file,
                                                    const std::filesystem::path &path)
{
    return PcapngReader(file, path).read();
}

} // namespace tomato::capture
