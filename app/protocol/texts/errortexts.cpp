// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/protocol/texts/errortexts.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace tomato::rpc {

/// Longer ones are no texts of this program, and looking through them takes time.
static constexpr qsizetype MaxMessage = 4096;

/// The place of a value, and whether it is a number (L) or a time (T) that is written as the
/// language does.
static const QRegularExpression &placeOfValue()
{
    static const QRegularExpression place(QStringLiteral("%([LT]?)([1-9])"));
    return place;
}

static qsizetype ownCharacters(const ErrorText &text)
{
    return QString::fromUtf8(text.text).remove(placeOfValue()).size();
}

/// Writes each number in this text with the marks of the language. A number that is a part of a
/// name or of an address stays.
static QString withOwnMarks(const QString &text)
{
    static const QRegularExpression number(
        QStringLiteral("(?<![\\w:])(?<!\\w[.-])(0|[1-9]\\d{0,17})(?:\\.(\\d+))?(?:e[+-]?\\d+)?(?!["
                       "\\w:-]|\\.\\d)"));
    QString marked;
    qsizetype end = 0;
    for (auto each = number.globalMatch(text); each.hasNext();) {
        const QRegularExpressionMatch match = each.next();
        QString written = match.captured();
        if (written.contains(u'e'))
            written.replace(u'.', QLocale().decimalPoint());
        else if (match.captured(2).isEmpty())
            written = QLocale().toString(written.toLongLong());
        else
            written = QLocale().toString(match.captured(1).toLongLong()) +
                      QLocale().decimalPoint() + match.captured(2);
        marked += text.sliced(end, match.capturedStart() - end) + written;
        end = match.capturedEnd();
    }
    return marked + text.sliced(end);
}

/// Writes a time in UTC as that of this machine's zone, with its day.
static QString withOwnTime(const QString &text)
{
    const QDateTime time = QDateTime::fromString(text, Qt::ISODate).toLocalTime();
    return time.isValid() ? QLocale().toString(time.date(), QLocale::ShortFormat) + u' ' +
                                QLocale::c().toString(time.time(), QStringLiteral("HH:mm:ss"))
                          : text;
}

ErrorTexts::ErrorTexts(std::vector<ErrorText> texts)
{
    std::stable_sort(texts.begin(), texts.end(), [](const auto &one, const auto &other) {
        return ownCharacters(one) > ownCharacters(other);
    });
    for (const ErrorText &text : texts) {
        QStringList parts = QString::fromUtf8(text.text).split(placeOfValue());
        for (QString &part : parts)
            part = QRegularExpression::escape(part);
        m_patterns.push_back(
            {text, QRegularExpression(
                       QRegularExpression::anchoredPattern(parts.join(QStringLiteral("(.*?)"))),
                       QRegularExpression::DotMatchesEverythingOption)});
    }
}

std::optional<ErrorTexts::Found> ErrorTexts::find(const QString &message) const
{
    if (message.size() > MaxMessage)
        return {};
    for (const Pattern &each : m_patterns) {
        const QRegularExpressionMatch match = each.expression.match(message);
        if (match.hasMatch())
            return Found{each.text, match.capturedTexts().mid(1)};
    }
    return {};
}

QString ErrorTexts::translated(const QString &message) const
{
    if (const auto found = find(message)) {
        const QString said = QCoreApplication::translate("EngineText", found->text.text);
        // All at once, as a value may have a '%' of its own.
        QString filled;
        qsizetype end = 0;
        for (auto each = placeOfValue().globalMatch(said); each.hasNext();) {
            const QRegularExpressionMatch place = each.next();
            const QString value = found->values.value(place.captured(2).toInt() - 1);
            QString own = translated(value);
            if (own == value && place.captured(1) == u"L")
                own = withOwnMarks(value);
            else if (own == value && place.captured(1) == u"T")
                own = withOwnTime(value);
            filled += said.sliced(end, place.capturedStart() - end) + own;
            end = place.capturedEnd();
        }
        return filled + said.sliced(end);
    }
    // What a program writes has several lines.
    if (const qsizetype line = message.indexOf(u'\n'); line >= 0)
        return translated(message.first(line)) + u'\n' + translated(message.sliced(line + 1));
    // An element may have several problems, with "; " between them.
    static const QRegularExpression border(QStringLiteral("[:;] "));
    const qsizetype behind = message.indexOf(border);
    if (behind < 0)
        return message;
    const QString before = message.first(behind);
    return (message[behind] == u';' ? translated(before) : before) + message.sliced(behind, 2) +
           translated(message.sliced(behind + 2));
}

std::vector<ErrorText> allErrorTexts()
{
    std::vector<ErrorText> all;
    for (const auto &some :
         {valueTexts(), topologyTexts(), labTexts(), captureTexts(), ringTexts(), imageTexts()})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

std::optional<KnownError> knownError(const QString &message)
{
    static const ErrorTexts texts(allErrorTexts());
    const auto found = texts.find(message);
    if (!found)
        return {};
    return KnownError{QLatin1String(found->text.id), found->values};
}

} // namespace tomato::rpc
