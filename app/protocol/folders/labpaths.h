// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/ids.h"

#include <QString>

namespace tomato::rpc {

/// The paths where this user's engines meet their clients, and where labs are stored.
struct LabPaths
{
    /// `$XDG_RUNTIME_DIR/tomato-desktop` when that folder is this user's, else
    /// `/tmp/tomato-desktop-UID`.
    static QString controlDirectory();
    /// Makes the control directory when there is none; fails when it is not a real directory of
    /// this user with mode 0700.
    static Result<> checkControlDirectory();
    static QString socket(const LabId &lab);
    static QString description(const LabId &lab);
    /// `$XDG_DATA_HOME/tomato-desktop/labs/LAB`, else under `~/.local/share`.
    static QString data(const LabId &lab);
    /// Returns where the user wants new recordings to be stored, an absolute path: `folder` in
    /// `$XDG_CONFIG_HOME/tomato-desktop/captures.conf`; empty for the folder of each lab.
    static QString captureFolder();
    /// Fails, and changes nothing, when the setting cannot be saved.
    static Result<> setCaptureFolder(const QString &folder);
    /// Returns the most bytes of a lab's recordings beside the latest one of each connection:
    /// `kept_megabytes` in the same file, 1,000 where that is not set.
    static qint64 keptBytes();
    static Result<> setKeptBytes(qint64 bytes);
    /// Fails for a text that is no id of a lab: [a-z0-9_-]{1,64}.
    static Result<> check(const LabId &lab);
};

} // namespace tomato::rpc
