// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preferences/livetranslator.h"

#include <QLocale>
#include <QMutexLocker>

namespace tomato::ui {

/// This is the language of the texts in the source.
static const QString SourceLanguage = QStringLiteral("en");

void LiveTranslator::add(const QString &language, std::unique_ptr<QTranslator> table)
{
    const QMutexLocker lock(&m_mutex);
    m_tables[language].push_back(std::move(table));
}

QStringList LiveTranslator::languages() const
{
    const QMutexLocker lock(&m_mutex);
    QStringList languages;
    for (const auto &[language, tables] : m_tables)
        languages << language;
    return languages;
}

void LiveTranslator::speak(const QString &language)
{
    const QMutexLocker lock(&m_mutex);
    m_language = language;
    m_numbersBefore = QLocale();
}

QString LiveTranslator::language() const
{
    const QMutexLocker lock(&m_mutex);
    return m_language;
}

QString LiveTranslator::find(const QString &language, const Phrase &phrase, int n) const
{
    const auto tables = m_tables.find(language);
    if (tables == m_tables.end())
        return {};
    for (const auto &table : tables->second) {
        const char *disambiguation =
            phrase.disambiguation.isNull() ? nullptr : phrase.disambiguation.constData();
        QString text = table->translate(phrase.context.constData(), phrase.source.constData(),
                                        disambiguation, n);
        if (!text.isNull())
            return text;
    }
    return {};
}

QString LiveTranslator::say(Phrase phrase, int n) const
{
    auto &texts = m_texts[m_language];
    const auto known = texts.constFind(phrase);
    // Plural forms are distinguished by the number.
    if (known != texts.constEnd() && (n < 0 || known->isNull()))
        return *known;
    QString text = find(m_language, phrase, n);
    // In the source's language a text is ours when another language has a translation of it.
    for (auto each = m_tables.begin(); text.isNull() && each != m_tables.end(); ++each) {
        if (!find(each->first, phrase, n).isNull())
            text = QString::fromUtf8(phrase.source);
    }
    if (text.isEmpty() || n < 0)
        texts.insert(phrase, text);
    if (text.isEmpty())
        return text;
    rememberTemplate(phrase, text);
    if (n < 0) {
        m_said.insert(text.constData(), {m_language, phrase});
        if (hasSeveralWords(text))
            m_phrases.insert(text, {m_language, phrase});
        return text;
    }
    text.replace(QLatin1String("%Ln"), QLocale().toString(n));
    return text.replace(QLatin1String("%n"), QLocale().toString(n));
}

void LiveTranslator::rememberTemplate(const Phrase &phrase, const QString &text) const
{
    if (!text.contains(QLatin1Char('%')))
        return;
    const QString name = m_language + QLatin1Char('\n') + QString::fromUtf8(phrase.context) +
                         QLatin1Char('\n') + text;
    if (m_templateTexts.contains(name))
        return;
    m_templateTexts.insert(name);
    const TextTemplate made(text);
    if (made.isTelling())
        m_templates.push_back({m_language, phrase, made});
}

QString LiveTranslator::translate(const char *context, const char *sourceText,
                                  const char *disambiguation, int n) const
{
    const QMutexLocker lock(&m_mutex);
    return say({QByteArray(context), QByteArray(sourceText), QByteArray(disambiguation)}, n);
}

std::optional<QString> LiveTranslator::again(const QString &text) const
{
    if (text.isEmpty())
        return {};
    const QMutexLocker lock(&m_mutex);
    const auto said = m_said.constFind(text.constData());
    if (said == m_said.constEnd() || said->language == m_language)
        return {};
    return say(said->phrase, -1);
}

std::optional<QString> LiveTranslator::phraseAgain(const QString &text) const
{
    const QMutexLocker lock(&m_mutex);
    const auto said = m_phrases.constFind(text);
    if (said == m_phrases.constEnd() || said->language == m_language)
        return {};
    return say(said->phrase, -1);
}

std::optional<QString>
LiveTranslator::againWithArguments(const QString &text,
                                   const std::function<bool(const QByteArray &)> &mayBeFrom) const
{
    const QMutexLocker lock(&m_mutex);
    const SaidWithArguments *best = nullptr;
    TextTemplate::Arguments arguments;
    for (const SaidWithArguments &each : m_templates) {
        if (best && each.text.ownLength() <= best->text.ownLength())
            continue;
        const bool isMostOfIt = each.text.ownLength() * 4 >= text.size() * 3;
        if (!isMostOfIt && !mayBeFrom(each.phrase.context))
            continue;
        if (const auto found = each.text.argumentsIn(text)) {
            best = &each;
            arguments = *found;
        }
    }
    if (!best || best->language == m_language)
        return {};
    return refilled(*best, arguments);
}

/// Returns "1.3 MB" as the current language writes it; other texts unchanged, and so are whole
/// numbers without separators, which may be names.
QString LiveTranslator::numberAgain(const QString &text) const
{
    const QLocale now;
    const QString number = text.section(u' ', 0, 0);
    bool isNumber = false;
    m_numbersBefore.toDouble(number, &isNumber);
    if (!isNumber || now == m_numbersBefore)
        return text;
    const bool hasGroups = !now.numberOptions().testFlag(QLocale::OmitGroupSeparator);
    QString again;
    for (const QChar each : number) {
        if (m_numbersBefore.groupSeparator() == each)
            again += hasGroups ? now.groupSeparator() : QString();
        else if (m_numbersBefore.decimalPoint() == each)
            again += now.decimalPoint();
        else
            again += each;
    }
    return again + text.mid(number.size());
}

/// This is between a place and what is said of it.
static constexpr QLatin1String Behind(": ");

/// A single word is no phrase but a name or a number, whatever it reads like.
QString LiveTranslator::argumentAgain(const QString &argument) const
{
    if (const QString number = numberAgain(argument); number != argument)
        return number;
    if (!hasSeveralWords(argument))
        return argument;
    if (const auto phrase = phraseAgain(argument))
        return *phrase;
    const auto isFromAny = [](const QByteArray &) { return true; };
    if (const auto filled = againWithArguments(argument, isFromAny))
        return *filled;
    // What failed stands before why, and has a language of its own or none.
    for (qsizetype at = argument.indexOf(Behind); at >= 0; at = argument.indexOf(Behind, at + 1)) {
        const QString reason = argument.sliced(at + Behind.size());
        auto said = phraseAgain(reason);
        if (!said)
            said = againWithArguments(reason, isFromAny);
        if (said)
            return argument.first(at + Behind.size()) + *said;
    }
    return argument;
}

QString LiveTranslator::refilled(const SaidWithArguments &said,
                                 TextTemplate::Arguments arguments) const
{
    const Phrase phrase = said.phrase; // a text that is said now may move what is remembered
    const auto count = arguments.constFind(QLatin1Char('n'));
    int n = -1;
    if (count != arguments.constEnd())
        n = QString(*count).remove(QLatin1Char('.')).remove(QLatin1Char(',')).toInt();
    for (QString &argument : arguments)
        argument = argumentAgain(argument);
    return TextTemplate(say(phrase, n)).filled(arguments);
}

} // namespace tomato::ui
