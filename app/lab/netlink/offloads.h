// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <cstdint>
#include <vector>

namespace tomato::lab {

/// The features by which a device leaves segmenting, checksums and VLAN tags to others. With them
/// off, what is captured is what a wire would carry.
class Offloads final
{
public:
    /// Asks the kernel which they are; `control` is any socket.
    static Result<Offloads> find(int control);

    /// From now on none is turned off: faster, and what is captured has longer frames and checksums
    /// that were never computed.
    void keepAll();
    /// Turns off those that the device lets go of; `control` belongs to the device's namespace.
    Result<> turnOff(int control, const std::string &device) const;

private:
    explicit Offloads(std::vector<std::uint32_t> mask) : m_mask(std::move(mask)) {}

    /// A bit per feature of the kernel.
    std::vector<std::uint32_t> m_mask;
};

} // namespace tomato::lab
