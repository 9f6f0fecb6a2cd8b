// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace tomato::topology {

struct RepeatedKey
{
    QString key;
    /// The offset of its second occurrence in the text.
    qsizetype offset = 0;
};

/// Finds a key that an object in this valid JSON text has twice: only one of its values would be
/// read.
std::optional<RepeatedKey> repeatedKey(const QByteArray &text);

} // namespace tomato::topology
