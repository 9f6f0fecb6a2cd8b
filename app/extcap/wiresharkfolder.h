// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QString>

namespace tomato::extcap {

/// The folders in which Wireshark looks for programs like this one, by what `tshark -G folders`
/// prints: the user's own first, where this version has one.
QStringList extcapFolders(const QString &folders);
/// Links `program` into the first of them that can be written; returns the link. Fails with the
/// command for an administrator when there is none.
Result<QString> linkInto(const QStringList &folders, const QString &program);

/// Both, for this program and the Wireshark of this machine.
Result<QString> linkIntoWireshark();

} // namespace tomato::extcap
