// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/engine/timestamp.h"

#include <cstdint>
#include <unordered_map>

namespace tomato::capture {

/// While one tap takes over from another at the same port both see each frame. The kernel stamps a
/// frame once for both, so stamp and length tell it. Not thread-safe.
class TapOverlap final
{
public:
    /// A frame that the old tap delivered since the new one lets frames in.
    void remember(Timestamp time, std::uint32_t length);
    /// Whether the old tap delivered this frame of the new one; true once for each.
    bool isOld(Timestamp time, std::uint32_t length);
    /// The latest stamp of the old tap; the least Timestamp when it delivered nothing.
    Timestamp last() const { return m_last; }
    /// How often isOld() was true.
    std::uint64_t twice() const { return m_twice; }

private:
    struct Key
    {
        std::int64_t time;
        std::uint32_t length;
        friend bool operator==(const Key &, const Key &) = default;
    };
    struct Hash
    {
        std::size_t operator()(const Key &key) const
        {
            return static_cast<std::size_t>(key.time) * 31 + key.length;
        }
    };

    std::unordered_map<Key, std::uint32_t, Hash> m_frames;
    Timestamp m_last = Timestamp::min();
    std::uint64_t m_twice = 0;
};

} // namespace tomato::capture
