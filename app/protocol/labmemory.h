// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QString>

namespace tomato::rpc {

/// What a lab's folder tells of it while no engine serves it: the file `lab.json` there. The lab's
/// engine writes it.
struct LabMemory
{
    QString name;
    /// Of its topology, empty while that was never saved.
    QString file;

    bool operator==(const LabMemory &) const = default;

    static QString path(const LabId &lab);
    /// Empty where there is none that can be read.
    static LabMemory load(const LabId &lab);
    /// What cannot be written is missed by lists only.
    void save(const LabId &lab) const;
};

} // namespace tomato::rpc
