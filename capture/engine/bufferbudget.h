// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <utility>

namespace tomato::capture {

/// Memory of the kernel that a tap holds beyond what each has: all taps of a process share one
/// budget, so that few captures have room for bursts and many do not eat up the machine.
/// Thread-safe.
class BufferShare final
{
public:
    /// 256 MB: what all taps of a lab hold together at most, beyond what each has anyway.
    static constexpr std::size_t Budget = 256 << 20;

    BufferShare() = default;
    /// None when the budget has no room for it.
    static std::optional<BufferShare> take(std::size_t bytes);
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
