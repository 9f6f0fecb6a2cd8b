// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <utility>

namespace tomato::capture {

/// Memory of the kernel that a tap holds beyond the least that each has. All taps of a process
/// share one budget, so that those have room that need it and many do not eat up the machine.
/// Thread-safe.
class BufferShare final
{
public:
    /// 256 MB: what all taps of a lab hold together at most, beyond what each has anyway.
    static constexpr std::size_t Budget = 256 << 20;

    BufferShare() = default;
    /// None when the budget has no room for it, or would have less than `leave` left.
    static std::optional<BufferShare> take(std::size_t bytes, std::size_t leave = 0);
    ~BufferShare();
    BufferShare(BufferShare &&other) noexcept : m_bytes(std::exchange(other.m_bytes, 0)) {}
    BufferShare &operator=(BufferShare &&other) noexcept
    {
        std::swap(m_bytes, other.m_bytes);
        return *this;
    }

private:
    explicit BufferShare(std::size_t bytes) : m_bytes(bytes) {}
    std::size_t m_bytes = 0;
};

} // namespace tomato::capture
