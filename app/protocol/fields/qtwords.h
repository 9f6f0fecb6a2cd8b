// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/words.h"

#include <QString>

namespace tomato::protocol {

template <class Enum>
QString wordOf(Enum value)
{
    return QLatin1String(QByteArrayView(word(value)));
}

/// Returns nothing for a word that is none of the enum's.
template <class Enum>
std::optional<Enum> valueOf(const QString &word)
{
    return fromWord<Enum>(word.toStdString());
}

} // namespace tomato::protocol
