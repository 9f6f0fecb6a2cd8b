// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tomato::lab {

/// Why the open folder, whose path without links is `path`, is never given to elements; empty for
/// one that may be.
QString whyNeverShared(int folder, const QString &path);
/// Why elements never see one at this path.
QString whyNeverSharedAt(const QString &place);

} // namespace tomato::lab
