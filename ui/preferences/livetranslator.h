// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/preferences/texttemplate.h"

#include <QHash>
#include <QLocale>
#include <QRecursiveMutex>
#include <QSet>
#include <QTranslator>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace tomato::ui {

/// Translates into one language at a time, and remembers its translations, so that a text in a
/// window can be translated into another language without the code that made it.
///
/// A text is recognized by the address of its characters in memory, which a widget shares with the
/// result of tr(); a text that a user typed is never mistaken for one, even if it is the same word.
/// All functions can be called from any thread.
class LiveTranslator final : public QTranslator
{
    Q_OBJECT

public:
    using QTranslator::QTranslator;

    /// When a language has several tables, the first one that has the text is used.
    void add(const QString &language, std::unique_ptr<QTranslator> table);
    QStringList languages() const;
    /// To be called while numbers are still those of the language before, that is, before the
    /// default QLocale changes.
    void speak(const QString &language);
    QString language() const;

    /// Returns the text in the current language; nothing when it is in that already, or is not one
    /// of ours.
    std::optional<QString> again(const QString &text) const;
    /// Returns a text that was composed of one of ours and arguments in the current language. It is
    /// recognized by its template. Templates are considered that make up most of the text, or whose
    /// context (the class that called tr()) `mayBeFrom` accepts.
    std::optional<QString>
    againWithArguments(const QString &text,
                       const std::function<bool(const QByteArray &)> &mayBeFrom) const;

    /// Returns one of our texts with several words in the current language, whoever wrote it: it
    /// may be a part of a longer text.
    std::optional<QString> phraseAgain(const QString &text) const;

    QString translate(const char *context, const char *sourceText,
                      const char *disambiguation = nullptr, int n = -1) const override;
    bool isEmpty() const override { return false; }

private:
    struct Phrase
    {
        QByteArray context;
        QByteArray source;
        QByteArray disambiguation;

        bool operator==(const Phrase &) const = default;
        friend size_t qHash(const Phrase &phrase, size_t seed = 0)
        {
            return qHashMulti(seed, phrase.context, phrase.source, phrase.disambiguation);
        }
    };
    struct Said
    {
        QString language;
        Phrase phrase;
    };
    struct SaidWithArguments
    {
        QString language;
        Phrase phrase;
        TextTemplate text;
    };

    /// A copy is needed, as the texts that it remembers may move those that it remembered before.
    QString say(Phrase phrase, int n) const;
    QString find(const QString &language, const Phrase &phrase, int n) const;
    void rememberTemplate(const Phrase &phrase, const QString &text) const;
    QString argumentAgain(const QString &argument) const;
    QString numberAgain(const QString &text) const;
    QString refilled(const SaidWithArguments &said, TextTemplate::Arguments arguments) const;

    mutable QRecursiveMutex m_mutex;
    std::map<QString, std::vector<std::unique_ptr<QTranslator>>> m_tables;
    QString m_language = QStringLiteral("en");
    /// How the language before writes numbers.
    QLocale m_numbersBefore;
    /// The translations by language; null when the text is not one of ours.
    mutable QHash<QString, QHash<Phrase, QString>> m_texts;
    /// The keys are the addresses of the characters, which m_texts keeps alive.
    mutable QHash<const QChar *, Said> m_said;
    /// The texts with several words, by their content.
    mutable QHash<QString, Said> m_phrases;
    mutable std::vector<SaidWithArguments> m_templates;
    mutable QSet<QString> m_templateTexts;
};

} // namespace tomato::ui
