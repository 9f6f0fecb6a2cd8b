// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/daemon/attach/attachments.h"
#include "app/daemon/attach/outsideaccess.h"
#include "app/daemon/attach/replays.h"
#include "app/protocol/labstatus.h"

namespace tomato::engine {

/// The programs that the engine runs beside the fabric for elements of a lab: they have the rights
/// of the user, which the fabric's worker gave up. They translate for external networks, attach
/// what stands for something outside, and play capture files.
class ElementPrograms final : public QObject
{
    Q_OBJECT

public:
    ElementPrograms();

    /// Starts and ends programs, so that they fit the elements that run.
    void update(const topology::Topology &topology, const DeviceStates &states);
    /// Adds to the elements of the status what their programs do, and why they cannot.
    void addTo(protocol::LabStatus &status) const;

signals:
    void changed();

private:
    QString problem(const ElementId &element) const;

    OutsideAccess m_outside;
    Attachments m_attachments;
    Replays m_replays;
};

} // namespace tomato::engine
