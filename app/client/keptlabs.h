// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/ids.h"

#include <QDateTime>
#include <QString>

#include <vector>

namespace tomato::client {

/// A lab that no engine serves, and of which a folder is left.
struct KeptLab
{
    LabId lab;
    /// Its id where nobody knows a name.
    QString name;
    /// Of its topology; empty when that was never saved.
    QString file;
    /// When its topology was last started or changed.
    QDateTime lastUsed;
    /// Whether its topology, as it was then, can be opened.
    bool hasTopology = false;
};
/// Of this user, the one that was used last first.
std::vector<KeptLab> keptLabs();
/// The one whose topology is in this file, if any: of several the one used last. Empty when none.
LabId keptLabOf(const QString &canonicalPath);

/// What deleting a lab would take away.
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
