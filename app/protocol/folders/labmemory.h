// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QString>

namespace tomato::rpc {

/// The data that describes a lab while no engine serves it: the file `lab.json` in its folder. The
/// lab's engine writes it.
struct LabMemory
{
    QString name;
    /// The path of the topology's file, empty while it was never saved.
    QString file;

    bool operator==(const LabMemory &) const = default;

    static QString path(const LabId &lab);
    /// Returns empty values when there is no file that can be read.
    static LabMemory load(const LabId &lab);
    /// A failure is ignored, as only lists of labs need the file.
    void save(const LabId &lab) const;
};

} // namespace tomato::rpc
