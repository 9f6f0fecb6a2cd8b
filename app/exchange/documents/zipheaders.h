// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QtGlobal>

#include <vector>

class QIODevice;

namespace tomato::exchange {

/// Compares what the list at the end of a zip archive says of its members with what stands before
/// each of them: programs that read an archive from its begin would else find other files than
/// those that were judged. `records` are where the list's entries stand in the archive. A member
/// whose own header has another name, or that shares bytes with another one or with the list, is
/// an error with its name.
Result<> checkZipHeaders(QIODevice &archive, const std::vector<qint64> &records);

} // namespace tomato::exchange
