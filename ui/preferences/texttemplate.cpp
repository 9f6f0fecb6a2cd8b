// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preferences/texttemplate.h"

#include <QRegularExpression>

#include <algorithm>

namespace tomato::ui {

/// Fewer, and "%1: %2" would be found in what users wrote.
static constexpr int MinLetters = 2;
/// A template with fewer letters, such as "%1 of %2", matches many sentences: then it is ours only
/// around a few words.
static constexpr int LettersOfASentence = 6;
static constexpr qsizetype MaxWordsBeside = 3;

bool hasSeveralWords(const QString &text)
{
    static constexpr int OneWord = 3;
    return text.contains(QLatin1Char(' ')) ||
           std::count_if(text.begin(), text.end(),
                         [](QChar each) { return each.script() == QChar::Script_Han; }) > OneWord;
}

/// Digits may have thousands separators of any language.
static bool isNumber(const QString &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar each) {
        return each.isDigit() || each.isSpace() || each.isPunct();
    });
}

TextTemplate::TextTemplate(const QString &text)
{
    static const QRegularExpression place(QStringLiteral("%[LT]?([1-9n])"));
    qsizetype end = 0;
    auto matches = place.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        m_parts << text.mid(end, match.capturedStart() - end);
        m_places += match.capturedView(1);
        end = match.capturedEnd();
    }
    m_parts << text.mid(end);
}

qsizetype TextTemplate::letters() const
{
    const QString own = m_parts.join(QString());
    return std::count_if(own.begin(), own.end(), [](QChar each) { return each.isLetter(); });
}

bool TextTemplate::isTelling() const
{
    return !m_places.isEmpty() && letters() >= MinLetters;
}

bool TextTemplate::mayStandBeside(const QString &argument) const
{
    const bool isOpen = m_parts.first().isEmpty() && m_parts.last().isEmpty();
    return !isOpen || letters() >= LettersOfASentence ||
           argument.count(QLatin1Char(' ')) < MaxWordsBeside;
}

int TextTemplate::ownLength() const
{
    return static_cast<int>(m_parts.join(QString()).size());
}

std::optional<TextTemplate::Arguments> TextTemplate::argumentsIn(const QString &text) const
{
    if (!text.startsWith(m_parts.first()) || !text.endsWith(m_parts.last()))
        return {};
    Arguments found;
    qsizetype begin = m_parts.first().size();
    for (qsizetype i = 0; i < m_places.size(); ++i) {
        const bool isLast = i + 1 == m_places.size();
        const QString &next = m_parts[i + 1];
        const qsizetype end = isLast ? text.size() - next.size() : text.indexOf(next, begin);
        if (end < begin)
            return {};
        const QString argument = text.mid(begin, end - begin);
        if (!mayStandBeside(argument) || (m_places[i] == QLatin1Char('n') && !isNumber(argument)))
            return {};
        const auto known = found.constFind(m_places[i]);
        if (known != found.constEnd() && *known != argument)
            return {};
        found.insert(m_places[i], argument);
        begin = end + next.size();
    }
    return found;
}

QString TextTemplate::filled(const Arguments &arguments) const
{
    QString text = m_parts.first();
    for (qsizetype i = 0; i < m_places.size(); ++i)
        text += arguments.value(m_places[i]) + m_parts[i + 1];
    return text;
}

} // namespace tomato::ui
