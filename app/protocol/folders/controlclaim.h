// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/ids.h"

namespace tomato::rpc {

/// Holds the control directory for itself (a lock on the directory, waited for) while sockets
/// appear, disappear or are found dead there; hold it for moments only.
class ControlClaim final
{
public:
    /// Fails when the directory cannot be trusted.
    static Result<ControlClaim> acquire();
    ~ControlClaim();
    ControlClaim(ControlClaim &&other) noexcept;
    ControlClaim &operator=(ControlClaim &&) = delete;

    /// Tells whether an engine listens at this lab's socket.
    bool isAlive(const LabId &lab) const;
    /// Removes the lab's socket and description.
    void remove(const LabId &lab) const;

private:
    explicit ControlClaim(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor;
};

} // namespace tomato::rpc
