// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace tomato::topology {

struct RepeatedKey
{
    QString key;
    /// Where in the text it stands for the second time.
    qsizetype offset = 0;
};

/// A key that an object of this text, which is whole JSON, has twice: only one of its values would
/// be read.
std::optional<RepeatedKey> repeatedKey(const QByteArray &text);

} // namespace tomato::topology
