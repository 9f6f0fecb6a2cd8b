// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/naturalkey.h"

namespace tomato::topology {

QString naturalKey(const QString &text)
{
    QString key;
    key.reserve(text.size() + 4);
    for (qsizetype i = 0; i < text.size();) {
        if (!text[i].isDigit()) {
            key += text[i++].toLower();
            continue;
        }
        qsizetype end = i;
        while (end < text.size() && text[end].isDigit())
            ++end;
        while (i < end - 1 && text[i] == QLatin1Char('0'))
            ++i;
        // A number with more digits is larger.
        key += QLatin1Char('0');
        key += QChar(static_cast<char16_t>(end - i));
        key += QStringView(text).mid(i, end - i);
        i = end;
    }
    return key;
}

} // namespace tomato::topology
