// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tomato::topology {

/// Returns the title that a topology without a name gets from its file: "lab6" for
/// "/home/me/lab6.tomato4.json" and for "lab6.clab.yml".
QString fileTitle(const QString &path);

} // namespace tomato::topology
