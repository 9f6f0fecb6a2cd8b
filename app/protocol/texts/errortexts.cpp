// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/protocol/texts/errortexts.h"

#include <QCoreApplication>

#include <algorithm>

namespace tomato::rpc {

/// Longer ones are no texts of this program, and looking through them takes time.
static constexpr qsizetype MaxMessage = 4096;

static qsizetype ownCharacters(const ErrorText &text)
{
    static const QRegularExpression place(QStringLiteral("%[123]"));
    return QString::fromUtf8(text.text).remove(place).size();
}

ErrorTexts::ErrorTexts(std::vector<ErrorText> texts)
{
    static const QRegularExpression place(QStringLiteral("%[123]"));
    std::stable_sort(texts.begin(), texts.end(), [](const auto &one, const auto &other) {
        return ownCharacters(one) > ownCharacters(other);
    });
    for (const ErrorText &text : texts) {
        QStringList parts = QString::fromUtf8(text.text).split(place);
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
        QStringList values;
        for (const QString &value : found->values)
            values << translated(value);
        // All at once, as a value may have a '%' of its own.
        switch (values.size()) {
        case 0:
            return said;
        case 1:
            return said.arg(values[0]);
        case 2:
            return said.arg(values[0], values[1]);
        default:
            return said.arg(values[0], values[1], values[2]);
        }
    }
    const qsizetype behind = message.indexOf(QLatin1String(": "));
    return behind < 0 ? message : message.left(behind + 2) + translated(message.mid(behind + 2));
}

std::vector<ErrorText> allErrorTexts()
{
    std::vector<ErrorText> all;
    for (const auto &some : {valueTexts(), labTexts(), captureTexts(), imageTexts()})
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
