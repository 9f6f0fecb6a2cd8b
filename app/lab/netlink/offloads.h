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
    /// Asks the kernel for its offload features; `control` is any socket.
    static Result<Offloads> find(int control);

    /// From now on no offload is turned off: this is faster, but captured frames are longer and
    /// have checksums that were never computed.
    void keepAll();
    /// Turns off the features that the device allows to turn off; `control` belongs to the device's
    /// namespace.
    Result<> turnOff(int control, const std::string &device) const;

private:
    explicit Offloads(std::vector<std::uint32_t> mask) : m_mask(std::move(mask)) {}

    /// A bit per feature of the kernel.
    std::vector<std::uint32_t> m_mask;
};

} // namespace tomato::lab
