// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/printable.h"

#include <algorithm>

namespace tomato::topology {

bool isSteering(QChar character)
{
    const char16_t code = character.unicode();
    return code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0x061c || code == 0x200e ||
           code == 0x200f || (code >= 0x2028 && code <= 0x202e) ||
           (code >= 0x2066 && code <= 0x2069);
}

bool hasSteering(const QString &text)
{
    return std::any_of(text.begin(), text.end(), isSteering);
}

QString printable(const QString &text)
{
    if (!hasSteering(text))
        return text;
    QString shown;
    for (const QChar character : text) {
        const ushort code = character.unicode();
        if (!isSteering(character))
            shown += character;
        else if (code < 0x100)
            shown += QStringLiteral("\\x%1").arg(code, 2, 16, QLatin1Char('0'));
        else
            shown += QStringLiteral("\\u%1").arg(code, 4, 16, QLatin1Char('0'));
    }
    return shown;
}

QString withoutSteering(const QString &text)
{
    QString left = text;
    left.removeIf(isSteering);
    return left;
}

} // namespace tomato::topology
