// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/netlink/traffic/framedraw.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace tomato::lab {

/// One word, hashed as jhash() in the kernel's include/linux/jhash.h does (Bob Jenkins, lookup3).
static std::uint32_t jenkinsHash(std::uint32_t word, std::uint32_t seed)
{
    constexpr std::uint32_t Initial = 0xdeadbeef;
    std::uint32_t a = Initial + sizeof word + seed;
    std::uint32_t b = a;
    std::uint32_t c = a;
    a += word;
    const auto mix = [](std::uint32_t &changed, std::uint32_t by, int bits) {
        changed ^= by;
        changed -= std::rotl(by, bits);
    };
    mix(c, b, 14);
    mix(a, c, 11);
    mix(b, a, 25);
    mix(c, b, 16);
    mix(a, c, 4);
    mix(b, a, 14);
    mix(c, b, 24);
    return c;
}

/// A number below `count`, as the kernel's reciprocal_scale() makes it.
static std::uint32_t scaled(std::uint32_t hash, std::uint32_t count)
{
    return static_cast<std::uint32_t>(std::uint64_t{hash} * count >> 32);
}

std::uint32_t seedOf(FrameDraw draw, std::uint32_t seed)
{
    return draw == FrameDraw::Loss ? seed : jenkinsHash(static_cast<std::uint32_t>(draw), seed);
}

std::uint32_t drawThreshold(double percent)
{
    return static_cast<std::uint32_t>(
        std::clamp(std::round(percent / 100 * DrawnNumbers), 0.0, double{DrawnNumbers}));
}

bool isDrawn(FrameDraw draw, std::uint32_t number, double percent, std::uint32_t seed)
{
    return percent >= 100 ||
           scaled(jenkinsHash(number, seedOf(draw, seed)), DrawnNumbers) < drawThreshold(percent);
}

std::vector<std::vector<WrongBit>> wrongBits(std::uint32_t seed)
{
    // The kernel's rules reach 255 bytes beyond the type, and most frames have an IPv4 header.
    constexpr std::uint32_t Farthest = 255;
    constexpr std::uint32_t Near = 20;
    const std::uint32_t own = seedOf(FrameDraw::WrongBit, seed);
    std::uint32_t drawn = 0;
    const auto below = [&](std::uint32_t count) {
        return scaled(jenkinsHash(++drawn, own), count);
    };
    std::vector<std::vector<WrongBit>> all;
    for (std::uint32_t i = 0; i < WrongBits; ++i) {
        std::vector<WrongBit> &bits = all.emplace_back();
        for (const std::uint32_t more : {Farthest, Near, 0U}) {
            const unsigned byte = below(WrongBit::AddressBytes + more);
            bits.push_back({byte, static_cast<std::uint8_t>(1U << below(8))});
            if (byte < WrongBit::AddressBytes)
                break;
        }
    }
    return all;
}

} // namespace tomato::lab
