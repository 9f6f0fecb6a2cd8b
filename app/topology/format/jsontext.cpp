// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/format/jsontext.h"

#include "app/topology/format/repeatedkey.h"
#include "app/topology/printable.h"

#include <QJsonDocument>
#include <QUtf8StringView>

#include <algorithm>

namespace tomato::topology {

/// Lines and columns (of bytes) count from 1, bytes from 0.
static std::string placeInText(const QByteArray &text, qsizetype offset)
{
    offset = std::clamp<qsizetype>(offset, 0, text.size());
    const QByteArrayView before = QByteArrayView(text).first(offset);
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const qsizetype column = offset - before.lastIndexOf('\n');
    return "byte " + std::to_string(offset) + ", line " + std::to_string(line) + ", column " +
           std::to_string(column);
}

/// The first byte that is not UTF-8: what does not belong there comes back changed.
static qsizetype firstInvalidByte(const QByteArray &text)
{
    const QByteArray again = QString::fromUtf8(text).toUtf8();
    return std::mismatch(text.begin(), text.end(), again.begin(), again.end()).first - text.begin();
}

/// The bracket that opens one level too many; the text's size when none does.
static qsizetype firstTooDeep(const QByteArray &text)
{
    int depth = 0;
    bool inString = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            if (++depth > MaxNesting)
                return i;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return text.size();
}

/// The code unit of the escape "\\uXXXX" at this place; 0 where there is none.
static char16_t escapedAt(QByteArrayView text, qsizetype at)
{
    if (at + 6 > text.size() || text[at] != '\\' || text[at + 1] != 'u')
        return 0;
    return static_cast<char16_t>(text.sliced(at + 2, 4).toUShort(nullptr, 16));
}

Result<> checkWholeCharacters(const QByteArray &text)
{
    for (qsizetype at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', at)) {
        const char16_t unit = escapedAt(text, at);
        if (QChar::isHighSurrogate(unit) && QChar::isLowSurrogate(escapedAt(text, at + 6)))
            at += 12;
        else if (QChar::isSurrogate(unit))
            return failure("'" + text.sliced(at, 6).toStdString() +
                               "' is a half of a character without the other half",
                           placeInText(text, at));
        else
            at += 2;
    }
    return {};
}

Result<QJsonObject> parseJsonObject(const QByteArray &text)
{
    if (text.trimmed().isEmpty())
        return failure("the text is empty", placeInText(text, 0));
    if (!QUtf8StringView(text).isValidUtf8())
        return failure("not UTF-8", placeInText(text, firstInvalidByte(text)));
    if (const qsizetype deep = firstTooDeep(text); deep < text.size())
        return failure("more than " + std::to_string(MaxNesting) +
                           " objects and arrays lie in each other",
                       placeInText(text, deep));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError)
        return failure("not JSON: " + error.errorString().toStdString(),
                       placeInText(text, error.offset));
    if (!document.isObject())
        return failure("expected an object, found an array", placeInText(text, 0));
    if (const auto whole = checkWholeCharacters(text); !whole)
        return passOn(whole);
    if (const auto twice = repeatedKey(text))
        return failure("the key '" + printable(twice->key.left(60)).toStdString() +
                           "' stands here twice",
                       placeInText(text, twice->offset));
    return document.object();
}

} // namespace tomato::topology
