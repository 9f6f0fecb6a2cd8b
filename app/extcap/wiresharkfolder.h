// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QString>

namespace tomato::extcap {

/// Returns the folders in which Wireshark looks for programs like this one, from the output of
/// `tshark -G folders`: the user's own first, where this version has one.
QStringList extcapFolders(const QString &folders);
/// Makes a link to `program` in the first of the folders that is writable; returns the link. When
/// there is none, it fails with the command for an administrator.
Result<QString> linkInto(const QStringList &folders, const QString &program);

/// Links this program into the folders of this machine's Wireshark.
Result<QString> linkIntoWireshark();

} // namespace tomato::extcap
