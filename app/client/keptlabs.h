// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/ids.h"

#include <QDateTime>
#include <QString>

#include <vector>

namespace tomato::client {

/// A lab that no engine serves, and whose folder still exists.
struct KeptLab
{
    LabId lab;
    /// The lab's id is used where no name is known.
    QString name;
    /// The file of its topology; empty when that was never saved.
    QString file;
    /// The time when its topology was last started or changed.
    QDateTime lastUsed;
    /// Tells whether its topology, as it was then, can be opened.
    bool hasTopology = false;
};
/// Returns the labs of this user; the one that was used last is first.
std::vector<KeptLab> keptLabs();
/// Returns the lab whose topology is in this file, the one used last if there are several. It is
/// empty when there is none.
LabId keptLabOf(const QString &canonicalPath);

/// The amount of data that deleting a lab would remove.
struct KeptAmount
{
    qint64 bytes = 0;
    int recordings = 0;
    qint64 packets = 0;
};
/// Reads all its folders; may be called from any thread.
KeptAmount keptAmount(const LabId &lab);

/// Removes what a lab keeps: topology, recordings, the folders of its elements. Refused while an
/// engine serves it. May be called from any thread.
Result<> deleteLab(const LabId &lab);

} // namespace tomato::client
