// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bulk/namepattern.h"

namespace tomato::bulk {

static const QRegularExpression &reference()
{
    static const QRegularExpression expression(QStringLiteral("\\\\([0-9])"));
    return expression;
}

static bool isExpression(const QString &text)
{
    static const QRegularExpression sign(QStringLiteral("[\\\\()\\[\\]{}+|^$]|\\.\\*"));
    return sign.match(text).hasMatch();
}

/// A text with wildcards as a regular expression.
static QString fromWildcards(const QString &text)
{
    QString expression;
    for (const QChar each : text) {
        if (each == QLatin1Char('*'))
            expression += QStringLiteral("(.*)");
        else if (each == QLatin1Char('?'))
            expression += QStringLiteral("(.)");
        else
            expression += QRegularExpression::escape(QString(each));
    }
    return expression;
}

bool NamePattern::refers(const QString &text)
{
    return reference().match(text).hasMatch();
}

Result<NamePattern> NamePattern::parse(const QString &text, const std::string &place,
                                       const QStringList &captured)
{
    if (text.isEmpty())
        return failure("there is no pattern", place);
    const bool refersToOther = !captured.isEmpty();
    QString rest = text;
    if (refersToOther)
        rest.remove(reference());
    const bool isRegular = isExpression(rest);
    QString expression;
    qsizetype from = 0;
    const auto addPart = [&](const QString &part) {
        expression += isRegular ? part : fromWildcards(part);
    };
    for (auto each = reference().globalMatch(text); refersToOther && each.hasNext();) {
        const auto match = each.next();
        addPart(text.mid(from, match.capturedStart() - from));
        expression += QRegularExpression::escape(captured.value(match.captured(1).toInt()));
        from = match.capturedEnd();
    }
    addPart(text.mid(from));
    // Checked alone: a parenthesis too many must not close the one around it.
    const QRegularExpression alone(expression);
    if (!alone.isValid())
        return failure("'" + text.left(60).toStdString() +
                           "' is no regular expression: " + alone.errorString().toStdString() +
                           " at character " + std::to_string(alone.patternErrorOffset() + 1),
                       place);
    NamePattern pattern;
    pattern.m_expression = QRegularExpression(QRegularExpression::anchoredPattern(expression));
    static const QRegularExpression wildcard(QStringLiteral("[*?]"));
    if (!isRegular && !rest.contains(wildcard))
        pattern.m_name = filledIn(text, captured, 0);
    return pattern;
}

std::optional<QStringList> NamePattern::match(const QString &name) const
{
    if (m_name)
        return *m_name == name ? std::optional(QStringList(name)) : std::nullopt;
    const auto match = m_expression.match(name);
    if (!match.hasMatch())
        return std::nullopt;
    return match.capturedTexts();
}

QString filledIn(const QString &text, const QStringList &captured, int number)
{
    static const QRegularExpression part(QStringLiteral("\\\\([0-9])|\\{(n+)\\}"));
    QString filled;
    qsizetype from = 0;
    for (auto each = part.globalMatch(text); each.hasNext();) {
        const auto match = each.next();
        filled += QStringView(text).mid(from, match.capturedStart() - from);
        const auto digits = static_cast<int>(match.capturedLength(2));
        filled += digits > 0
                      ? QStringLiteral("%1").arg(number, std::min(digits, 9), 10, QLatin1Char('0'))
                      : captured.value(match.captured(1).toInt());
        from = match.capturedEnd();
    }
    filled += QStringView(text).mid(from);
    return filled;
}

} // namespace tomato::bulk
